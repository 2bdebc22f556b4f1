import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { writeExport } from '../../../../../src-main/exports/write-export.ts';
import { CalibrationFile } from '../../../../../src-shared/calibration-file/calibration-file.ts';
import type { ExportOptions } from '../../../../../src-shared/export-options.ts';
import { DatasetLine } from '../../../../../src-shared/exports/dataset-line.ts';
import { ReviewsFile } from '../../../../../src-shared/exports/reviews-file.ts';
import { err } from '../../../../../src-shared/result.ts';
import { fakeResultsFile, fakeSessionFile } from '../../../../fakes/fake-calibration-files.ts';
import { callNumber, reviewedLibrary, sourceOf } from '../exported-library.ts';
import { hostileCells } from '../hostile-text.ts';
import type { TestLibrary } from '../../library/test-library.ts';

const schemas = path.join(import.meta.dirname, '../../../../../docs/schemas');
const published = (name: string): object =>
  JSON.parse(readFileSync(path.join(schemas, name), 'utf8')) as object;

/** EARMARK_WRITE_SCHEMAS=1 writes the files anew after a format has changed. */
it.each([
  ['earmark-reviews-1.schema.json', 'Earmark reviews, version 1', ReviewsFile],
  ['earmark-calibration-1.schema.json', 'Earmark calibration, version 1', CalibrationFile],
  ['earmark-dataset-1.schema.json', 'Earmark dataset, version 1: one line', DatasetLine],
] as const)('%s is the schema of what is exported', (name, title, format) => {
  const schema = { $id: name, title, ...z.toJSONSchema(format, { io: 'input', reused: 'ref' }) };
  if (process.env['EARMARK_WRITE_SCHEMAS'] === '1') {
    writeFileSync(path.join(schemas, name), `${JSON.stringify(schema, undefined, 2)}\n`);
  }
  expect(published(name)).toEqual(JSON.parse(JSON.stringify(schema)));
});

async function exported(library: TestLibrary, options: ExportOptions): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'earmark-json-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = path.join(folder, 'export');
  const print = () => Promise.resolve(err({ kind: 'cancelled' as const }));
  const written = await writeExport(sourceOf(library), file, { ...options, print });
  expect(written).toMatchObject({ ok: true });
  return readFileSync(file, 'utf8');
}

const texts = hostileCells(30, 8).filter((text) => /\S/u.test(text) && !text.includes('\0'));
const entries = [
  { kind: 'turn', speaker: 'agent', text: 'No, Monday at four', words: [] },
  { kind: 'tool-call', toolCallId: 't1', name: 'book_slot', arguments: '{"day":"Mon"}' },
  { kind: 'tool-result', toolCallId: 't1', content: '{"ok":true}', successful: true },
  {
    kind: 'turn',
    speaker: 'user',
    text: 'Thanks',
    words: [{ text: 'Thanks', startMs: 900, endMs: 1200 }],
  },
] as const;
const reviewed = (list: readonly string[]) =>
  reviewedLibrary(list.map((text, index) => ({ call: { ...callNumber(index), entries }, text })));

it('an independent validator accepts the exported reviews, whatever people typed', async () => {
  using library = await reviewed(texts);
  const file = JSON.parse(await exported(library, { format: 'json' })) as Record<string, unknown>;
  const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(
    published('earmark-reviews-1.schema.json'),
  );
  expect(validate(file), JSON.stringify(validate.errors)).toBe(true);
  expect(ReviewsFile.safeParse(file).error).toBeUndefined();
  const reviews = ReviewsFile.parse(file).reviews.toReversed();
  expect(reviews.map(({ comment }) => comment)).toEqual(texts.map((text) => text.toWellFormed()));
  expect(new Set(reviews.map(({ id }) => id)).size).toBe(texts.length);
  expect(validate({ ...file, formatVersion: 2 })).toBe(false);
});

it.each([fakeSessionFile, fakeResultsFile])(
  'an independent validator accepts a calibration file of each kind',
  (file) => {
    const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(
      published('earmark-calibration-1.schema.json'),
    );
    expect(validate(file), JSON.stringify(validate.errors)).toBe(true);
    expect(validate({ ...file, formatVersion: 2 })).toBe(false);
    expect(validate({ ...file, kind: 'other' })).toBe(false);
  },
);

it.each(['call', 'turn'] as const)('each line of a dataset fits its schema (%s)', async (per) => {
  using library = await reviewed(texts);
  const text = await exported(library, { format: 'jsonl', per });
  const lines = text.split('\n').filter((line) => line !== '');
  const validate = new Ajv2020({ strict: false }).compile(
    published('earmark-dataset-1.schema.json'),
  );
  expect(lines).toHaveLength(texts.length);
  for (const line of lines) {
    const parsed: unknown = JSON.parse(line);
    expect(validate(parsed), JSON.stringify(validate.errors)).toBe(true);
  }
});

it('a dataset has messages with roles, tool calls, corrections and better replies', async () => {
  using library = await reviewed(['Sunday']);
  const [line = ''] = (await exported(library, { format: 'jsonl', per: 'call' })).split('\n');
  expect(JSON.parse(line)).toMatchObject({
    call_id: callNumber(0).id,
    agent_version: 3,
    reviewer: 'Ann Reviewer',
    purpose: 'regular',
    messages: [
      {
        role: 'assistant',
        content: 'No, Monday at four',
        corrected: 'No, Sunday at four',
        better_reply: 'Sunday',
        checked: true,
        tags: ['Misheard'],
      },
      { role: 'assistant', tool_calls: [{ id: 't1', function: { name: 'book_slot' } }] },
      { role: 'tool', tool_call_id: 't1', content: '{"ok":true}' },
      { role: 'user', content: 'Thanks', start_s: 0.9, end_s: 1.2 },
    ],
    verdicts: { sentiment: { stance: 'corrected', value: 'Negative' } },
  });
});

it('quotes and transcripts show the redacted text where the workspace prefers it', async () => {
  const scrubbedEntries = [
    {
      kind: 'turn',
      speaker: 'agent',
      text: 'No, [DAY] at four',
      words: [{ text: '[DAY]', startMs: 62_000, endMs: 62_500 }],
    },
  ] as const;
  using library = await reviewedLibrary([
    { call: { ...callNumber(0), entries, scrubbedEntries }, text: 'Monday' },
  ]);
  for (const options of [{ format: 'json' }, { format: 'jsonl', per: 'call' }] as const) {
    const text = await exported(library, options);
    expect(text).toContain('[DAY]');
    expect(text).not.toContain('“Monday');
    expect(text).not.toMatch(/"(?:quote|original|content)":"[^"]*Monday/u);
  }
});
