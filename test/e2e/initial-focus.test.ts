import { sampleCall } from '../unit/shared/markers/sample-calls.ts';
import { expect, test } from './harness/test.ts';
import { enterSample, press, region } from './harness/desk.ts';
import { openCall } from './harness/displayed-call.ts';
import { launchApp } from './harness/launch.ts';

test('opening a workspace focuses its queue, and a shortcut that can’t run says why', async () => {
  await using app = await launchApp();
  const { page } = app;
  await enterSample(page);
  await expect(page.getByRole('grid')).toBeFocused();
  await press(page, 'Home', 'ArrowDown', 'Enter');
  await expect(page.locator('[aria-rowindex="2"]')).toHaveAttribute('aria-selected', 'true');
  await press(page, ',');
  await expect(page.locator('[aria-rowindex="1"]')).toHaveAttribute('aria-selected', 'true');
  // The call that is still going on has nothing to tag yet.
  await openCall(page, (await sampleCall('ongoing')).call.id);
  await expect(region(page, 'Transcript')).toContainText('Retell has no transcript of this call.');
  await press(page, 'Control+2', '1');
  const status = page.getByRole('status');
  await expect(status.filter({ hasText: 'Nothing to tag here' })).toBeVisible();
  await press(page, 'S', 'E');
  await expect(status.filter({ hasText: 'Nothing to attach here' })).toBeVisible();
});
