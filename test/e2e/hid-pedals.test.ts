import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test, type ElectronApplication, type Page } from './harness/test.ts';
import { openSampleCall, press, recordingReady, region } from './harness/desk.ts';
import { launchApp } from './harness/launch.ts';
import { fakeHidPedal, pressPedal } from './harness/fake-hid-pedal.ts';

const isPlaying = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.querySelector('audio')?.paused === false);

const bound = (page: Page) =>
  region(page, 'Settings').getByRole('button', {
    name: 'Remove the shortcut Pedal button 11 from Play or pause',
  });

async function openKeys(page: Page): Promise<void> {
  await press(page, 'Control+,');
  await region(page, 'Settings').getByRole('tab', { name: 'Shortcuts' }).click();
}

async function playsByFoot(page: Page): Promise<void> {
  await pressPedal(page, 2);
  await expect.poll(() => isPlaying(page)).toBe(true);
  await pressPedal(page, 2);
  await expect.poll(() => isPlaying(page)).toBe(false);
}

test('a HID pedal is added, assigned by stepping on it, and works after a restart', async () => {
  const app = await launchApp();
  const { page } = app;
  await fakeHidPedal(app.electron, page, 'never seen');
  await openSampleCall(page, /1:59 Negative/u);
  await openKeys(page);
  const settings = region(page, 'Settings');
  await settings.getByRole('button', { name: 'Add a pedal…' }).press('Enter');
  await expect(settings.getByRole('status')).toContainText(
    'add a shortcut to a command and press the pedal',
  );
  await settings.getByRole('button', { name: 'Add a shortcut to Play or pause' }).press('Enter');
  await expect(settings.getByText('Press a key… Esc cancels')).toBeVisible();
  await pressPedal(page, 2);
  await expect(bound(page)).toBeVisible();
  // Behind a dialog it runs no command, like any shortcut.
  await pressPedal(page, 2);
  expect(await isPlaying(page)).toBe(false);
  await press(page, 'Escape');
  await expect(settings).toBeHidden();

  await playsByFoot(page);
  // Another pedal of the same device has no command, and pedals do nothing while a comment is typed.
  await pressPedal(page, 0);
  expect(await isPlaying(page)).toBe(false);
  await press(page, 'Shift+1');
  await page.keyboard.type('heard');
  await playsByFoot(page);
  await expect(page.getByPlaceholder('Comment').and(page.locator(':focus'))).toHaveValue('heard');
  await app.close();

  for (const known of ['plugged in', 'plugged in later'] as const) {
    const again = await launchApp({ home: app.home });
    await fakeHidPedal(again.electron, again.page, known);
    await again.page.getByRole('row', { name: /1:59 Negative/u }).click();
    await recordingReady(again.page);
    await again.page.evaluate(() => window.standInPedal?.plugIn());
    await playsByFoot(again.page);
    await openKeys(again.page);
    await expect(bound(again.page)).toBeVisible();
    await again.close();
  }
});

/** Requests a device from main as Chromium does; returns the id that main allows the page to use. */
const askMain = (electron: ElectronApplication, button: number): Promise<string> =>
  electron.evaluate(async ({ BrowserWindow, dialog, session }, response) => {
    const requested: string[] = [];
    dialog.showMessageBox = ((options: Electron.MessageBoxOptions) => {
      requested.push(...(options.buttons ?? []));
      return Promise.resolve({ response, checkboxChecked: false });
    }) as typeof dialog.showMessageBox;
    const device = { name: 'Three pedals', vendorId: 1523, productId: 255, deviceId: 'one' };
    const again = { ...device, deviceId: 'two' };
    const frame = BrowserWindow.getAllWindows()[0]?.webContents.mainFrame;
    const answer = await new Promise<string>((resolve) => {
      const event = { preventDefault: () => undefined };
      const details = { deviceList: [device, again], frame };
      session.defaultSession.emit('select-hid-device', event, details, resolve);
    });
    return `${requested.join(', ')}: ${answer}`;
  }, button);

test('the device is chosen in a dialog of main, which remembers it and lists it once', async () => {
  await using app = await launchApp();
  const { electron, userData } = app;
  const pedals = async (): Promise<unknown> =>
    JSON.parse(await readFile(path.join(userData, 'earmark.json'), 'utf8').catch(() => '{}'))[
      'pedals'
    ];
  expect(await askMain(electron, 1)).toBe('Three pedals, Cancel: ');
  expect(await pedals()).toBeUndefined();
  expect(await askMain(electron, 0)).toBe('Three pedals, Cancel: one');
  await expect.poll(pedals).toEqual([{ vendorId: 1523, productId: 255 }]);
});
