import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import readXlsxFile from 'read-excel-file/node';
import { expect, it, onTestFinished } from 'vitest';
import { importedReview } from '../../../../src-main/library/reviews/imports/imported-review.ts';
import { writeExport } from '../../../../src-main/exports/write-export.ts';
import type { ExportOptions } from '../../../../src-shared/export-options.ts';
import { ReviewsFile } from '../../../../src-shared/exports/reviews-file.ts';
import { err } from '../../../../src-shared/result.ts';
import type { Edit } from '../../../../src-shared/review.ts';
import { fetchedRecord, openTestLibrary, type TestLibrary } from '../library/test-library.ts';
import { callNumber, sourceOf } from './exported-library.ts';

const original = 'are you open on saturday please';
const corrected = 'are you on Sunday please';
const entries = [
  { kind: 'turn', speaker: 'agent', text: 'Hi.', words: [] },
  { kind: 'turn', speaker: 'user', text: original, words: [] },
] as const;
const call = { ...callNumber(0), entries };

/** A review in which a turn of a transcript without word timing is corrected and checked. */
async function correctedLibrary(): Promise<TestLibrary> {
  const library = await openTestLibrary();
  await library.request('calls:store', { records: [fetchedRecord(call)] });
  const correction = { id: 'fix', span: { entry: 1 }, original, corrected };
  const edits: readonly Edit[] = [
    { kind: 'correction.set', callId: call.id, correction },
    { kind: 'turn.check', callId: call.id, entry: 1, checked: true },
  ];
  for (const edit of edits) {
    await library.request('edit:apply', { requestId: edit.kind, edit });
  }
  return library;
}

async function exportedFile(library: TestLibrary, options: ExportOptions): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'earmark-turns-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = path.join(folder, 'export');
  const print = () => Promise.resolve(err({ kind: 'cancelled' as const }));
  expect(await writeExport(sourceOf(library), file, { ...options, print })).toMatchObject({
    ok: true,
  });
  return file;
}

it('the correction of a whole turn is in the workbook, with its turn', async () => {
  using library = await correctedLibrary();
  const sheets = await readXlsxFile(await exportedFile(library, { format: 'xlsx' }));
  const [header = [], row = []] = sheets.find(({ sheet }) => sheet === 'Corrections')?.data ?? [];
  const cells = Object.fromEntries(header.map((name, place) => [String(name), row[place]]));
  expect(cells).toMatchObject({ entry: 1, start_s: null, end_s: null, original, corrected });
});

it('the correction of a whole turn is in the dataset, beside Retell’s text', async () => {
  using library = await correctedLibrary();
  const file = await exportedFile(library, { format: 'jsonl', per: 'call' });
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
    messages: [{ content: 'Hi.' }, { content: original, corrected, checked: true }],
  });
});

it('the correction of a whole turn comes back from an exported file as it was', async () => {
  using library = await correctedLibrary();
  const file = await exportedFile(library, { format: 'json' });
  const { reviews } = ReviewsFile.parse(JSON.parse(readFileSync(file, 'utf8')));
  const [review] = reviews.map(importedReview);
  expect(review).toMatchObject({
    corrections: [{ id: 'fix', span: { entry: 1 }, original, corrected }],
    checkedTurns: [1],
  });
});
