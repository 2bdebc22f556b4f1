import { expect, test, type Page } from './harness/test.ts';
import { startSample } from '../../src-sample/server.ts';
import { connectTo } from './harness/connect.ts';
import { press, recordingReady, region } from './harness/desk.ts';
import { launchApp } from './harness/launch.ts';

/** Opens a call that has a transcript and a recording, and reads the API version in Settings. */
async function works(page: Page, said: string): Promise<void> {
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '24');
  await page.getByRole('row', { name: /\+1 303 555 0120/u }).click();
  await recordingReady(page);
  await expect(region(page, 'Transcript')).toContainText('Thank you for calling Pinecrest Energy');
  await page.getByRole('tab', { name: 'Details' }).click();
  await expect(region(page, 'Details')).toContainText('End to end');
  await press(page, 'Control+,');
  const settings = region(page, 'Settings');
  await settings.getByRole('tab', { name: 'Workspaces' }).click();
  await expect(settings.getByRole('term').filter({ hasText: 'API version' })).toBeVisible();
  await expect(settings).toContainText(said);
  await press(page, 'Escape');
}

test('an account with v2 only works, and Settings says that its API is older', async () => {
  const retell = await startSample({ apiKey: 'key_v2', api: 'v2' });
  await using app = await launchApp();
  await connectTo(app.page, { apiKey: 'key_v2', url: retell.url });
  await works(app.page, 'v2 (this server does not offer v3)');
  await retell.close();
});

test('an account with v1 only works, and Earmark slows down near its limit', async () => {
  const retell = await startSample({ apiKey: 'key_v1', api: 'v1', gone: true });
  retell.setConcurrency({
    current_concurrency: 95,
    concurrency_burst_enabled: true,
    concurrency_burst_limit: 300,
  });
  await using app = await launchApp();
  const { page } = app;
  await connectTo(page, { apiKey: 'key_v1', url: retell.url });
  await works(page, 'v1 (this server offers neither v2 nor v3)');
  const header = page.getByRole('banner');
  await expect(header).toContainText('Active calls: 95 of 100 allowed at once; near the limit');
  await expect(header).toContainText('slowed down: the account is near its limit');
  await press(page, 'Control+,');
  await expect(region(page, 'Settings')).toContainText('On, up to 300');
  await retell.close();
});
