import { expect, type Locator, type Page } from '@playwright/test';

/** What shows that a command did what its title says. Each begins on the desk, paused. */
export type CommandCheck = (page: Page) => Promise<void>;
/** Proofs by command id, in the order in which they are tried. */
export type CommandChecks = Readonly<Record<string, CommandCheck>>;

/** The button of exactly that name. */
export const button = (page: Page, name: string): Locator =>
  page.getByRole('button', { name, exact: true });
/** Waits until a button that stays down is down, or up. */
export const expectPressed = (page: Page, name: string, state: boolean): Promise<void> =>
  expect(button(page, name)).toHaveAttribute('aria-pressed', String(state));
/** Waits until the call is played that fast. */
export const expectSpeed = (page: Page, words: string): Promise<void> =>
  expect(page.getByRole('status', { name: 'Speed' })).toHaveText(words);
/** Waits until the reviewer is told that. */
export const expectStatus = (page: Page, words: RegExp | string): Promise<void> =>
  expect(page.getByRole('status').filter({ hasText: words }).first()).toBeVisible();
/** The row of the call that is open. */
export const currentRow = (page: Page): Locator => page.getByRole('row', { selected: true });
/** Brings a panel beside the transcript in front. */
export const panel = async (page: Page, name: RegExp | string): Promise<Locator> => {
  await page.getByRole('tab', { name }).click();
  return page.getByRole('tabpanel', { name });
};
/** One criterion of the scorecard. */
export const criterion = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('radiogroup', { name });
/** The answer given to it. */
export const option = (page: Page, name: string | RegExp): Locator =>
  criterion(page, name).getByRole('radio', { checked: true });
