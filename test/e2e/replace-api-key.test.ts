import { expect, test, type Page } from './harness/test.ts';
import keytar from 'keytar';
import { startSample, type SampleRetell } from '../../src-sample/server.ts';
import { connect, press, region } from './harness/desk.ts';
import { runFromPalette } from './harness/queue-filters.ts';
import { launchApp } from './harness/launch.ts';

const header = (page: Page) => page.getByRole('banner');
const alert = (page: Page, words: RegExp | string) =>
  page.getByRole('alert').filter({ hasText: words });
const stopped = 'Sync stopped: API key rejected';

/** A Retell whose API key can be changed while it runs, as in its dashboard. */
async function keyedRetell(key: string) {
  let running: SampleRetell = await startSample({ apiKey: key });
  const { url } = running;
  return {
    url,
    async accept(apiKey: string) {
      await running.close();
      running = await startSample({ apiKey, port: Number(new URL(url).port) });
    },
    [Symbol.asyncDispose]: () => running.close(),
  };
}

const inKeychain = async (): Promise<readonly string[]> =>
  (await keytar.findCredentials('Earmark')).map(({ password }) => password);

test('an API key that is revoked during work is replaced, and the sync resumes with the new one', async () => {
  const [first, second] = [`key_first_${crypto.randomUUID()}`, `key_second_${crypto.randomUUID()}`];
  await using retell = await keyedRetell(first);
  await using app = await launchApp();
  const { page } = app;
  await connect(page, first, retell.url);
  await expect(header(page)).toContainText('Up to date');
  await page.getByRole('row', { name: /1:59 Negative/u }).click();
  await expect(region(page, 'Transcript')).toContainText('Thank you for calling Pinecrest');

  await retell.accept(second);
  await press(page, 'Control+Shift+R');
  await expect(header(page)).toContainText(stopped);
  await expect(alert(page, 'no longer accepts the API key of')).toBeVisible();
  await header(page).getByRole('button', { name: 'Replace API key…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('API key').fill('key_wrong');
  await press(page, 'Enter');
  await expect(alert(page, 'The current key was kept.')).toBeVisible();
  expect(await inKeychain()).toContain(first);

  await dialog.getByLabel('API key').fill(second);
  await press(page, 'Enter');
  await expect(dialog).toBeHidden();
  await expect(header(page)).toContainText('Up to date');
  await expect(alert(page, 'no longer accepts the API key of')).toBeHidden();
  expect(await inKeychain()).toContain(second);
  expect(await inKeychain()).not.toContain(first);
  // The open call stays open and can still be reviewed.
  await expect(region(page, 'Transcript')).toContainText('Thank you for calling Pinecrest');
  await press(page, 'Control+2', '1');
  await expect(page.getByRole('row', { name: /1:59 Negative .* 1 tag/u })).toBeVisible();
});

test('Settings and a command replace an API key, and a key that is allowed again works', async () => {
  const [first, second] = [`key_first_${crypto.randomUUID()}`, `key_second_${crypto.randomUUID()}`];
  await using retell = await keyedRetell(first);
  await using app = await launchApp();
  const { page } = app;
  await connect(page, first, retell.url);
  await expect(header(page)).toContainText('Up to date');
  await runFromPalette(page, 'Replace API key');
  await expect(page.getByRole('dialog', { name: /^Replace the API key of/u })).toBeVisible();
  await press(page, 'Escape');

  await retell.accept(second);
  await press(page, 'Control+,');
  const settings = region(page, 'Settings');
  await settings.getByRole('tab', { name: 'Workspaces' }).click();
  await settings.getByRole('button', { name: 'Replace API key…' }).click();
  await settings.getByLabel('API key', { exact: true }).fill(second);
  await settings.getByRole('button', { name: 'Replace API key', exact: true }).click();
  await expect(settings.getByText('API key saved.')).toBeVisible();
  expect(await inKeychain()).toContain(second);
  await press(page, 'Escape');
  await expect(header(page)).toContainText('Up to date');

  // The key is revoked and allowed again.
  await retell.accept(first);
  await press(page, 'Control+Shift+R');
  await expect(header(page)).toContainText(stopped);
  await retell.accept(second);
  await header(page).getByRole('button', { name: 'Check for new calls' }).click();
  await expect(header(page)).toContainText('Up to date');
});
