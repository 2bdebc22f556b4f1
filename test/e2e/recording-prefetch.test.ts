import { expect, test, type Page } from './harness/test.ts';
import { startSample } from '../../src-sample/server.ts';
import { connect, press, recordingReady, region } from './harness/desk.ts';
import { launchApp } from './harness/launch.ts';

/** The ids of the queue, and which calls have a recording. */
const queueNow = (page: Page) =>
  page.evaluate(async () => {
    const opened = await window.earmark?.request('queue:open', {
      filter: { kind: 'call', call: {} },
      sort: { by: 'start', order: 'descending' },
    });
    if (opened?.ok !== true) throw new Error('no queue');
    const { queueId, total } = opened.value;
    const rows = await window.earmark?.request('queue:rows', { queueId, from: 0, count: total });
    if (rows?.ok !== true) throw new Error('no rows');
    return { ids: rows.value.ids, hasRecording: rows.value.hasRecording };
  });

test('the next recording is prefetched unless Settings turn it off', async () => {
  const apiKey = 'key_e2e_next_5d1e';
  const retell = await startSample({ apiKey });
  await using app = await launchApp();
  const { page } = app;
  await connect(page, apiKey, retell.url);
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '24');
  await expect(page.getByText(/up to date/iu).first()).toBeVisible();
  const { ids, hasRecording } = await queueNow(page);
  const at = ids.findIndex((_, index) => [0, 1, 2].every((step) => hasRecording[index + step]));
  const fetchedOf = (index: number): number =>
    retell.log().filter(({ path }) => path.startsWith(`/recordings/${ids[index]}/`)).length;

  await page.locator(`#queue-row-${at}`).click();
  await recordingReady(page);
  await expect.poll(() => fetchedOf(at + 1)).toBe(1);
  expect(fetchedOf(at + 2)).toBe(0);

  await press(page, 'Control+,');
  const ahead = region(page, 'Settings').getByLabel('Preload the next recording');
  await expect(ahead).toBeChecked();
  await ahead.focus();
  await press(page, 'Space');
  await expect(ahead).not.toBeChecked();
  await press(page, 'Escape', '.');
  await expect(page.locator(`#queue-row-${at + 1}`)).toHaveAttribute('aria-selected', 'true');
  await recordingReady(page);
  // It is played from disk, and now the next recording is not prefetched.
  await page.waitForTimeout(1500);
  expect(fetchedOf(at + 1)).toBe(1);
  expect(fetchedOf(at + 2)).toBe(0);
  await retell.close();
});
