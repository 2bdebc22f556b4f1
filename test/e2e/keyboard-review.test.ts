import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test, type Page } from './harness/test.ts';
import { parse } from 'csv-parse/sync';
import { enterSample, press, recordingReady, region, submitReview } from './harness/desk.ts';
import { launchApp } from './harness/launch.ts';

/** Chooses one value of a filter field with the keyboard only. */
async function choose(page: Page, field: string, typed: string): Promise<void> {
  for (let tabs = 0; tabs < 12; tabs += 1) {
    const focused = page.getByRole('combobox', { name: field }).and(page.locator(':focus'));
    if ((await focused.count()) > 0) break;
    await press(page, 'Tab');
  }
  await expect(page.getByRole('combobox', { name: field })).toBeFocused();
  await press(page, 'Enter');
  await expect(page.getByRole('listbox')).toBeVisible();
  await page.keyboard.type(typed);
  await press(page, 'Enter', 'Escape');
  await expect(page.getByRole('listbox')).toBeHidden();
}

/** Waits until a word is spoken and tags it during playback. Returns the tagged word. */
async function tagSpokenWord(page: Page, digit: string): Promise<string> {
  const transcript = region(page, 'Transcript');
  await recordingReady(page);
  await press(page, 'Space');
  await expect
    .poll(async () => Number(await transcript.getAttribute('data-word')))
    .toBeGreaterThanOrEqual(2);
  await press(page, digit, 'K');
  const tags = page.getByRole('tab', { name: /^Tags/u });
  await expect(tags).toHaveAccessibleName(/1/u);
  return (await transcript.getAttribute('data-word-text')) ?? '';
}

/** Answers every criterion with the first option, or with the named one. */
async function score(page: Page, answers: readonly string[]): Promise<void> {
  await press(page, 'S');
  for (const answer of answers) await press(page, answer);
}

const whole = ['1', '1', '2', '1', '3', '1', '2', '1'];

test('five calls are reviewed, undone and exported with the keyboard alone', async () => {
  await using app = await launchApp();
  const { page } = app;
  await enterSample(page);
  await press(page, 'Control+F');
  await choose(page, 'Sentiment', 'Neg');
  await choose(page, 'Outcome', 'Uns');
  const grid = page.getByRole('grid');
  await expect(grid).toHaveAttribute('aria-rowcount', '8');

  await press(page, '.');
  const opened: string[] = [];
  for (let call = 0; call < 5; call += 1) {
    const row = grid.getByRole('row', { selected: true });
    await expect(row).toHaveAccessibleName(/^Not reviewed/u);
    opened.push((await row.getAttribute('aria-rowindex')) ?? '');
    await tagSpokenWord(page, String(call + 1));
    await score(page, whole);
    await expect(region(page, 'Scorecard')).toContainText('8 of 8 answered');
    await submitReview(page);
    await expect(row).toHaveAccessibleName(/^Not reviewed/u);
  }
  expect(opened).toEqual(['1', '2', '3', '4', '5']);
  await expect(grid.getByRole('row', { name: /^Submitted/u })).toHaveCount(5);

  // Undo reaches past the submit of the fifth call, back to its scorecard.
  await press(page, 'Control+Z');
  await expect(grid.getByRole('row', { name: /^Submitted/u })).toHaveCount(4);
  await expect(grid.getByRole('row', { selected: true })).toHaveAttribute('aria-rowindex', '5');
  await press(page, 'Control+Z');
  await expect(region(page, 'Scorecard')).toContainText('7 of 8 answered');
  await press(page, 'Control+Shift+Z', 'Control+Shift+Z');
  await expect(grid.getByRole('row', { name: /^Submitted/u })).toHaveCount(5);

  await press(page, 'Control+E');
  await expect(page.getByRole('dialog')).toBeVisible();
  await press(page, 'Enter');
  const said = page.getByRole('status').filter({ hasText: '.csv' });
  await expect(said).toBeVisible();
  const [file = ''] = await readdir(app.downloads);
  await expect(said).toContainText(file);
  const text = await readFile(path.join(app.downloads, file), 'utf8');
  const rows: Record<string, string>[] = parse(text, { columns: true, bom: true });
  expect(rows).toHaveLength(5);
  for (const row of rows) {
    expect(row).toMatchObject({
      sentiment: 'Negative',
      outcome: 'Unsuccessful',
      review_state: 'submitted',
      answered: '8',
      criteria: '8',
    });
    expect(Number(row['score'])).toBeGreaterThan(0);
    expect(row['tag_details']).toMatch(/^\S.* \d+:\d\d\.\d–\d+:\d\d\.\d “.+”$/u);
  }
  expect(new Set(rows.map(({ tags }) => tags)).size).toBe(5);
});
