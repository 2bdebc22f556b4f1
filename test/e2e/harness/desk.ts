import { expect, type Page } from '@playwright/test';

export const region = (page: Page, name: string) => page.getByRole('region', { name });

/** Opens the sample workspace from the welcome page with one key. */
export async function enterSample(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: 'Open the sample workspace' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '24');
}

/** For an app that was launched with this, the sample workspace has eight weeks of reviews. */
export const withPast = { env: { EARMARK_SAMPLE_PAST: 'on' } };

/** Opens the sample workspace with its past: 24 calls that play, and 174 that were reviewed. */
export async function enterPast(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: 'Open the sample workspace' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '198');
}

/** Connects a Retell account from the welcome page. */
export async function connect(page: Page, apiKey: string, baseUrl: string): Promise<void> {
  await page.getByRole('button', { name: 'Connect Retell' }).click();
  await page.getByLabel('API key').fill(apiKey);
  await page.getByText('Advanced').click();
  await page.getByLabel('Base URL').fill(baseUrl);
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
}

/** Opens the sample call whose row matches, and waits until its recording can be played. */
export async function openSampleCall(page: Page, row: RegExp): Promise<void> {
  await enterSample(page);
  await openRow(page, row);
}

/** Opens the call whose row matches, and waits until its recording can be played. */
export async function openRow(page: Page, row: RegExp): Promise<void> {
  await page.getByRole('row', { name: row }).click();
  await recordingReady(page);
}

/** Until the call that was clicked is loaded, the recording that is ready is that of the call before it. */
export async function recordingReady(page: Page): Promise<void> {
  await expect(region(page, 'Call')).toHaveAttribute('aria-busy', 'false');
  await expect
    .poll(() => page.evaluate(() => document.querySelector('audio')?.readyState ?? 0))
    .toBeGreaterThanOrEqual(2);
}

export const position = async (page: Page): Promise<number> =>
  Number(await page.getByRole('slider', { name: 'Position' }).getAttribute('aria-valuenow'));

/** Presses keys one after the other. */
export const press = async (page: Page, ...keys: string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key);
};

/** The same key so many times, for `press`. */
export const times = (count: number, key: string): string[] =>
  Array.from({ length: count }, () => key);

/** Runs a command by its title through the command palette, with the keyboard only. */
export async function runCommand(page: Page, title: string): Promise<void> {
  await page.keyboard.press('Control+K');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.type(title);
  await expect(page.getByRole('option', { selected: true })).toContainText(title);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
}

/** Chooses one value of a filter field. */
export async function chooseFilter(page: Page, field: string, value: string): Promise<void> {
  await page.getByRole('combobox', { name: field, exact: true }).click();
  await page.getByRole('option', { name: new RegExp(`^${value}`, 'u') }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('listbox')).toBeHidden();
}

/** Submits the review and confirms the dialog that asks for a name or about unanswered criteria. */
export async function submitReview(page: Page): Promise<void> {
  await press(page, 'Control+Enter');
  const dialog = page.getByRole('dialog', { name: 'Submit this review?' });
  if (await dialog.isVisible()) await press(page, 'Enter');
}
