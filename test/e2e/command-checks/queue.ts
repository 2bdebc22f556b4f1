import { expect, type Page } from '@playwright/test';
import { press, region, runCommand, submitReview } from '../harness/desk.ts';
import { button, panel, currentRow, type CommandChecks } from '../harness/locators.ts';

const cursorRow = (page: Page): Promise<string | null> =>
  page.getByRole('grid').getAttribute('aria-activedescendant');
const cursorAt = (page: Page, index: number): Promise<void> =>
  expect(page.getByRole('grid')).toHaveAttribute('aria-activedescendant', `queue-row-${index}`);

/** Moving from call to call. */
export const queueChecks: CommandChecks = {
  async 'queue.focus'(page) {
    await press(page, 'Control+1');
    await expect(page.getByRole('grid')).toBeFocused();
  },
  async 'queue.toggle'(page) {
    await press(page, 'Control+B');
    await expect(page.getByRole('grid')).toBeHidden();
    await press(page, 'Control+1');
    await expect(page.getByRole('grid')).toBeFocused();
    await press(page, 'Control+B', 'Control+B');
    await expect(page.getByRole('grid')).toBeVisible();
    await press(page, 'Control+1');
  },
  async 'queue.first'(page) {
    await press(page, 'Home');
    await cursorAt(page, 0);
  },
  async 'queue.row-down'(page) {
    await press(page, 'ArrowDown', 'ArrowDown');
    await cursorAt(page, 2);
  },
  async 'queue.row-up'(page) {
    await press(page, 'ArrowUp');
    await cursorAt(page, 1);
  },
  async 'queue.page-down'(page) {
    await press(page, 'PageDown');
    await expect.poll(async () => Number((await cursorRow(page))?.slice(10))).toBeGreaterThan(5);
  },
  async 'queue.page-up'(page) {
    await press(page, 'PageUp');
    await cursorAt(page, 1);
  },
  async 'queue.last'(page) {
    await press(page, 'End');
    await cursorAt(page, 23);
  },
  async 'queue.open'(page) {
    await press(page, 'ArrowUp', 'ArrowUp', 'Enter');
    await expect(currentRow(page)).toHaveAttribute('aria-rowindex', '22');
  },
  async 'queue.previous'(page) {
    await press(page, ',');
    await expect(currentRow(page)).toHaveAttribute('aria-rowindex', '21');
  },
  async 'queue.next'(page) {
    await press(page, '.', '.', ',');
    await expect(currentRow(page)).toHaveAttribute('aria-rowindex', '22');
    await press(page, '.');
    await expect(currentRow(page)).toHaveAttribute('aria-rowindex', '23');
    await expect(button(page, 'Submit and next')).toBeVisible();
  },
  async 'review.skip'(page) {
    // Other panels beside the transcript.
    await press(page, 'I', 'X');
    await expect(page.getByRole('dialog', { name: 'Skip this call' })).toBeVisible();
    await page.keyboard.type('Test call');
    await press(page, 'Enter');
    await expect(currentRow(page)).toHaveAttribute('aria-rowindex', '24');
    await expect(page.getByRole('row', { name: /^Skipped/u })).toHaveCount(1);
    await panel(page, 'Scorecard');
  },
  async 'review.submit'(page) {
    await expect(button(page, 'Submit and next')).toBeVisible();
    await expect(region(page, 'Call')).toHaveAttribute('aria-busy', 'false');
    await press(page, 'S', '1');
    await expect(region(page, 'Scorecard')).toContainText('1 of 8 answered');
    await submitReview(page);
    await expect(page.getByRole('row', { name: /^Submitted/u })).toHaveCount(1);
    await expect(page.getByText(/1 of 24 reviewed/u)).toBeVisible();
    // The next call takes the focus when it opens; after the last one that is the first.
    await expect(currentRow(page)).toHaveAttribute('aria-rowindex', '1');
    await expect(page.locator('.transcript-scroller')).toBeFocused();
  },
  async 'queue.filter'(page) {
    await press(page, 'Control+F');
    await expect(page.getByRole('combobox', { name: 'Sentiment' })).toBeFocused();
  },
  async 'search.everywhere'(page) {
    await press(page, 'Control+Shift+F');
    const field = page.getByRole('searchbox', { name: 'Search transcripts' });
    await expect(field).toBeFocused();
    await page.keyboard.type('commissioning');
    await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '1');
  },
  async 'queue.clear-filters'(page) {
    await runCommand(page, 'Clear filters');
    await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '24');
    // Back to where keys are not typed as text.
    await press(page, 'Control+1');
  },
};
