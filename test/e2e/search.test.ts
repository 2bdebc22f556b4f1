import { expect, test, type Page } from './harness/test.ts';
import { enterSample, position, press, region } from './harness/desk.ts';
import { launchApp } from './harness/launch.ts';

/** Searches the sample with the keyboard. Returns how many calls are found. */
async function searchForRefund(page: Page): Promise<number> {
  const grid = page.getByRole('grid');
  await press(page, 'Control+Shift+F');
  await page.keyboard.type('refund');
  await expect(grid).not.toHaveAttribute('aria-rowcount', '24');
  return Number(await grid.getAttribute('aria-rowcount'));
}

test('a call found by a search opens at the first hit, with every hit highlighted', async () => {
  await using app = await launchApp();
  const { page } = app;
  await enterSample(page);
  const grid = page.getByRole('grid');
  const found = await searchForRefund(page);
  expect(found).toBeGreaterThan(0);

  // Each row shows the hit with its context.
  const contexts = page.locator('.queue-row-context');
  await expect(contexts).toHaveCount(found);
  await expect(contexts.first().locator('mark')).toHaveText(/^refund/iu);

  // From the search field to the calls and into the first of them, with the keyboard only.
  await press(page, 'Enter', 'Enter');
  const transcript = region(page, 'Transcript');
  await expect(page.locator('.find-count')).toHaveText(/^1 of \d/u);
  await expect(transcript).toHaveAttribute('data-word-text', /refund/iu);
  expect(await position(page)).toBeGreaterThan(0);
  // Shortcuts work again: a digit tags the word and types nothing.
  await press(page, '1');
  await expect(page.getByRole('tab', { name: /^Tags/u })).toHaveAccessibleName(/1/u);

  // An exclusion narrows the search, and a word prefix finds the call.
  await press(page, 'Control+Shift+F', 'Control+A');
  await page.keyboard.type('refun');
  await expect(grid).toHaveAttribute('aria-rowcount', String(found));
  await page.keyboard.type('d NOT refund');
  await expect
    .poll(async () => Number(await grid.getAttribute('aria-rowcount')))
    .toBeLessThan(found);
});

test('a search within a filter tells of the calls outside it, and shows them on request', async () => {
  await using app = await launchApp();
  const { page } = app;
  await enterSample(page);
  const grid = page.getByRole('grid');
  const found = await searchForRefund(page);
  const outside = page.getByRole('button', { name: /outside these filters$/u });
  await expect(outside).toBeHidden();

  await page.getByRole('combobox', { name: 'Sentiment', exact: true }).click();
  await page.getByRole('option', { name: /^Positive/u }).click();
  await page.keyboard.press('Escape');
  await expect(grid).not.toHaveAttribute('aria-rowcount', String(found));
  const inside = Number(await grid.getAttribute('aria-rowcount'));
  await expect(outside).toHaveText(`Also in ${found - inside} calls outside these filters`);
  await outside.click();
  await expect(grid).toHaveAttribute('aria-rowcount', String(found));
  await expect(page.getByLabel('Search transcripts')).toHaveValue('refund');
  await expect(outside).toBeHidden();
});

test('Play pressed before the recording is loaded starts playback once it is', async () => {
  await using app = await launchApp();
  const { page } = app;
  await enterSample(page);
  await page
    .getByRole('row', { name: /4:12|Negative/u })
    .first()
    .click();
  await press(page, 'Space');
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  await expect.poll(() => position(page)).toBeGreaterThan(200);
});
