import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createExporter } from '../../../../src-main/exports/exporter.ts';
import {
  everyCall,
  openTestLibrary,
  createCall,
  newestFirst,
  fetchedRecord,
} from '../library/test-library.ts';
import { defaultCsvDialect } from '../../../../src-shared/csv-dialects.ts';
import { err, ok } from '../../../../src-shared/result.ts';

const csv = { format: 'csv', ...defaultCsvDialect } as const;

const recordings = { whole: () => Promise.resolve(err({ kind: 'no-recording' } as const)) };

const opened = (closeSignal: AbortSignal) => ({
  current: () => ok({ workspace: { id: 'first', name: 'First' }, closeSignal, recordings }),
  known: { prefersRedacted: () => true },
});

const unused = {
  notifications: { watchExport: <T>(run: () => Promise<T>) => run() },
  print: () => Promise.resolve(err({ kind: 'cancelled' } as const)),
  onProgress: () => undefined,
  reveal: () => undefined,
};

test('an export stops when its workspace closes, and leaves no file', async () => {
  using library = await openTestLibrary();
  await library.request('calls:store', { records: [fetchedRecord(createCall('call_1'))] });
  await library.request('edit:apply', {
    requestId: 'flag',
    edit: { kind: 'review.flag', callId: 'call_1', flagged: true },
  });
  const folder = mkdtempSync(path.join(tmpdir(), 'earmark-export-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const leaving = new AbortController();
  const exporting = createExporter({
    library: { request: (channel, input) => library.requestResult(channel, input) },
    folder: () => folder,
    workspaces: opened(leaving.signal),
    askForFile: (suggestion) => {
      // The reviewer closed the workspace while the dialog was open.
      leaving.abort();
      return Promise.resolve(suggestion);
    },
    ...unused,
  });
  const wish = { filter: everyCall, sort: newestFirst, options: csv };
  expect(await exporting.run({ ...wish, askWhere: true }, new AbortController().signal)).toEqual({
    ok: false,
    error: { kind: 'no-workspace' },
  });
  expect(readdirSync(folder)).toEqual([]);
});

test('a mistake in a row is not reported as a problem with the file', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'earmark-export-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const exporter = createExporter({
    library: { request: () => Promise.reject(new TypeError('Invalid time value')) },
    folder: () => folder,
    workspaces: opened(new AbortController().signal),
    askForFile: () => Promise.resolve(undefined),
    ...unused,
  });
  await expect(
    exporter.run(
      { filter: everyCall, sort: newestFirst, options: csv, askWhere: false },
      new AbortController().signal,
    ),
  ).rejects.toThrow('Invalid time value');
  expect(readdirSync(folder)).toEqual([]);
});
