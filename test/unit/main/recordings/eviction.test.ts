import { mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { evict, markUsed } from '../../../../src-main/recordings/eviction.ts';

test('opening a recording again leaves what is known of it by its time of change', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'earmark-used-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  const file = path.join(folder, 'a.wav');
  writeFileSync(file, 'sound');
  const changedMs = Math.round(statSync(file).mtimeMs);
  await markUsed(file, 2_000_000_000_000);
  expect(Math.round(statSync(file).mtimeMs)).toBe(changedMs);
  expect(statSync(file).atimeMs).toBe(2_000_000_000_000);
});

test('the peaks of a recording count with it and go with it, also those whose recording went before', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'earmark-evict-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  const put = (name: string, bytes: number, usedMs: number): void => {
    writeFileSync(path.join(folder, name), Buffer.alloc(bytes));
    utimesSync(path.join(folder, name), usedMs, usedMs);
  };
  const [old, young, half, lost] = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(64));
  put(`${old}.wav`, 1000, 1);
  put(`${old}.wav.peaks`, 100, 1);
  put(`${young}.wav`, 1000, 2);
  put(`${young}.wav.peaks`, 100, 2);
  put(`${half}.part`, 500, 3);
  put(`${half}.wav.peaks`, 50, 3);
  put(`${lost}.wav.peaks`, 100, 4);
  await evict(folder, 1700, new Set());
  expect(readdirSync(folder).toSorted()).toEqual([
    `${young}.wav`,
    `${young}.wav.peaks`,
    `${half}.part`,
    `${half}.wav.peaks`,
  ]);
});
