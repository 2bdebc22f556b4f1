import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as fc from 'fast-check';
import { expect, it, onTestFinished } from 'vitest';
import {
  createSink,
  writeWholeFile,
  writeWholeContent,
} from '../../../../src-main/lib/whole-file.ts';
import { err, ok } from '../../../../src-shared/result.ts';

function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'earmark-whole-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

it('everything is written although the system takes only a part of each write', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(fc.string(), fc.uint8Array()), { maxLength: 8 }),
      fc.infiniteStream(fc.integer({ min: 1, max: 7 })),
      async (parts, lengths) => {
        const disk: number[] = [];
        const sink = createSink({
          write: (data: Uint8Array, offset: number, length: number) => {
            const taken = Math.min(length, lengths.next().value ?? 1);
            disk.push(...data.subarray(offset, offset + taken));
            return Promise.resolve({ bytesWritten: taken, buffer: data });
          },
        } as never);
        for (const part of parts) await sink.write(part);
        const whole = Buffer.concat(parts.map((part) => Buffer.from(part)));
        expect(Buffer.from(disk)).toEqual(whole);
        expect(sink.bytes).toBe(whole.length);
      },
    ),
    { numRuns: 300, seed: 12 },
  );
});

it('a system that takes nothing is a full disk', async () => {
  const sink = createSink({
    write: (data: Uint8Array) => Promise.resolve({ bytesWritten: 0, buffer: data }),
  } as never);
  await expect(sink.write('text')).rejects.toMatchObject({ code: 'ENOSPC', syscall: 'write' });
});

/** A real file system of 64 kB, where the tests may mount one. */
function tinyDisk(): string | undefined {
  const folder = temporaryFolder();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    return undefined;
  }
  onTestFinished(() => {
    execFileSync('umount', [folder]);
  });
  return folder;
}

it('a full disk is reported, leaves nothing behind, and keeps the older file', async (context) => {
  const folder = tinyDisk();
  if (folder === undefined) {
    context.skip('needs the right to mount a file system');
    return;
  }
  const file = path.join(folder, 'reviews.csv');
  writeFileSync(file, 'older');
  for (const size of [65_600, 66_000, 100_000, 1_000_000]) {
    expect(await writeWholeContent(file, 'x'.repeat(size))).toEqual(
      err({ kind: 'disk-full', path: file }),
    );
    expect(readdirSync(folder)).toEqual(['reviews.csv']);
    expect(readFileSync(file, 'utf8')).toBe('older');
  }
});

it('a failure of what produces the file leaves the older one unchanged', async () => {
  const folder = temporaryFolder();
  const file = path.join(folder, 'a.txt');
  writeFileSync(file, 'older');
  const stopped = await writeWholeFile(file, async (sink) => {
    await sink.write('half');
    return err({ kind: 'cancelled' as const });
  });
  expect(stopped).toEqual(err({ kind: 'cancelled' }));
  await expect(
    writeWholeFile(file, async (sink) => {
      await sink.write('half');
      throw new TypeError('a mistake');
    }),
  ).rejects.toThrow('a mistake');
  expect(readdirSync(folder)).toEqual(['a.txt']);
  expect(readFileSync(file, 'utf8')).toBe('older');
});

it('folders above the file are created, and a place that takes none is reported', async () => {
  const folder = temporaryFolder();
  const file = path.join(folder, 'a', 'b', 'c.txt');
  expect(await writeWholeContent(file, 'text')).toEqual(ok(true));
  expect(readFileSync(file, 'utf8')).toBe('text');
  const nowhere = '/proc/earmark/a/b.txt';
  expect(await writeWholeContent(nowhere, 'text')).toMatchObject({
    ok: false,
    error: { kind: 'file-denied', path: nowhere },
  });
});

it('a target that is a folder or a pipe, or lies in a file, is reported', async () => {
  const folder = temporaryFolder();
  mkdirSync(path.join(folder, 'taken', 'inside'), { recursive: true });
  writeFileSync(path.join(folder, 'file'), '');
  execFileSync('mkfifo', [path.join(folder, 'pipe')]);
  for (const target of ['taken', 'file/reviews.csv', 'pipe']) {
    const file = path.join(folder, target);
    const written = await writeWholeFile(file, () => Promise.resolve(ok(true)));
    expect(written).toMatchObject({ ok: false, error: { kind: 'file-denied', path: file } });
  }
  expect(readdirSync(folder)).toEqual(['file', 'pipe', 'taken']);
});
