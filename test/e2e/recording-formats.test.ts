import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test, type Page } from './harness/test.ts';
import { wavFile } from '../fakes/wav-file.ts';
import { recordingReady, region } from './harness/desk.ts';
import { wordsSpokenAt, wordsOfSampleCall } from './harness/sample-files.ts';
import { withRecordings } from './harness/with-recordings.ts';

const root = path.resolve(import.meta.dirname, '../..');
const spoken = (kind: string): Promise<Buffer> =>
  readFile(path.join(root, `test/fixtures/recordings/spoken.${kind}`));
const opus = (slug: string): Promise<Buffer> =>
  readFile(path.join(root, `resources/sample/calls/${slug}.opus`));

const wavOnly = 'Only WAV recordings have a waveform. This one can be played.';
const row = (page: Page, name: RegExp) => page.getByRole('row', { name });
const exactMs = (page: Page): Promise<number> =>
  page.evaluate(() => (document.querySelector('audio')?.currentTime ?? 0) * 1000);
const slider = (page: Page) => page.getByRole('slider', { name: 'Position' });
const lengthMs = async (page: Page): Promise<number> =>
  Number(await slider(page).getAttribute('aria-valuemax'));
const markedWord = (page: Page) =>
  page.evaluate(() => {
    const { word, wordText } = document.querySelector<HTMLElement>('[data-word]')?.dataset ?? {};
    return { at: Number(word), text: wordText };
  });

async function seeksTo(page: Page, key: string, ms: number): Promise<void> {
  await slider(page).press(key);
  await expect.poll(() => exactMs(page)).toBeCloseTo(ms, -1);
  await expect
    .poll(() => page.evaluate(() => document.querySelector('audio')?.seeking))
    .toBe(false);
}

async function plays(page: Page): Promise<void> {
  const from = await exactMs(page);
  await page.keyboard.press('Space');
  await expect.poll(() => exactMs(page)).toBeGreaterThan(from + 400);
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  await page.keyboard.press('Space');
}

test('an MP3 recording is played, follows its words, seeks to them, and says that it is shorter than the call', async () => {
  await using desk = await withRecordings([[/1:52 Negative/u, await spoken('mp3')]]);
  const { page } = desk;
  const words = await wordsOfSampleCall('double-charged');
  await row(page, /1:52 Negative/u).click();
  await recordingReady(page);
  const wave = region(page, 'Waveform');
  await expect(wave).toContainText(wavOnly);
  // The words go on after its end, so the timeline does as well.
  await expect(wave).toContainText(/The recording ends at 0:0[56], the transcript at 1:5\d/u);
  await expect.poll(() => lengthMs(page)).toBeGreaterThan(110_000);

  await slider(page).press('Home');
  for (const second of [1, 2, 3, 4]) {
    await seeksTo(page, 'ArrowRight', second * 1000);
    const at = wordsSpokenAt(words, second * 1000);
    await expect.poll(() => markedWord(page)).toEqual({ at, text: words[at]?.text });
  }
  await seeksTo(page, 'Home', 0);
  await plays(page);
  const { at, text } = await markedWord(page);
  expect(words[at]?.text).toBe(text);

  // Seeking to a word plays from its beginning.
  await page
    .locator('[data-entry="0"] [data-turn-text]')
    .first()
    .click({ position: { x: 8, y: 8 } });
  await expect.poll(() => exactMs(page)).toBeCloseTo(words[0]?.startMs ?? 0, -1);
  // What needs no samples works from the words alone.
  await expect(page.locator('.marker-bar')).toBeVisible();
  await page.keyboard.press('1');
  await expect(page.getByRole('tab', { name: /^Tags 1$/u })).toBeVisible();
});

test('other formats that Chromium can play have no waveform, and telephone codecs have one', async () => {
  const telephone = wavFile({ format: 7, bits: 8, channels: 2, sampleRate: 8000, frames: 48_000 });
  const kinds: readonly (readonly [RegExp, Buffer])[] = [
    [/1:59 Negative/u, await spoken('m4a')],
    [/1:18 Negative/u, await spoken('webm')],
    [/1:10 Negative/u, await spoken('flac')],
    [/1:19 Negative/u, await opus('lost-parcel')],
    [/0:48 Negative/u, telephone],
    [/0:47 Negative/u, Buffer.concat([Buffer.from('ID3'), Buffer.alloc(9000, 7)])],
  ];
  await using desk = await withRecordings(kinds);
  const { page } = desk;
  const wave = region(page, 'Waveform');
  for (const [name] of kinds.slice(0, 4)) {
    await row(page, name).click();
    await recordingReady(page);
    await expect(wave).toContainText(wavOnly);
    await seeksTo(page, 'ArrowRight', 1000);
    await seeksTo(page, 'Home', 0);
    await plays(page);
  }
  await row(page, /0:48 Negative/u).click();
  await recordingReady(page);
  await expect(wave.locator('.wave-canvas')).toBeVisible();
  await seeksTo(page, 'ArrowRight', 1000);
  await plays(page);

  // The file starts like an MP3 but is not one: only the player can find out.
  await row(page, /0:47 Negative/u).click();
  await expect(wave).toContainText('This recording can’t be played.');
  await expect(wave).not.toContainText('this one can be played');
});

test('a compressed recording that is cut off or broken is called damaged, not ready', async () => {
  const mp3 = await spoken('mp3');
  const broken = Buffer.from(mp3);
  broken.fill(0, Math.floor(mp3.length / 3), Math.floor(mp3.length / 2));
  await using desk = await withRecordings([
    [/1:52 Negative/u, (await opus('double-charged')).subarray(0, 200_000)],
    [/1:59 Negative/u, broken],
  ]);
  const { page } = desk;
  const wave = region(page, 'Waveform');
  await row(page, /1:52 Negative/u).click();
  await expect(wave).toContainText('The recording file is cut off, so it may end early.');
  await expect(wave).not.toContainText('This one can be played.');
  await row(page, /1:59 Negative/u).click();
  await expect(wave).toContainText('The recording file is damaged, so it may not play to the end.');
});
