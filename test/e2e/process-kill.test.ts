import { expect, test, type Page } from './harness/test.ts';
import { enterSample, press, recordingReady, region } from './harness/desk.ts';
import { killLibrary, launchApp } from './harness/launch.ts';

const call = /1:59 Negative/u;
const saved = (page: Page) => region(page, 'Scorecard').getByText(/^Saved /u);
const tags = (page: Page) => region(page, 'Tags').getByRole('listitem');

async function openCall(page: Page): Promise<void> {
  await page.getByRole('row', { name: call }).click();
  await recordingReady(page);
}

/** Tags and answers during playback, and returns as soon as everything is shown as saved. */
async function reviewUntilSaved(page: Page): Promise<void> {
  await press(page, 'Control+2', 'ArrowDown', 'ArrowRight', 'Space');
  await press(page, '1', '2', '3', '4', '5', 'S');
  for (const answer of ['1', '1', '2', '1']) await press(page, answer);
  await press(page, 'C');
  await page.keyboard.type('Said twice — “no”');
  await press(page, 'Escape');
  await expect(saved(page)).toBeVisible();
  await expect(page.getByText('Saving…')).toBeHidden();
}

async function expectAllThere(page: Page): Promise<void> {
  await expect(region(page, 'Scorecard')).toContainText('4 of 8 answered');
  await expect(page.getByRole('textbox', { name: /^Comment on Request resolved/u })).toHaveValue(
    'Said twice — “no”',
  );
  await page.getByRole('tab', { name: /^Tags/u }).click();
  await expect(tags(page)).toHaveCount(5);
  await page.getByRole('tab', { name: 'Scorecard' }).click();
}

test('everything that was shown as saved is there after the whole app is killed', async () => {
  const before = await launchApp();
  await enterSample(before.page);
  await openCall(before.page);
  await reviewUntilSaved(before.page);
  await before.kill();

  // It is killed again while the next start is working: the first edits survive that too.
  const between = await launchApp({ home: before.home });
  await expect(between.page.getByRole('grid')).toHaveAttribute('aria-rowcount', '24');
  await openCall(between.page);
  await expectAllThere(between.page);
  await press(between.page, 'F', 'Enter');
  await expect(between.page.getByRole('row', { name: /Flagged/u })).toHaveCount(1);
  await expect(saved(between.page)).toBeVisible();
  await between.kill();

  await using after = await launchApp({ home: before.home });
  await expect(after.page.getByRole('row', { name: /Draft .* Flagged .*5 tags/u })).toBeVisible();
  await openCall(after.page);
  await expectAllThere(after.page);
});

test('the desk keeps working when the library’s process dies, and loses nothing', async () => {
  await using app = await launchApp();
  const { page, electron } = app;
  await enterSample(page);
  await openCall(page);
  await reviewUntilSaved(page);

  // Idle: the next shortcut finds a running library again.
  const first = await killLibrary(electron);
  await press(page, 'ArrowDown', '2');
  await expect(region(page, 'Scorecard')).toContainText('5 of 8 answered');
  await expect(saved(page)).toBeVisible();

  // In the middle of many edits: an edit that was being written is written by the new process.
  await press(page, 'Control+2');
  for (const [index, digit] of ['6', '7', '8', '9'].entries()) {
    await press(page, 'ArrowRight', digit);
    if (index === 1) expect(await killLibrary(electron)).not.toBe(first);
  }
  await page.getByRole('tab', { name: /^Tags/u }).click();
  await expect(tags(page)).toHaveCount(9);
  await page.getByRole('tab', { name: 'Scorecard' }).click();
  await expect(saved(page)).toBeVisible();
  await expect(page.getByText('Saving…')).toBeHidden();

  // The queue, the next call and undo work as if nothing had happened.
  await press(page, 'Control+Z');
  await page.getByRole('tab', { name: /^Tags/u }).click();
  await expect(tags(page)).toHaveCount(8);
  await expect(page.getByRole('row', { name: /Draft .* 8 tags/u })).toBeVisible();
  await killLibrary(electron);
  await press(page, ',');
  await recordingReady(page);
  await expect(page.getByRole('alert').filter({ hasText: /\S/u })).toHaveCount(0);
});
