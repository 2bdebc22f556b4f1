import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { evict, markUsed } from '../../../../../src-main/recordings/cache/eviction.ts';
import { startScripted } from '../../../../fakes/scripted-server.ts';
import { serveFile } from '../../../../fakes/serve-file.ts';
import { wavFile } from '../../../../fakes/wav-file.ts';
import { callId, play, createTestRecordings } from '../test-recordings.ts';

function cacheWith(files: readonly (readonly [string, number, number])[]): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'earmark-evict-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  for (const [name, bytes, usedMs] of files) {
    writeFileSync(path.join(folder, name), Buffer.alloc(bytes));
    utimesSync(path.join(folder, name), usedMs, usedMs);
  }
  return folder;
}

const [a, b, c] = ['a', 'b', 'c'].map((letter) => letter.repeat(64));

test('opening a recording again keeps its modification time', async () => {
  const file = path.join(cacheWith([['a.sound', 5, 1000]]), 'a.sound');
  expect(await markUsed(file, 2_000_000_000_000)).toBe(true);
  expect(statSync(file).mtimeMs).toBe(1_000_000);
  expect(statSync(file).atimeMs).toBe(2_000_000_000_000);
  expect(await markUsed(`${file}.gone`, 1)).toBe(false);
});

test('companion files of a recording count toward its size and are removed with it', async () => {
  const folder = cacheWith([
    [`${a}.sound`, 1000, 1],
    [`${a}.sound.peaks`, 100, 1],
    [`${b}.sound`, 1000, 2],
    [`${b}.sound.peaks`, 100, 2],
    [`${c}.part`, 500, 3],
    [`${c}.part.json`, 50, 3],
    ['notes.txt', 100_000, 0],
  ]);
  expect(await evict(folder, 5000, () => false)).toBe(2750);
  expect(await evict(folder, 1700, () => false)).toBe(1650);
  const left = [`${b}.sound`, `${b}.sound.peaks`, `${c}.part`, `${c}.part.json`, 'notes.txt'];
  expect(readdirSync(folder).toSorted()).toEqual(left);
  // What is in use stays, whatever the limit says.
  expect(await evict(folder, 0, (file) => file.endsWith('.part'))).toBe(550);
  expect(readdirSync(folder).toSorted()).toEqual(left.slice(2));
});

test('the least recently opened recordings are evicted first, but never the one being played', async () => {
  const wav = wavFile({ frames: 100_000 });
  const names = ['a', 'b', 'c'].map((each) => createHash('sha256').update(each).digest('hex'));
  const folder = cacheWith(names.map((name, place) => [`${name}.sound`, 400_000, 1000 + place]));
  for (const name of names) {
    const note = { sha256: name, bytes: 400_000 };
    writeFileSync(path.join(folder, `${name}.json`), JSON.stringify(note));
  }
  await using server = await startScripted(serveFile(wav));
  const { recordings } = await createTestRecordings(folder, server, { limitMb: 0.9 });
  const opened = await recordings.open(callId('call_1'));
  if (opened.ok) await play(recordings, opened.value.url);
  const stored = () => readdirSync(folder).filter((name) => name.endsWith('.sound'));
  const sha256 = createHash('sha256').update(wav).digest('hex');
  await expect
    .poll(() => stored().toSorted())
    .toEqual([`${names[2]}.sound`, `${sha256}.sound`].toSorted());
  await recordings.close();
});
