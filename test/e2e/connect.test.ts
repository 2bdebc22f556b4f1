import { expect, test } from './harness/test.ts';
import keytar from 'keytar';
import { startSample } from '../../src-sample/server.ts';
import { connect } from './harness/desk.ts';
import { filesHolding, launchApp } from './harness/launch.ts';
import { silentServer } from './harness/silent-server.ts';

const apiKey = 'key_e2e_3f9a61c07d5b48e2';

test('an API key is stored only in the keychain and reopens the workspace', async () => {
  const retell = await startSample({ apiKey });
  const app = await launchApp();
  await connect(app.page, apiKey, retell.url);
  await expect(app.page.getByRole('grid')).toHaveAttribute('aria-rowcount', '24');
  const kept = await keytar.findCredentials('Earmark');
  expect(kept.map(({ password }) => password)).toContain(apiKey);
  await app.close();
  expect(await filesHolding(app.home, apiKey)).toEqual([]);

  const again = await launchApp({ home: app.home });
  await expect(again.page.getByRole('grid')).toHaveAttribute('aria-rowcount', '24');
  // The page never had the API key.
  const held = await again.page.evaluate(() => document.documentElement.outerHTML);
  expect(held).not.toContain(apiKey);
  await again.close();
  expect(await filesHolding(app.home, apiKey)).toEqual([]);
  await retell.close();
});

test('a call is opened in Retell’s dashboard, with nothing but its id', async () => {
  const retell = await startSample({ apiKey });
  await using app = await launchApp();
  const { page, electron } = app;
  await connect(page, apiKey, retell.url);
  await page.getByRole('row', { name: /1:59 Negative/u }).click();
  const opened = electron.evaluate(
    ({ shell }) =>
      new Promise<string>((resolve) => {
        shell.openExternal = (url) => {
          resolve(url);
          return Promise.resolve();
        };
      }),
  );
  await page.getByRole('tab', { name: 'Details' }).click();
  await page.getByRole('button', { name: 'Open in Retell’s dashboard' }).click();
  expect(await opened).toMatch(
    /^https:\/\/dashboard\.retellai\.com\/call-history\?history=[\w-]+$/u,
  );
  await retell.close();
});

test('disconnecting removes the API key and keeps the reviews', async () => {
  const retell = await startSample({ apiKey: `${apiKey}-2` });
  await using app = await launchApp();
  await connect(app.page, `${apiKey}-2`, retell.url);
  await expect(app.page.getByRole('grid')).toBeVisible();
  const before = await keytar.findCredentials('Earmark');
  await app.page.keyboard.press('Control+,');
  const settings = app.page.getByRole('region', { name: 'Settings' });
  await settings.getByRole('tab', { name: 'Workspaces' }).click();
  await settings.getByRole('button', { name: 'Disconnect…' }).click();
  await settings.getByRole('button', { name: 'Disconnect', exact: true }).click();
  await expect(app.page.getByRole('button', { name: 'Connect Retell' })).toBeVisible();
  const after = await keytar.findCredentials('Earmark');
  expect(after.length).toBe(before.length - 1);
  expect(after.map(({ password }) => password)).not.toContain(`${apiKey}-2`);
  await retell.close();
});

test('a wrong API key, a wrong address and a silent network each get an explanation', async () => {
  const retell = await startSample({ apiKey });
  await using app = await launchApp();
  const { page } = app;
  await connect(app.page, 'key_wrong', retell.url);
  const said = (words: string) => page.getByRole('alert').filter({ hasText: words });
  await expect(said('Retell rejected the API key')).toBeVisible();
  await expect(page.getByLabel('API key')).toBeFocused();

  await page.getByLabel('API key').fill(apiKey);
  await page.getByLabel('Base URL').fill('http://example.org');
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect(said('is not a valid URL')).toBeVisible();
  await expect(page.getByLabel('Base URL')).toBeFocused();

  const gone = retell.url;
  await retell.close();
  await page.getByLabel('API key').fill(apiKey);
  await page.getByLabel('Base URL').fill(gone);
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect(said('Can’t reach')).toBeVisible({
    timeout: 45_000,
  });
  // The field that the message is about is focused.
  await expect(page.getByLabel('Base URL')).toBeFocused();
});

test('without a keychain the API key is kept for this run only, and the app says so', async () => {
  const retell = await startSample({ apiKey });
  const noKeychain = { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent/bus' };
  const app = await launchApp({ env: noKeychain });
  await connect(app.page, apiKey, retell.url);
  await expect(app.page.getByRole('grid')).toHaveAttribute('aria-rowcount', '24');
  await expect(app.page.getByText(/until you quit Earmark/u).first()).toBeVisible();
  await app.close();
  expect(await filesHolding(app.home, apiKey)).toEqual([]);

  // The next start has no API key: it opens the stored calls and says what is missing.
  await using again = await launchApp({ home: app.home, env: noKeychain });
  await expect(again.page.getByRole('grid')).toHaveAttribute('aria-rowcount', '24');
  await expect(again.page.getByText(/keychain/u).first()).toBeVisible();
  await retell.close();
});

test('connecting to a server that never responds can be cancelled, and the request is aborted', async () => {
  await using server = await silentServer();
  const retell = await startSample({ apiKey });
  await using app = await launchApp();
  const { page } = app;
  const connectButton = page.getByRole('button', { name: 'Connect', exact: true });
  await connect(page, apiKey, server.url);
  await expect.poll(server.open).toBe(1);
  await expect(page.getByRole('progressbar', { name: 'Opening' })).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(connectButton).toBeEnabled();
  await expect.poll(server.open).toBe(0);

  // Escape does the same from anywhere; the text that was typed is still there.
  await connectButton.click();
  await expect.poll(server.open).toBe(1);
  await page.keyboard.press('Escape');
  await expect(connectButton).toBeEnabled();
  await expect(page.getByLabel('API key')).toHaveValue(apiKey);
  await expect.poll(server.open).toBe(0);

  // Without being cancelled, it reports the failure after one short attempt.
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect(
    page.getByRole('alert').filter({ hasText: 'did not respond within 12 s' }),
  ).toBeVisible({ timeout: 45_000 });
  await page.getByLabel('Base URL').fill(retell.url);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '24');
  await retell.close();
});

test('Enter on the welcome page opens the workspace that was used last', async () => {
  const retell = await startSample({ apiKey: `${apiKey}-3` });
  await using app = await launchApp();
  const { page } = app;
  await connect(page, `${apiKey}-3`, retell.url);
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '24');
  await page.keyboard.press('Control+Shift+O');
  const last = page.getByRole('button', { name: new URL(retell.url).host });
  await expect(last).toBeFocused();
  await expect(page.getByText(/^Opened \d\d:\d\d\.$/u)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Open the sample workspace' })).toBeEnabled();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '24');

  // The sample is a workspace like any other: once it was the last, Enter opens it.
  await page.keyboard.press('Control+Shift+O');
  await page.getByRole('button', { name: 'Open the sample workspace' }).click();
  await expect(page.getByRole('banner')).toContainText('Sample workspace');
  await page.keyboard.press('Control+Shift+O');
  await expect(page.getByRole('button', { name: 'Open the sample workspace' })).toBeFocused();
  await retell.close();
});
