import { expect, type Locator, type Page } from '@playwright/test';

/** Verifies that a command does what its title says. It starts on the desk with playback paused. */
export type CommandCheck = (page: Page) => Promise<void>;
/** Checks by command id, in the order in which they run. */
export type CommandChecks = Readonly<Record<string, CommandCheck>>;

/** The button with exactly this name. */
export const button = (page: Page, name: string): Locator =>
  page.getByRole('button', { name, exact: true });
/** Waits until a toggle button is pressed, or not pressed. */
export const expectPressed = (page: Page, name: string, state: boolean): Promise<void> =>
  expect(button(page, name)).toHaveAttribute('aria-pressed', String(state));
/** Waits until the playback speed is this. */
export const expectSpeed = (page: Page, words: string): Promise<void> =>
  expect(page.getByRole('status', { name: 'Speed' })).toHaveText(words);
/** Waits until this status message is shown. */
export const expectStatus = (page: Page, words: RegExp | string): Promise<void> =>
  expect(page.getByRole('status').filter({ hasText: words }).first()).toBeVisible();
/** The row of the open call. */
export const currentRow = (page: Page): Locator => page.getByRole('row', { selected: true });
/** Opens a panel beside the transcript. */
export const panel = async (page: Page, name: RegExp | string): Promise<Locator> => {
  await page.getByRole('tab', { name }).click();
  return page.getByRole('tabpanel', { name });
};
/** One criterion of the scorecard. */
export const criterion = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('radiogroup', { name });
/** The option that is the answer. */
export const option = (page: Page, name: string | RegExp): Locator =>
  criterion(page, name).getByRole('radio', { checked: true });
