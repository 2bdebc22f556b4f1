import { execFileSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { freeExportName } from '../../../../src-main/exports/export-file-name.ts';
import { writeExport, type WriteOptions } from '../../../../src-main/exports/write-export.ts';
import { fileError } from '../../../../src-main/lib/file-error.ts';
import { defaultCsvDialect } from '../../../../src-shared/csv-dialects.ts';
import type { ExportOptions } from '../../../../src-shared/export-options.ts';
import { err, ok } from '../../../../src-shared/result.ts';
import { callNumber, reviewedLibrary, sourceOf } from './exported-library.ts';

const formats: readonly ExportOptions[] = [
  { format: 'csv', ...defaultCsvDialect },
  { format: 'xlsx' },
  { format: 'json' },
  { format: 'jsonl', per: 'call' },
  { format: 'html', content: 'scorecards' },
  { format: 'pdf', content: 'scorecards' },
];

/** Prints the source of the page, so that no window is needed. */
const withPrinter = (options: ExportOptions): WriteOptions => ({
  ...options,
  print: (file) => Promise.resolve(ok(readFileSync(file))),
});

function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'earmark-target-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A file system of its own with these options; undefined where the tests may not mount one. */
function mounted(options: string): string | undefined {
  const folder = temporaryFolder();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    return undefined;
  }
  onTestFinished(() => {
    execFileSync('umount', [folder]);
  });
  return folder;
}

const library = (text: string) =>
  reviewedLibrary([0, 1, 2, 3].map((index) => ({ call: callNumber(index), text })));

/** Text that no compression makes small. */
const incompressible = Array.from({ length: 3000 }, (_, index) =>
  String.fromCodePoint(0x4e_00 + ((index * 7919 + index * index * 104_729) % 20_000)),
).join('');

it.for(formats)(
  'a full disk during a $format leaves only the older file',
  async (options, { skip }) => {
    const folder = mounted('size=16k');
    if (folder === undefined) {
      skip('needs the right to mount a file system');
      return;
    }
    using reviews = await library(incompressible);
    const file = path.join(folder, `a.${options.format}`);
    writeFileSync(file, 'older');
    const written = await writeExport(sourceOf(reviews), file, withPrinter(options));
    expect(written).toEqual(err({ kind: 'disk-full', path: file }));
    expect(readdirSync(folder)).toEqual([`a.${options.format}`]);
    expect(readFileSync(file, 'utf8')).toBe('older');
  },
);

it.for(formats)('a $format to a folder that is read-only is refused', async (options, { skip }) => {
  const folder = mounted('ro');
  if (folder === undefined) {
    skip('needs the right to mount a file system');
    return;
  }
  using reviews = await library('x');
  const file = path.join(folder, `a.${options.format}`);
  const written = await writeExport(sourceOf(reviews), file, withPrinter(options));
  expect(written).toMatchObject({ ok: false, error: { kind: 'file-denied', path: file } });
  expect(existsSync(file)).toBe(false);
});

it('a program that has the older file open keeps reading it whole', async () => {
  using reviews = await library('x');
  const file = path.join(temporaryFolder(), 'a.csv');
  writeFileSync(file, 'older');
  const opened = openSync(file, 'r');
  const written = await writeExport(
    sourceOf(reviews),
    file,
    withPrinter({ format: 'csv', ...defaultCsvDialect }),
  );
  const read = Buffer.alloc(100);
  const length = readSync(opened, read);
  closeSync(opened);
  expect(written.ok).toBe(true);
  expect(read.subarray(0, length).toString()).toBe('older');
  expect(readFileSync(file, 'utf8')).toContain('call_id');
});

it.each(['EBUSY', 'ETXTBSY'])('a file that another program locks is reported (%s)', (code) => {
  const error = Object.assign(new Error(code), { code, syscall: 'rename' });
  expect(fileError(error, 'a.csv')).toEqual({ kind: 'file-in-use', path: 'a.csv' });
});

it.each([
  ['QA / week 3', 'earmark-qa-week-3-2026-11-20-1402.csv'],
  ['..\\..\\etc', 'earmark-etc-2026-11-20-1402.csv'],
  ['../../../etc/passwd', 'earmark-etc-passwd-2026-11-20-1402.csv'],
  ['//', 'earmark-workspace-2026-11-20-1402.csv'],
])('a workspace named %s gives a file name within the folder', async (workspace, name) => {
  const folder = temporaryFolder();
  const now = new Date(2026, 10, 20, 14, 2);
  const file = await freeExportName(folder, { workspace, format: 'csv', now });
  expect(file).toBe(path.join(folder, name));
});
