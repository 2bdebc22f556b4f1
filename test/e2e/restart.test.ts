import { expect, test, type Page } from './harness/test.ts';
import {
  chooseFilter,
  enterSample,
  position,
  press,
  recordingReady,
  region,
  runCommand,
  submitReview,
} from './harness/desk.ts';
import { launchApp } from './harness/launch.ts';

const confused = /1:59 Negative/u;
const row = (page: Page, name: RegExp) => page.getByRole('row', { name });
const chosen = (page: Page, field: string) =>
  page.getByRole('radiogroup', { name: field }).getByRole('radio', { checked: true });

test('everything is there after the app is closed and started again', async () => {
  const before = await launchApp({ size: { width: 1333, height: 777 } });
  const { page } = before;
  await enterSample(page);
  const themeOf = (window: Page) =>
    window.evaluate(() => document.documentElement.dataset['theme']);
  const first = await themeOf(page);
  await runCommand(page, 'Switch between dark and light');
  await expect.poll(() => themeOf(page)).not.toBe(first);
  const theme = await themeOf(page);
  await chooseFilter(page, 'Sentiment', 'Negative');
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '8');
  await page.getByRole('button', { name: /^Sort/u }).click();
  await page.getByRole('menuitemradio', { name: 'Longest first' }).click();

  // One call is submitted,
  await row(page, /1:18 Negative/u).click();
  await recordingReady(page);
  await press(page, 'S');
  for (const answer of ['1', '1', '2', '1', '3', '1', '2', '1']) {
    await press(page, answer);
  }
  await expect(region(page, 'Scorecard')).toContainText('8 of 8 answered');
  await submitReview(page);
  await expect(page.getByRole('row', { name: /^Submitted/u })).toHaveCount(1);

  // and another is half done: two words tagged and commented on, two criteria answered, one explained.
  await row(page, confused).click();
  await recordingReady(page);
  await press(page, 'Control+2', 'ArrowDown', 'ArrowDown', 'ArrowRight', 'Shift+ArrowRight');
  await press(page, 'Shift+4');
  await page.keyboard.type('It is not the meter');
  await press(page, 'Enter', 'S', '1', 'Shift+2', 'C');
  await page.keyboard.type('Asked for nothing, ünïcode ✓');
  await press(page, 'Escape', 'Escape', 'L', 'L', 'L', 'L', 'L', 'F', 'Enter');
  await expect(page.getByRole('button', { name: /^Flag/u })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await expect(row(page, confused)).toHaveAccessibleName(/Flagged/u);
  const left = await position(page);
  expect(left).toBeGreaterThan(15_000);
  // The last text is still being typed when the window closes.
  await press(page, 'S', 'ArrowDown', 'Shift+1', 'C');
  await page.keyboard.type('unfinish');
  await before.close();

  await using after = await launchApp({ home: before.home, size: 'as-left' });
  const again = after.page;
  await expect(again.getByRole('grid')).toHaveAttribute('aria-rowcount', '8');
  expect(await again.evaluate(() => [innerWidth, innerHeight])).toEqual([1333, 777]);
  expect(await themeOf(again)).toBe(theme);
  await expect(again.getByRole('combobox', { name: 'Sentiment' })).toContainText('Negative');
  await expect(again.getByRole('button', { name: /^Sort/u })).toHaveAccessibleName(/Longest/u);
  await expect(row(again, /1:18 Negative/u)).toHaveAccessibleName(/^Submitted/u);
  await expect(row(again, confused)).toHaveAccessibleName(/^Draft.*Flagged.*1 tag /u);

  await row(again, confused).click();
  await recordingReady(again);
  expect(await position(again)).toBe(left);
  await expect(chosen(again, 'Greeting and identification')).toHaveAccessibleName('Yes');
  await expect(chosen(again, 'Identity verified')).toHaveAccessibleName('No');
  await expect(again.getByLabel('Comment on Identity verified').last()).toHaveValue(
    'Asked for nothing, ünïcode ✓',
  );
  await expect(again.getByRole('textbox', { name: /^Comment on Request understood/u })).toHaveValue(
    'unfinish',
  );
  await again.getByRole('tab', { name: /^Tags/u }).click();
  await expect(region(again, 'Tags')).toContainText('Wrong information');
  await expect(region(again, 'Tags')).toContainText('It is not the meter');

  // Undo reaches back before the restart: first the half comment, then the answer, then the flag.
  await again.getByRole('tab', { name: 'Scorecard' }).click();
  await press(again, 'Control+2', 'Control+Z');
  await expect(
    again.getByRole('textbox', { name: /^Comment on Request understood/u }),
  ).toBeHidden();
  await press(again, 'Control+Z');
  await expect(chosen(again, 'Request understood')).toHaveCount(0);
  await press(again, 'Control+Z');
  await expect(row(again, confused)).not.toHaveAccessibleName(/Flagged/u);
  await press(again, 'Control+Shift+Z');
  await expect(row(again, confused)).toHaveAccessibleName(/Flagged/u);
});
