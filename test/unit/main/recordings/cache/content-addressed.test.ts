import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Recordings } from '../../../../../src-main/recordings/recordings.ts';
import { startScripted } from '../../../../fakes/scripted-server.ts';
import { serveFile } from '../../../../fakes/serve-file.ts';
import { wavFile } from '../../../../fakes/wav-file.ts';
import { callId, useTemporaryFolder, play, createTestRecordings } from '../test-recordings.ts';

const [first, second] = [callId('call_1'), callId('call_2')];
const ids = [first, second];
const wav = wavFile({ frames: 100_000 });
const sha256 = (content: string | Buffer): string =>
  createHash('sha256').update(content).digest('hex');
const stored = `${sha256(wav)}.sound`;
const nameOf = (id: string): string => sha256(`${id}\nmulti-channel`);
const note = JSON.stringify({ sha256: sha256(wav), bytes: wav.length });
const folder = useTemporaryFolder();
const writeCacheFile = (name: string, content: string | Buffer): void =>
  writeFileSync(path.join(folder(), name), content);
const cachedFiles = (): readonly string[] => readdirSync(folder()).toSorted();

async function heard(recordings: Recordings, id = first): Promise<Buffer> {
  const opened = await recordings.open(id);
  return opened.ok ? play(recordings, opened.value.url) : Buffer.from(JSON.stringify(opened.error));
}

test('two calls with the same recording share one file, and both play without a network', async () => {
  await using server = await startScripted(serveFile(wav));
  const { recordings } = await createTestRecordings(folder(), server, { ids });
  expect((await heard(recordings, first)).equals(wav)).toBe(true);
  expect((await heard(recordings, second)).equals(wav)).toBe(true);
  await recordings.close();
  expect(cachedFiles()).toEqual(
    [stored, `${nameOf(first)}.json`, `${nameOf(second)}.json`].toSorted(),
  );
  expect(await recordings.trimCache()).toBe(wav.length);
  expect((await heard(recordings, second)).equals(wav)).toBe(true);
  expect(server.requests.length).toBe(2);
  await recordings.close();
});

test('a recording is in use while any of its calls is played', async () => {
  await using server = await startScripted(serveFile(wav));
  const { recordings } = await createTestRecordings(folder(), server, { ids, limitMb: 0.01 });
  await heard(recordings, first);
  expect((await heard(recordings, second)).equals(wav)).toBe(true);
  await expect.poll(() => recordings.trimCache()).toBe(wav.length);
  await recordings.close();
  expect(await recordings.trimCache()).toBe(0);
});

test('a truncated file is downloaded again', async () => {
  await using server = await startScripted(serveFile(wav));
  const before = await createTestRecordings(folder(), server);
  await heard(before.recordings);
  await before.recordings.close();
  truncateSync(path.join(folder(), stored), wav.length - 1);
  const { recordings } = await createTestRecordings(folder(), server);
  expect((await heard(recordings)).equals(wav)).toBe(true);
  await recordings.close();
  expect(readFileSync(path.join(folder(), stored)).equals(wav)).toBe(true);
  expect(server.requests.length).toBe(2);
});

test('recordings that an older Earmark named by their call are kept with their peaks', async () => {
  writeCacheFile(`${nameOf(first)}.wav`, wav);
  writeCacheFile(`${nameOf(first)}.wav.peaks`, 'peaks');
  writeCacheFile(`${nameOf(second)}.wav`, wav);
  writeCacheFile(`${'d'.repeat(64)}.wav.peaks`, 'of nothing');
  writeCacheFile('notes.txt', 'not ours');
  await using server = await startScripted(serveFile(wav));
  const { recordings } = await createTestRecordings(folder(), server, { ids });
  for (const id of ids) expect((await heard(recordings, id)).equals(wav)).toBe(true);
  expect(server.requests.length).toBe(0);
  const notes = ids.map((id) => `${nameOf(id)}.json`);
  expect(cachedFiles()).toEqual([stored, `${stored}.peaks`, ...notes, 'notes.txt'].toSorted());
  await recordings.close();
});

// Each is what lies there when the app ended at one of the moments of keeping a recording.
test.for([
  ['all was downloaded', { part: wav, 'part.json': true }],
  ['its note was half written', { part: wav, 'part.json': true, 'json.new': '{"sha' }],
  ['its note was written', { part: wav, 'part.json': true, json: note }],
  ['it had its name', { sound: wav, 'part.json': true, json: note }],
  ['the same content was there, and its own part too', { sound: wav, part: wav, json: note }],
] as const)('when the app ended after %s, nothing is lost or left', async ([, there]) => {
  const partNote = JSON.stringify({ validator: '"v1"', totalBytes: wav.length });
  for (const [ending, content] of Object.entries(there)) {
    const name = ending === 'sound' ? stored : `${nameOf(first)}.${ending}`;
    writeCacheFile(name, content === true ? partNote : content);
  }
  await using server = await startScripted(serveFile(wav));
  const { recordings } = await createTestRecordings(folder(), server);
  expect((await heard(recordings)).equals(wav)).toBe(true);
  expect(server.requests.length).toBe(0);
  await recordings.close();
  expect(cachedFiles().filter((name) => !name.includes('.part'))).toEqual(
    [stored, `${nameOf(first)}.json`].toSorted(),
  );
});

test('files that nothing refers to are removed at the next start', async () => {
  const [lost, other] = ['e'.repeat(64), 'f'.repeat(64)];
  writeCacheFile(`${lost}.sound`, 'named by no note');
  writeCacheFile(`${lost}.sound.peaks`, 'of it');
  writeCacheFile(`${other}.json`, note);
  writeCacheFile(`${other}.part.json`, '{}');
  writeCacheFile(`${other}.json.new`, 'half');
  await using server = await startScripted(serveFile(wav));
  const { recordings } = await createTestRecordings(folder(), server);
  await recordings.trimCache();
  expect(cachedFiles()).toEqual([]);
  await recordings.close();
});

test('a resumed download is named by its complete content', async () => {
  await using server = await startScripted(serveFile(wav, { breakAt: 150_000 }), (_q, r) =>
    r.destroy(),
  );
  const before = await createTestRecordings(folder(), server);
  await before.recordings.open(first);
  await before.recordings.close();
  await using later = await startScripted(serveFile(wav));
  const { recordings } = await createTestRecordings(folder(), later);
  await heard(recordings);
  await recordings.close();
  expect(existsSync(path.join(folder(), stored))).toBe(true);
});
