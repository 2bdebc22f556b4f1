import { expect, test, type Page } from './harness/test.ts';
import { openSampleCall, position, press, recordingReady, region } from './harness/desk.ts';
import { launchApp, type RunningApp } from './harness/launch.ts';

/** Opens the current call in a second window. */
async function openBeside({ page, electron }: RunningApp): Promise<Page> {
  const opened = electron.waitForEvent('window');
  await press(page, 'Control+Shift+N');
  return opened;
}

test('a second window shows another call, and both windows show every edit', async () => {
  await using app = await launchApp();
  const { page } = app;
  await openSampleCall(page, /1:52.*Negative/);
  const beside = await openBeside(app);
  await expect(beside.getByRole('heading', { level: 2 })).toHaveText(
    'Pinecrest Energy billing line',
  );
  await expect(beside).toHaveTitle(/^Pinecrest Energy billing line · .+ – Earmark$/u);
  await expect(page).toHaveTitle('Earmark');
  await expect(beside.getByRole('grid')).toHaveCount(0);
  await recordingReady(beside);

  await press(beside, 'ArrowDown', '1');
  await expect(page.getByRole('tab', { name: 'Tags 1' })).toBeVisible();
  await press(page, 'ArrowDown', 'ArrowDown', '2');
  await expect(beside.getByRole('tab', { name: 'Tags 2' })).toBeVisible();

  // The first window moves to another call; the second stays.
  await press(page, '.');
  await expect(region(page, 'Call')).not.toContainText('1:52');
  await expect(region(beside, 'Call')).toContainText('1:52');
  // A recording that is still requested would be gone with the workspace.
  await recordingReady(page);

  // Leaving the workspace closes every window in which it could still be changed.
  const gone = beside.waitForEvent('close');
  await press(page, 'Control+Shift+O');
  await gone;
  await expect(page.getByRole('button', { name: 'Open the sample workspace' })).toBeVisible();
});

test('a second window closes with its workspace, also when that is disconnected', async () => {
  await using app = await launchApp();
  const { page } = app;
  await openSampleCall(page, /1:52.*Negative/);
  const beside = await openBeside(app);
  await expect(region(beside, 'Call')).toContainText('1:52');
  const gone = beside.waitForEvent('close');
  await page.evaluate(() =>
    window.earmark?.request('workspace:disconnect', { id: 'sample', forget: false }),
  );
  await gone;
});

test('two calls are open side by side, each with its own playback', async () => {
  await using app = await launchApp();
  const { page } = app;
  await openSampleCall(page, /1:52.*Negative/);
  const beside = await openBeside(app);
  await recordingReady(beside);
  await page.getByRole('row', { name: /1:59 Negative/ }).click();
  await expect(region(page, 'Call')).toContainText('1:59');
  await recordingReady(page);
  const isPlaying = (window: Page): Promise<boolean> =>
    window.evaluate(() => document.querySelector('audio')?.paused === false);

  await press(page, 'Space');
  await expect.poll(() => position(page)).toBeGreaterThan(300);
  expect(await isPlaying(beside)).toBe(false);
  expect(await position(beside)).toBe(0);
  await press(beside, ']', 'Space');
  await expect.poll(() => position(beside)).toBeGreaterThan(300);
  // Both play at once, each at its own speed.
  expect(await isPlaying(page)).toBe(true);
  const rates = [page, beside].map((window) =>
    window.evaluate(() => document.querySelector('audio')?.playbackRate),
  );
  expect(await Promise.all(rates)).toEqual([1, 1.25]);
  await press(page, 'Space');
  expect(await isPlaying(page)).toBe(false);
  expect(await isPlaying(beside)).toBe(true);
  await press(beside, 'Space');

  // An edit in one window is undone in the other.
  await press(beside, 'ArrowDown', 'F', 'Enter');
  await expect(page.getByRole('row', { name: /1:52 Negative.*Flagged/ })).toHaveCount(1);
  await press(page, 'Control+Z');
  await expect(beside.getByRole('button', { name: /^Flag/ })).toHaveAttribute(
    'aria-pressed',
    'false',
  );
});
