import { expect, test } from './harness/test.ts';
import { openSampleCall, press, region } from './harness/desk.ts';
import { launchApp } from './harness/launch.ts';

test('the history lists every edit, follows the desk, and can return to any point', async () => {
  await using app = await launchApp();
  const { page } = app;
  await openSampleCall(page, /1:59 Negative/u);
  await press(page, 'ArrowRight', '1', 's', '1', '2', 'Escape');
  await press(page, 'Control+H');
  const history = region(page, 'History');
  const rows = history.getByRole('listitem');
  await expect(rows).toHaveCount(3);
  await expect(rows.nth(0)).toContainText('“Identity');
  await expect(rows.nth(2)).toContainText('Tag Misheard added to “');
  await expect(rows.nth(2)).toContainText('Pinecrest Energy billing line');

  // The desk can be used beside it, and the history follows.
  await press(page, 'Control+2', '3');
  await expect(rows).toHaveCount(4);
  await expect(rows.nth(0)).toContainText('Tag Slow response');

  const back = history.getByRole('button', { name: /^Undo to here: “Greeting.*2 later changes/u });
  await back.press('Enter');
  await expect(rows.filter({ hasText: 'undone' })).toHaveCount(3);
  await expect(rows.nth(3)).not.toContainText('undone');
  await expect(page.getByRole('tab', { name: /^Tags/u })).toHaveAccessibleName(/1/u);
  await press(page, 'Control+Shift+Z');
  await expect(rows.filter({ hasText: 'undone' })).toHaveCount(2);

  await history.focus();
  await press(page, 'Escape');
  await expect(history).toBeHidden();
  await expect(page.locator('.transcript-scroller')).toBeFocused();

  // The focus returns to where it was before.
  const queue = page.getByRole('grid', { name: 'Calls' });
  await queue.focus();
  await press(page, 'Control+H');
  await expect(history).toBeFocused();
  await press(page, 'Control+H');
  await expect(history).toBeHidden();
  await expect(queue).toBeFocused();
});
