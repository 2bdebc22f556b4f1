import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse } from 'csv-parse/sync';
import { openSampleCall, press, recordingReady, region } from './harness/desk.ts';
import { launchApp, type RunningApp } from './harness/launch.ts';
import { expectStatus } from './harness/locators.ts';
import { runExport } from './harness/run-export.ts';
import { expect, test, type Page } from './harness/test.ts';

let app: RunningApp;
let quote = '';

test.beforeAll(async () => {
  app = await launchApp();
  const { page } = app;
  await openSampleCall(page, /1:59 Negative/u);
  await recordingReady(page);
  // The first words of the caller are tagged.
  await press(page, 'ArrowDown', 'ArrowDown', 'ArrowRight');
  await press(page, ...Array.from({ length: 3 }, () => 'Shift+ArrowRight'), '1', 'Escape');
  await page.getByRole('tab', { name: 'Tags 1' }).click();
  const text = await region(page, 'Tags').getByRole('listitem').textContent();
  quote = /“(.+?)”/u.exec(text ?? '')?.[1] ?? '';
  expect(quote.split(' ').length).toBeGreaterThan(1);
});
test.afterAll(() => app.close());

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Export' });

/** Exports the open call in a format, and returns what is new in the downloads folder. */
async function exportCall(format: string, choose: () => Promise<void>): Promise<string> {
  const { page, downloads } = app;
  const before = new Set(await readdir(downloads));
  await press(page, 'Control+E');
  await dialog(page).getByRole('radio', { name: 'Open call' }).press('Space');
  await dialog(page)
    .getByRole('radio', { name: new RegExp(`^${format}`, 'u') })
    .press('Space');
  await choose();
  await page.getByRole('button', { name: `Export ${format}` }).press('Enter');
  await expect(dialog(page)).toBeHidden({ timeout: 30_000 });
  const [name = '', ...others] = (await readdir(downloads)).filter((one) => !before.has(one));
  expect(others).toEqual([]);
  return path.join(downloads, name);
}

type Line = Readonly<Record<string, string>>;
const indexIn = async (folder: string): Promise<readonly Line[]> =>
  parse(await readFile(path.join(folder, 'index.csv')), { bom: true, columns: true });

/** How long a WAV file is, and how loud at most; read by Chromium. */
const audioIn = async (file: string) => {
  const base64 = (await readFile(file)).toString('base64');
  return app.electron.evaluate(async ({ BrowserWindow }, wav) => {
    const window = new BrowserWindow({ show: false, webPreferences: { sandbox: true } });
    await window.loadURL('about:blank');
    const found: unknown = await window.webContents.executeJavaScript(`(async () => {
      const bytes = Uint8Array.from(atob('${wav}'), (one) => one.charCodeAt(0));
      const context = new OfflineAudioContext(1, 1, 16000);
      const audio = await context.decodeAudioData(bytes.buffer);
      const data = audio.getChannelData(0);
      return { seconds: audio.duration, loudest: data.reduce((most, one) => Math.max(most, Math.abs(one)), 0) };
    })()`);
    window.destroy();
    return found;
  }, base64);
};

test('the tagged moment is exported as a clip that Chromium plays, with an index', async () => {
  const folder = await exportCall('WAV', async () => undefined);
  expect(path.basename(folder)).toMatch(/^earmark-sample-workspace-[\d-]+-clips$/u);
  await expectStatus(app.page, 'Exported 1 clip of 1 review to');
  const [line] = await indexIn(folder);
  expect(line).toMatchObject({ moment: 'tag', name: 'Misheard', quote, left_out: '' });
  const length = Number(line?.['clip_end_s']) - Number(line?.['clip_start_s']);
  expect(length).toBeGreaterThan(1);
  const heard = await audioIn(path.join(folder, line?.['file'] ?? ''));
  expect(heard).toMatchObject({ seconds: expect.closeTo(length, 1), loudest: expect.any(Number) });
  expect(Number(Reflect.get(Object(heard), 'loudest'))).toBeGreaterThan(0.01);
});

test('silenced words can’t be heard', async () => {
  const folder = await exportCall('WAV', async () => {
    await dialog(app.page).getByRole('textbox', { name: 'Words to silence' }).fill(quote);
  });
  const [line] = await indexIn(folder);
  expect(line?.['quote']).toBe('[silenced]');
  expect(Number(line?.['silenced_s'])).toBeGreaterThan(0.3);
});

test('an HTML scorecard plays its clips in a browser without scripts', async () => {
  const file = await exportCall('HTML', async () => {
    await dialog(app.page)
      .getByRole('checkbox', { name: 'Include playable clips of the quoted moments' })
      .press('Space');
  });
  expect(await readFile(file, 'utf8')).toContain('<audio controls');
  const played = await playWithoutScripts(file);
  expect(played.complaints).toEqual([]);
  expect(played.requests.filter((url) => !url.startsWith('data:'))).toEqual([
    pathToFileURL(file).href,
  ]);
  expect(played.events).toEqual(['started', 'ended']);
});

/** Opens a page in a window that runs no script, clicks on the first player, and waits until it ends. */
const playWithoutScripts = (file: string) =>
  app.electron.evaluate(async ({ BrowserWindow }, page) => {
    const window = new BrowserWindow({
      width: 900,
      height: 900,
      webPreferences: { partition: `player ${page}`, javascript: false, sandbox: true },
    });
    const { webContents } = window;
    const complaints: string[] = [];
    const requests: string[] = [];
    const events: string[] = [];
    webContents.on('console-message', ({ message }) => complaints.push(message));
    webContents.on('media-started-playing', () => events.push('started'));
    const ended = new Promise<void>((resolve) => {
      webContents.on('media-paused', () => {
        events.push('ended');
        resolve();
      });
      setTimeout(resolve, 20_000);
    });
    webContents.session.webRequest.onBeforeRequest(({ url }, allow) => {
      requests.push(url);
      allow({});
    });
    await window.loadFile(page);
    const { debugger: protocol } = webContents;
    protocol.attach();
    const { root } = await protocol.sendCommand('DOM.getDocument');
    const { nodeId } = await protocol.sendCommand('DOM.querySelector', {
      nodeId: root.nodeId,
      selector: 'audio',
    });
    await protocol.sendCommand('DOM.scrollIntoViewIfNeeded', { nodeId });
    const { model } = await protocol.sendCommand('DOM.getBoxModel', { nodeId });
    const [left, top, , , , bottom] = model.content;
    const at = { x: left + 18, y: (top + bottom) / 2, button: 'left', clickCount: 1 };
    await protocol.sendCommand('Input.dispatchMouseEvent', { type: 'mousePressed', ...at });
    await protocol.sendCommand('Input.dispatchMouseEvent', { type: 'mouseReleased', ...at });
    await ended;
    protocol.detach();
    window.destroy();
    return { complaints, requests, events };
  }, file);

test('earmark export writes clips from the recordings on this computer, without a display', async () => {
  const args = ['--workspace', 'Sample workspace', '--all', '--format', 'wav', '--out', 'clips'];
  const { home, userData, downloads } = app;
  const place = { home, userData, folder: downloads };
  const folder = path.join(downloads, 'clips');
  const silent = ['--silence', quote, '--silence-redacted'];
  expect(await runExport(place, [...args, ...silent])).toEqual({
    code: 0,
    messages: `Exported 1 clip of 1 review to ${folder}`,
  });
  const [line] = await indexIn(folder);
  expect(line).toMatchObject({ quote: '[silenced]', left_out: '' });
  expect(await readdir(folder)).toEqual([line?.['file'], 'index.csv']);
  const again = await runExport(place, args);
  expect(again.code).toBe(4);
  expect(again.messages).toContain('is not empty');
});
