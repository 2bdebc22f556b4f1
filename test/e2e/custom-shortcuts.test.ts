import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test, type Page } from './harness/test.ts';
import { enterSample, openSampleCall, press, region } from './harness/desk.ts';
import { launchApp, type RunningApp } from './harness/launch.ts';

async function openKeys(page: Page): Promise<void> {
  await press(page, 'Control+,');
  await region(page, 'Settings').getByRole('tab', { name: 'Shortcuts' }).click();
}

/** A foot pedal that acts as a keyboard: a real press of F13. */
const pedal = ({ electron }: RunningApp): Promise<void> =>
  electron.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    for (const type of ['keyDown', 'keyUp'] as const) {
      window?.webContents.sendInputEvent({ type, keyCode: 'F13' });
    }
  });

const isPlaying = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.querySelector('audio')?.paused === false);

test('a reviewer sets shortcuts by pressing keys, and everything shows them at once', async () => {
  const app = await launchApp();
  const { page } = app;
  await openSampleCall(page, /1:59 Negative/u);
  await openKeys(page);
  const settings = region(page, 'Settings');
  const add = settings.getByRole('button', { name: 'Add a shortcut to Play or pause' });

  // A key that is already in use is rejected, with its current command.
  await add.focus();
  await press(page, 'Enter', 'm');
  await expect(settings.getByRole('alert')).toHaveText('M is already used for “Next marker”.');
  // Escape leaves the key field, not the settings.
  await press(page, 'Enter', 'Escape');
  await expect(settings).toBeVisible();

  await press(page, 'Enter', 'p');
  await expect(
    settings.getByRole('button', { name: 'Remove the shortcut P from Play or pause' }),
  ).toBeVisible();
  await press(page, 'Enter');
  await pedal(app);
  await expect(settings.getByRole('button', { name: 'Remove the shortcut F13' })).toBeVisible();
  await settings.getByRole('button', { name: 'Remove the shortcut Space' }).click();
  await expect(add).toBeFocused();
  // No shortcut works while a dialog is open.
  await press(page, 'p');
  expect(await isPlaying(page)).toBe(false);
  await press(page, 'Escape');

  await press(page, 'p');
  await expect.poll(() => isPlaying(page)).toBe(true);
  await pedal(app);
  await expect.poll(() => isPlaying(page)).toBe(false);
  await press(page, 'Control+K');
  await expect(page.getByRole('option', { name: /Play or pause/u })).toContainText('PF13');
  await press(page, 'Escape');
  const accelerators = await app.electron.evaluate(({ Menu }) =>
    Menu.getApplicationMenu()
      ?.items.flatMap(({ submenu }) => submenu?.items ?? [])
      .filter(({ label }) => label === 'Play or pause')
      .map(({ accelerator }) => accelerator),
  );
  expect(accelerators).toEqual(['P']);
  // Typing stays typing; a pedal's key types nothing and keeps working.
  await press(page, '/', 'p');
  expect(await isPlaying(page)).toBe(false);
  await pedal(app);
  await expect.poll(() => isPlaying(page)).toBe(true);
  await app.close();

  await using again = await launchApp({ home: app.home });
  await expect(again.page.getByRole('grid')).toBeVisible();
  await openKeys(again.page);
  await expect(
    again.page.getByRole('button', { name: 'Remove the shortcut P from Play or pause' }),
  ).toBeVisible();
  await again.page.getByRole('button', { name: 'Reset the shortcuts of Play or pause' }).click();
  await expect(again.page.getByRole('button', { name: 'Remove the shortcut Space' })).toBeVisible();
});

test('shortcuts are exported and imported; an invalid file changes nothing and is explained', async () => {
  await using app = await launchApp();
  const { page } = app;
  await enterSample(page);
  await openKeys(page);
  const settings = region(page, 'Settings');
  await settings.getByRole('button', { name: 'Add a shortcut to Pause', exact: true }).click();
  await press(page, 'Control+Alt+p');
  await expect(
    settings.getByRole('button', { name: 'Remove the shortcut Ctrl+Alt+P' }),
  ).toBeVisible();
  await settings.getByRole('button', { name: 'Export shortcuts' }).click();
  const file = path.join(app.downloads, 'earmark-keys.json');
  await expect(settings.getByRole('status').filter({ hasText: file })).toBeVisible();
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({
    format: 'earmark-keys',
    version: 1,
    keys: { 'play.pause': ['K', 'Mod+Alt+P'] },
  });
  await settings.getByRole('button', { name: 'Reset all shortcuts' }).click();
  await expect(
    settings.getByRole('button', { name: 'Remove the shortcut Ctrl+Alt+P' }),
  ).toBeHidden();

  const bad = path.join(app.home, 'bad.json');
  await writeFile(bad, '{"format":"earmark-keys","version":1,"keys":{"play.pause":["M"]}}');
  await page.setInputFiles('input[type=file]', bad);
  await expect(settings.getByRole('alert')).toContainText(
    'Import failed: M for “play.pause”: Already used for “Next marker”.',
  );
  await expect(
    settings.getByRole('button', { name: 'Remove the shortcut K from Pause', exact: true }),
  ).toBeVisible();
  await page.setInputFiles('input[type=file]', file);
  await expect(
    settings.getByRole('button', { name: 'Remove the shortcut Ctrl+Alt+P' }),
  ).toBeVisible();
});

test('a button of a gamepad plays and pauses', async () => {
  await using app = await launchApp();
  const { page } = app;
  await openSampleCall(page, /1:59 Negative/u);
  // No pedal of this kind is plugged into a test machine, so the browser's device list is replaced.
  await page.evaluate(() => {
    const button = { pressed: false, readings: 0 };
    Object.assign(window, { gamepad: button });
    navigator.getGamepads = () => {
      button.readings += 1;
      return [{ index: 0, buttons: [button] } as unknown as Gamepad];
    };
  });
  /** Moves the button and waits until the app has read its place. */
  const move = (pressed: boolean): Promise<void> =>
    page.evaluate(async (down) => {
      const { gamepad } = window as unknown as {
        gamepad: { pressed: boolean; readings: number };
      };
      gamepad.pressed = down;
      const before = gamepad.readings;
      while (gamepad.readings < before + 2) await new Promise((read) => setTimeout(read, 5));
    }, pressed);
  const step = async (): Promise<void> => {
    await move(true);
    await move(false);
  };
  await openKeys(page);
  await page.getByRole('button', { name: 'Add a shortcut to Play or pause' }).click();
  // A button that is down when the app begins to read is not a press.
  await move(false);
  await step();
  await expect(page.getByText('Gamepad button 1')).toBeVisible();
  await press(page, 'Escape');
  await step();
  await expect.poll(() => isPlaying(page)).toBe(true);
  await step();
  await expect.poll(() => isPlaying(page)).toBe(false);
});
