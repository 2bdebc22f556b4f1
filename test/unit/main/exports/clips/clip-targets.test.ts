import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import {
  clipSource,
  indexOf,
  recordingsWith,
  spokenCall,
  taggedLibrary,
  temporaryFolder,
  writeTo,
} from './clip-library.ts';

it('no id and no name leads out of the folder', async () => {
  const ids = [
    '../../escape',
    String.raw`..\..\x`,
    'con',
    'a/b',
    `call_${'x'.repeat(300)}`,
    '.hidden',
  ];
  using library = await taggedLibrary(ids.map((id) => spokenCall(id)));
  const root = temporaryFolder();
  const folder = path.join(root, 'clips');
  await writeTo(clipSource(library, { recordings: recordingsWith() }), folder);
  expect(readdirSync(root)).toEqual(['clips']);
  const names = readdirSync(folder).filter((name) => name !== 'index.csv');
  expect(names).toHaveLength(ids.length);
  for (const name of names) expect(name).toMatch(/^\d{4}-[A-Za-z\d][\w-]{0,120}\.wav$/u);
  expect(new Set(indexOf(folder).map((line) => line['call_id']))).toEqual(new Set(ids));
});

it('a folder that holds something is refused, and stays as it is', async () => {
  using library = await taggedLibrary([spokenCall('call_1')]);
  const folder = path.join(temporaryFolder(), 'clips');
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'mine.txt'), 'mine');
  const source = clipSource(library, { recordings: recordingsWith() });
  expect(await writeTo(source, folder)).toMatchObject({
    ok: false,
    error: { kind: 'file-denied', path: folder },
  });
  expect(readdirSync(folder)).toEqual(['mine.txt']);
  rmSync(path.join(folder, 'mine.txt'));
  expect(await writeTo(source, folder)).toMatchObject({ ok: true });
  expect(readdirSync(folder)).toHaveLength(2);
});

it('a cancelled export leaves nothing behind, and releases the recording', async () => {
  using library = await taggedLibrary([spokenCall('call_1'), spokenCall('call_2')]);
  const root = temporaryFolder();
  const cancel = new AbortController();
  const recordings = recordingsWith();
  const cancelled = {
    ...recordings,
    whole: (...args: Parameters<typeof recordings.whole>) => {
      // The reviewer cancels while the recording of the second call is being downloaded.
      if (recordings.log.length > 0) cancel.abort();
      return recordings.whole(...args);
    },
  };
  const done = await writeTo(
    clipSource(library, { recordings: cancelled, signal: cancel.signal }),
    path.join(root, 'clips'),
  );
  expect(done).toEqual({ ok: false, error: { kind: 'cancelled' } });
  expect(readdirSync(root)).toEqual([]);
  const counts = ['open', 'release'].map(
    (what) => recordings.log.filter((entry) => entry.startsWith(what)).length,
  );
  expect(counts).toEqual([2, 2]);
});

it('a full disk is reported, and nothing is left on it', async ({ skip }) => {
  using library = await taggedLibrary([spokenCall('call_1')]);
  const disk = temporaryFolder();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk], { stdio: 'ignore' });
  } catch {
    skip('A test may not mount a small disk here');
    return;
  }
  onTestFinished(() => void execFileSync('umount', [disk]));
  const folder = path.join(disk, 'clips');
  const done = await writeTo(clipSource(library, { recordings: recordingsWith() }), folder);
  expect(done).toEqual({ ok: false, error: { kind: 'disk-full', path: folder } });
  expect(readdirSync(disk)).toEqual([]);
});
