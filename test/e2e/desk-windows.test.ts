import { expect, test } from '@playwright/test';
import { openSampleCall, press, region } from './harness/desk.ts';
import { launchApp } from './harness/launch.ts';

test('a second window shows the call beside another one, and both see what is done', async () => {
  await using app = await launchApp();
  const { page, electron } = app;
  await openSampleCall(page, /1:52.*Negative/);
  const opened = electron.waitForEvent('window');
  await press(page, 'Control+Shift+N');
  const beside = await opened;
  await expect(beside.getByRole('heading', { level: 2 })).toHaveText(
    'Pinecrest Energy billing line',
  );
  await expect(beside.getByRole('grid')).toHaveCount(0);
  await expect
    .poll(() => beside.evaluate(() => document.querySelector('audio')?.readyState ?? 0))
    .toBeGreaterThanOrEqual(2);

  await press(beside, 'ArrowDown', '1');
  await expect(page.getByRole('tab', { name: 'Tags 1' })).toBeVisible();
  await press(page, 'ArrowDown', 'ArrowDown', '2');
  await expect(beside.getByRole('tab', { name: 'Tags 2' })).toBeVisible();

  // The first goes on to another call; the second stays.
  await press(page, '.');
  await expect(region(page, 'Call')).not.toContainText('1:52');
  await expect(region(beside, 'Call')).toContainText('1:52');

  // Leaving the workspace leaves nothing behind that could still be worked on.
  const gone = beside.waitForEvent('close');
  await press(page, 'Control+Shift+O');
  await gone;
  await expect(page.getByRole('button', { name: 'Open the sample workspace' })).toBeVisible();
});

test('a second window goes with its workspace, also when that is disconnected', async () => {
  await using app = await launchApp();
  const { page, electron } = app;
  await openSampleCall(page, /1:52.*Negative/);
  const opened = electron.waitForEvent('window');
  await press(page, 'Control+Shift+N');
  const beside = await opened;
  await expect(region(beside, 'Call')).toContainText('1:52');
  const gone = beside.waitForEvent('close');
  await page.evaluate(() =>
    window.earmark?.request('workspace:disconnect', { id: 'sample', forget: false }),
  );
  await gone;
});
