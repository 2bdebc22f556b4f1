import process from 'node:process';
import { expect, test } from './harness/test.ts';
import { startSample } from '../../src-sample/server.ts';
import { connect, press } from './harness/desk.ts';
import { launchApp, pauseLibrary, type RunningApp } from './harness/launch.ts';
import { openNotificationService } from './harness/desktop/notifications.ts';

test.skip(process.platform !== 'linux', 'notifications are heard on the message bus');

/** Moves the focus to another program. */
const goElsewhere = ({ electron }: RunningApp): Promise<void> =>
  electron.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.hide();
  });
const isThere = ({ electron }: RunningApp): Promise<boolean | undefined> =>
  electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible());

test('a notification reports finished work to a reviewer who is in another program', async () => {
  const apiKey = 'key_e2e_notices_88d1';
  const retell = await startSample({ apiKey });
  const lists = { path: '/v3/list-calls' };
  retell.setFaults([
    // The first response tells which version the account has.
    { match: { ...lists, nth: [1] }, fault: { kind: 'right' } },
    { match: lists, fault: { kind: 'right', delayMs: 3000 } },
  ]);
  await using desktop = await openNotificationService();
  await using app = await launchApp();
  const { page } = app;
  await connect(page, apiKey, retell.url);
  await expect(page.getByRole('banner')).toContainText('Listing calls');
  await goElsewhere(app);
  await expect
    .poll(() => desktop.shown().map(({ title, body }) => [title, body]))
    .toEqual([['All calls are loaded', '29 calls and chats are ready for review.']]);

  // A click on it brings the window back, even after main has collected garbage.
  await app.electron.evaluate(() => {
    process.getBuiltinModule('node:v8').setFlagsFromString('--expose-gc');
    const collect: unknown = process.getBuiltinModule('node:vm').runInNewContext('gc');
    if (typeof collect !== 'function') throw new Error('Nothing collects');
    for (let round = 0; round < 3; round += 1) collect();
  });
  expect(await isThere(app)).toBe(false);
  const [first] = desktop.shown();
  expect(first?.actions).toContain('default');
  if (first !== undefined) desktop.click(first);
  await expect.poll(() => isThere(app)).toBe(true);

  // An export that takes long.
  await press(page, 'Control+E');
  await expect(page.getByRole('dialog', { name: 'Export' })).toBeVisible();
  const continueWalk = await pauseLibrary(app.electron);
  await press(page, 'Enter');
  await goElsewhere(app);
  await new Promise((resolve) => setTimeout(resolve, 5000));
  expect(desktop.shown()).toHaveLength(1);
  continueWalk();
  await expect
    .poll(() => desktop.shown().map(({ title }) => title))
    .toEqual(['All calls are loaded', 'Export complete']);
  expect(desktop.shown()[1]?.body).toMatch(/rows? in .*\.csv$/u);
  await retell.close();
});
