import { expect, type Page } from '@playwright/test';
import { press, region } from './desk.ts';

export const calibration = (page: Page) => region(page, 'Calibration');
export const scorecard = (page: Page) => region(page, 'Scorecard');
export const greeting = (page: Page) =>
  scorecard(page).getByRole('radiogroup', { name: /^Greeting and identification/u });

/** Creates the first session of the workspace, with one call, and shows it. */
export async function createSession(page: Page, name: string): Promise<void> {
  await press(page, 'Control+7');
  await expect(calibration(page)).toContainText('No calibration sessions');
  await press(page, 'n');
  await expect(calibration(page).getByRole('textbox', { name: 'Name' })).toBeFocused();
  await page.keyboard.type(name);
  await calibration(page).getByRole('textbox', { name: 'Number of calls' }).fill('1');
  await press(page, 'Control+Enter');
  await expect(calibration(page).getByRole('heading', { name })).toBeVisible();
}

/** Reviews the next call of the session, and returns to the screen of the session. */
export async function judgeAndReturn(page: Page, key: string, name: string): Promise<void> {
  await judge(page, key);
  await press(page, 'Control+7');
  await expect(calibration(page).getByRole('heading', { name })).toBeVisible();
}

/** Opens the reviewer's next call of the session, answers one criterion and submits. */
export async function judge(page: Page, key: string): Promise<void> {
  await press(page, 'Control+7');
  await calibration(page).getByRole('button', { name: 'Review my calls' }).click();
  await expect(scorecard(page)).toContainText('Calibration');
  await expect(greeting(page).getByRole('radio', { checked: true })).toHaveCount(0);
  await greeting(page).focus();
  await press(page, key);
  await expect(greeting(page).getByRole('radio', { checked: true })).toHaveCount(1);
  await press(page, 'Control+Enter');
  // Other criteria are not answered, so it asks.
  const dialog = page.getByRole('dialog', { name: 'Submit this review?' });
  await expect(dialog).toBeVisible();
  await press(page, 'Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('status').filter({ hasText: 'Review submitted' })).toBeVisible();
}
