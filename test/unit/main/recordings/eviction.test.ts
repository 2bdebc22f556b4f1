import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { markUsed } from '../../../../src-main/recordings/eviction.ts';

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
