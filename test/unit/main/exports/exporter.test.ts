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
import { ok } from '../../../../src-shared/result.ts';

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
    workspace: () => ok({ workspace: { name: 'First' }, closeSignal: leaving.signal }),
    askForFile: (suggestion) => {
      // The reviewer closed the workspace while the dialog was open.
      leaving.abort();
      return Promise.resolve(suggestion);
    },
    reveal: () => undefined,
  });
  const wish = { filter: everyCall, sort: newestFirst };
  expect(await exporting.csv({ ...wish, askWhere: true })).toEqual({
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
    workspace: () =>
      ok({ workspace: { name: 'First' }, closeSignal: new AbortController().signal }),
    askForFile: () => Promise.resolve(undefined),
    reveal: () => undefined,
  });
  await expect(
    exporter.csv({ filter: everyCall, sort: newestFirst, askWhere: false }),
  ).rejects.toThrow('Invalid time value');
  expect(readdirSync(folder)).toEqual([]);
});
