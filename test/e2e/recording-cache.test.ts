import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { expect, test, type Page } from './harness/test.ts';
import { press, recordingReady, region } from './harness/desk.ts';
import { launchApp } from './harness/launch.ts';
import { withRecordings } from './harness/with-recordings.ts';

/** A tone of this many seconds; each length is a different recording. */
function toneOf(seconds: number): Buffer {
  const [rate, frameBytes] = [48_000, 4];
  const wav = Buffer.alloc(44 + seconds * rate * frameBytes, 5);
  const data = wav.length - 44;
  wav.write('RIFF\0\0\0\0WAVEfmt ', 0, 'latin1');
  wav.writeUInt32LE(data + 36, 4);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(2, 22);
  wav.writeUInt32LE(rate, 24);
  wav.writeUInt32LE(rate * frameBytes, 28);
  wav.writeUInt16LE(frameBytes, 32);
  wav.writeUInt16LE(16, 34);
  wav.write('data', 36, 'latin1');
  wav.writeUInt32LE(data, 40);
  return wav;
}

async function recordingsIn(userData: string): Promise<{ recordings: string[]; bytes: number }> {
  const files = await readdir(path.join(userData, 'workspaces'), { recursive: true });
  const ours = files.filter((file) => /recordings\/.*\.(?:sound|peaks)$/u.test(file));
  const sizes = await Promise.all(
    ours.map(async (file) => {
      const found = stat(path.join(userData, 'workspaces', file));
      // A file may be removed after it was listed.
      return (await found.catch(() => undefined))?.size ?? 0;
    }),
  );
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  return { recordings: ours.filter((file) => file.endsWith('.sound')), bytes };
}

const opens = async (page: Page, name: RegExp): Promise<void> => {
  await page.getByRole('row', { name }).first().click();
  await recordingReady(page);
};
const room = (page: Page) => region(page, 'Settings').getByLabel('Recording cache limit (MB)');
/** Settings say the size of the files, once those that were removed or are being written have settled. */
const tellsSize = (page: Page, userData: string) =>
  expect(async () => {
    const megabytes = Math.round((await recordingsIn(userData)).bytes / 1e6);
    await expect(region(page, 'Settings')).toContainText(`uses ${megabytes} MB.`, {
      timeout: 1000,
    });
  }).toPass({ timeout: 30_000 });

test('two calls with the same recording use the space once, and the playing one is never evicted', async () => {
  const [first, second, other] = [/1:59 Negative/u, /1:18 Negative/u, /1:10 Negative/u];
  const shared = toneOf(360);
  await using desk = await withRecordings([
    [first, shared],
    [second, shared],
    [other, toneOf(420)],
  ]);
  const { page, app } = desk;
  // A prefetched recording would count as well.
  await press(page, 'Control+,');
  await region(page, 'Settings').getByLabel('Preload the next recording').uncheck();
  await press(page, 'Escape');
  for (const name of [first, second]) {
    await opens(page, name);
    await expect.poll(async () => (await recordingsIn(app.userData)).recordings.length).toBe(1);
  }
  await opens(page, other);
  await expect.poll(async () => (await recordingsIn(app.userData)).recordings.length).toBe(2);
  await press(page, 'Control+,');
  await tellsSize(page, app.userData);
  await app.close();

  await using again = await launchApp({ home: app.home });
  const { page: later } = again;
  await opens(later, first);
  await later.keyboard.press('Space');
  await expect(later.getByRole('button', { name: 'Pause' })).toBeVisible();
  await press(later, 'Control+,');
  await room(later).fill('100');
  await room(later).press('Enter');
  // It was opened before the other one, and uses more than half of the limit.
  await expect.poll(async () => (await recordingsIn(app.userData)).recordings.length).toBe(1);
  await tellsSize(later, app.userData);
  const { bytes } = await recordingsIn(app.userData);
  expect(Math.floor(bytes / shared.length)).toBe(1);
  await press(later, 'Escape');
  const nowMs = () =>
    later.evaluate(() => (document.querySelector('audio')?.currentTime ?? 0) * 1000);
  const from = await nowMs();
  await expect.poll(nowMs).toBeGreaterThan(from + 400);
  await opens(later, second);
});
