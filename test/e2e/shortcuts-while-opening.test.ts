import { expect, test } from './harness/test.ts';
import { openSampleCall, press, region } from './harness/desk.ts';
import { launchApp, pauseLibrary } from './harness/launch.ts';

test('keys that are pressed while a call opens act on that call', async () => {
  await using app = await launchApp();
  const { page } = app;
  await openSampleCall(page, /1:18 Negative/u);
  const selected = page.getByRole('grid', { name: 'Calls' }).getByRole('row', { selected: true });

  const resume = await pauseLibrary(app.electron);
  await press(page, '.', 'Space', '2', 'S', '1');
  await expect(region(page, 'Call')).toHaveAttribute('aria-busy', 'true');
  resume();

  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  await expect(page.getByRole('tab', { name: 'Tags 1' })).toBeVisible();
  await expect(region(page, 'Scorecard')).toContainText('1 of 8 answered');
  await expect(selected).not.toHaveAccessibleName(/1:18 Negative/u);

  // The call that was left has none of it.
  await press(page, ',');
  await expect(selected).toHaveAccessibleName(/1:18 Negative/u);
  await expect(region(page, 'Scorecard')).toContainText('0 of 8 answered');
  await expect(page.getByRole('tab', { name: 'Tags 0' })).toBeVisible();
});

test('the focus stays in the queue if the reviewer goes there while a call opens', async () => {
  await using app = await launchApp();
  const { page } = app;
  await openSampleCall(page, /1:18 Negative/u);
  const resume = await pauseLibrary(app.electron);
  await press(page, '.', 'Control+1');
  await expect(region(page, 'Call')).toHaveAttribute('aria-busy', 'true');
  resume();
  await expect(region(page, 'Call')).toHaveAttribute('aria-busy', 'false');
  await expect(page.getByRole('grid', { name: 'Calls' })).toBeFocused();
});
