import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { openLog } from '../../../../src-main/log/log.ts';
import { createPageErrorLog } from '../../../../src-main/log/page-errors.ts';

const folders: string[] = [];
const newFolder = async (): Promise<string> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'earmark-log-'));
  folders.push(folder);
  return folder;
};
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

const kilobyte = 1024;

test('the log stays within its limit, with one older file', async () => {
  const folder = await newFolder();
  const log = openLog(folder, 20 * kilobyte);
  for (let line = 0; line < 2000; line += 1) log.info(`line ${line} ${'x'.repeat(50)}`);
  const files = await readdir(folder);
  expect(files.toSorted()).toEqual(['earmark.log', 'earmark.old.log']);
  for (const file of files) {
    expect((await stat(path.join(folder, file))).size).toBeLessThan(21 * kilobyte);
  }
  expect((await log.newestLines(1))[0]).toContain('line 1999');
});

test('an error is logged under the reference that is returned, without quoted text', async () => {
  const folder = await newFolder();
  const log = openLog(folder);
  const ref = log.error(new Error('could not read "Ms Miller"'), 'call:open');
  const text = await readFile(path.join(folder, 'earmark.log'), 'utf8');
  expect(text).toContain(ref);
  expect(text).toContain('log.test.ts');
  expect(text).not.toContain('Miller');
});

test('a page that fails without end fills no log', () => {
  const lines: string[] = [];
  let nowMs = 0;
  const log = {
    error: (error: unknown, where: string) => {
      lines.push(`${where}: ${String(error)}`);
      return 'E-1';
    },
    info: (text: string) => void lines.push(text),
  };
  const logPageError = createPageErrorLog(log, () => nowMs);
  const failing = { message: 'boom', stack: '', caughtBy: 'window' } as const;
  for (let count = 0; count < 1000; count += 1) logPageError(failing);
  expect(lines).toHaveLength(21);
  expect(lines[0]).toBe('page, window: boom');
  expect(lines.at(-1)).toContain('not logged');
  nowMs = 10 * 60_000;
  logPageError({ ...failing, message: 'later' });
  expect(lines.at(-1)).toBe('page, window: later');
});
