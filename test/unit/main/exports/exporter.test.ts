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

test('an export whose workspace is left takes no rows of the next one, and leaves no file', async () => {
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
    workspace: () => ok({ name: 'First', over: leaving.signal }),
    askForFile: (suggestion) => {
      // The dialog stood open while the reviewer went elsewhere.
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
