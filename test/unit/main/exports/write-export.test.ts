import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { JSDOM } from 'jsdom';
import readXlsxFile from 'read-excel-file/node';
import { expect, it, onTestFinished } from 'vitest';
import { ExportStopped, type RowDetail } from '../../../../src-main/exports/rows/export-source.ts';
import { writeExport, type WriteOptions } from '../../../../src-main/exports/write-export.ts';
import type { ExportOptions } from '../../../../src-shared/export-options.ts';
import { defaultCsvDialect } from '../../../../src-shared/csv-dialects.ts';
import { ok } from '../../../../src-shared/result.ts';
import { callNumber, reviewedLibrary, sourceOf } from './exported-library.ts';
import { hostileCells } from './hostile-text.ts';

function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'earmark-export-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** Prints the source of the page, so that a test sees what the window would have loaded. */
const withPrinter = (options: ExportOptions): WriteOptions => ({
  ...options,
  print: (file) => Promise.resolve(ok(readFileSync(file))),
});

const reviewed = (texts: readonly string[]) =>
  reviewedLibrary(texts.map((text, index) => ({ call: callNumber(index), text })));

it('CSV and the workbook have the same reviews, in the same order', async () => {
  using library = await reviewed(['first', 'second', 'third']);
  const folder = temporaryFolder();
  const [csvFile, xlsxFile] = [path.join(folder, 'a.csv'), path.join(folder, 'a.xlsx')];
  const csv = await writeExport(
    sourceOf(library),
    csvFile,
    withPrinter({ format: 'csv', ...defaultCsvDialect }),
  );
  const xlsx = await writeExport(sourceOf(library), xlsxFile, withPrinter({ format: 'xlsx' }));
  expect(csv).toMatchObject({ ok: true, value: { path: csvFile, rows: 3 } });
  expect(xlsx).toMatchObject({ ok: true, value: { path: xlsxFile, rows: 3 } });
  const [names = [], ...rows]: string[][] = parse(readFileSync(csvFile), { bom: true });
  const sheets = await readXlsxFile(xlsxFile);
  const [header = [], ...cells] = sheets.find(({ sheet }) => sheet === 'Reviews')?.data ?? [];
  expect(names.filter((name) => !header.includes(name))).toEqual([]);
  const column = (name: string) => names.indexOf(name);
  const inSheet = (name: string) => header.indexOf(name);
  expect(rows.map((row) => row[column('call_id')])).toEqual(
    [2, 1, 0].map((index) => callNumber(index).id),
  );
  for (const [index, row] of rows.entries()) {
    const sheetRow = cells[index] ?? [];
    expect(sheetRow[inSheet('call_id')]).toBe(row[column('call_id')]);
    expect(sheetRow[inSheet('score')]).toBe(Number(row[column('score')]));
    expect(sheetRow[inSheet('passed')]).toBe(row[column('passed')] === 'yes');
    expect(row[column('pass_mark')]).toMatch(/^\d+(?:\.\d+)?$/u);
    expect(sheetRow[inSheet('pass_mark')]).toBe(Number(row[column('pass_mark')]));
    // A section that nothing counts in has no score, and the others have one.
    const scores = names.flatMap((name, at) => (name.endsWith(' (score)') ? [row[at]] : []));
    expect(scores.length).toBeGreaterThan(1);
    expect(scores.some((score) => score !== '')).toBe(true);
    expect(scores.every((score) => score === '' || Number(score) <= 100)).toBe(true);
    expect(sheetRow[inSheet('from_number')]).toBe('+4930123456');
    expect(row[column('from_number')]).toBe("'+4930123456");
    const started = sheetRow[inSheet('started_at')];
    expect(started instanceof Date && started.toISOString()).toBe(row[column('started_at')]);
  }
  expect(readdirSync(folder).toSorted()).toEqual(['a.csv', 'a.xlsx']);
});

it('the workbook describes every column of every sheet', async () => {
  using library = await reviewed(['x']);
  const file = path.join(temporaryFolder(), 'a.xlsx');
  await writeExport(sourceOf(library), file, withPrinter({ format: 'xlsx' }));
  const sheets = await readXlsxFile(file);
  const dictionary = sheets.find(({ sheet }) => sheet === 'Columns')?.data.slice(1) ?? [];
  const others = sheets.filter(({ sheet }) => sheet !== 'Columns');
  expect(others.map(({ sheet }) => sheet).slice(0, 3)).toEqual(['Reviews', 'Answers', 'Tags']);
  for (const { sheet, data } of others) {
    const described = dictionary.filter(([of]) => of === sheet);
    expect(described.map(([, name]) => name)).toEqual(data[0]);
    expect(described.every((row) => String(row[3] ?? '').length > 5)).toBe(true);
  }
});

it.each(['summary', 'scorecards'] as const)(
  'hostile texts are only text in an HTML page (%s)',
  async (content) => {
    const texts = hostileCells(40, 5).filter((text) => /\S/u.test(text) && !text.includes('\0'));
    using library = await reviewed(texts);
    const file = path.join(temporaryFolder(), 'a.html');
    const written = await writeExport(
      sourceOf(library),
      file,
      withPrinter({ format: 'html', content }),
    );
    expect(written.ok).toBe(true);
    const { document } = new JSDOM(readFileSync(file, 'utf8')).window;
    const [policy] = document.querySelectorAll('meta[http-equiv="Content-Security-Policy"]');
    expect(policy?.getAttribute('content')).toMatch(/^default-src 'none'; style-src 'sha256-/u);
    expect(
      document.querySelectorAll('script, img, iframe, object, embed, link, a, form, svg'),
    ).toHaveLength(0);
    const attributes = [...document.querySelectorAll('body *')].flatMap((element) =>
      element.getAttributeNames(),
    );
    expect(attributes.filter((name) => name !== 'class')).toEqual([]);
    if (content === 'summary') return;
    const comments = [...document.querySelectorAll('article > .comment')];
    // A page reads every line break as \n.
    const shown = (text: string) => text.toWellFormed().replaceAll(/\r\n?/gu, '\n');
    expect(comments.map((element) => element.textContent)).toEqual(texts.map(shown).toReversed());
  },
);

it('a scorecard says who reviewed what, when, by which rubric, and quotes the evidence with its time', async () => {
  using library = await reviewed(['“No, Monday”']);
  const file = path.join(temporaryFolder(), 'a.pdf');
  await writeExport(sourceOf(library), file, withPrinter({ format: 'pdf', content: 'scorecards' }));
  const { document } = new JSDOM(readFileSync(file, 'utf8')).window;
  const text = document.body.textContent.replaceAll(/\s+/gu, ' ');
  const rubric = await library.request('rubric:current', undefined);
  for (const part of [
    'Test / workspace',
    callNumber(0).id,
    'Booking agent',
    'Ann Reviewer',
    `${rubric.name}, version ${rubric.version}`,
    '2026-11-01 00:00:00 UTC',
    '1:01.2–1:03.9',
    'Misheard',
  ]) {
    expect(text).toContain(part);
  }
});

it('the workbook has the corrections, and says for what purpose each review was made', async () => {
  using library = await reviewed(['Sunday']);
  const file = path.join(temporaryFolder(), 'a.xlsx');
  await writeExport(sourceOf(library), file, withPrinter({ format: 'xlsx' }));
  const sheets = await readXlsxFile(file);
  const rowsOf = (name: string) => {
    const [header = [], ...rows] = sheets.find(({ sheet }) => sheet === name)?.data ?? [];
    return rows.map((row) =>
      Object.fromEntries(row.map((cell, index) => [String(header[index]), cell])),
    );
  };
  const [correction] = rowsOf('Corrections');
  expect(correction).toMatchObject({ original: 'Monday', corrected: 'Sunday', start_s: 61.2 });
  const [review] = rowsOf('Reviews');
  expect(review).toMatchObject({
    purpose: 'regular',
    corrections: 1,
    checked_turns: 1,
    verdicts: 'sentiment: “Positive” corrected to “Negative” (Sunday)',
    better_replies: '“No, Monday” → “Sunday”',
  });
  expect(correction?.['review_id']).toBe(review?.['review_id']);
});

it('an empty export is a complete file', async () => {
  using library = await reviewedLibrary([]);
  const folder = temporaryFolder();
  for (const options of [
    { format: 'csv', ...defaultCsvDialect },
    { format: 'xlsx' },
    { format: 'json' },
    { format: 'jsonl', per: 'call' },
    { format: 'html', content: 'summary' },
    { format: 'html', content: 'scorecards' },
  ] as const) {
    const file = path.join(folder, `empty.${options.format}`);
    const written = await writeExport(sourceOf(library), file, withPrinter(options));
    expect(written).toMatchObject({ ok: true, value: { rows: 0 } });
  }
});

const cancelledPages = (): AsyncIterable<never> => ({
  [Symbol.asyncIterator]: () => ({
    next: () => Promise.reject(new ExportStopped({ kind: 'cancelled' })),
  }),
});

it('a cancelled export leaves nothing behind', async () => {
  using library = await reviewed(['x']);
  const folder = temporaryFolder();
  const source = sourceOf(library);
  const cancelled = {
    ...source,
    // Cancelled on the second reading, when the partial files exist.
    pages: (() => {
      let readings = 0;
      return (detail: RowDetail) => {
        readings += 1;
        return readings === 1 ? source.pages(detail) : cancelledPages();
      };
    })(),
  };
  const written = await writeExport(
    cancelled,
    path.join(folder, 'a.xlsx'),
    withPrinter({ format: 'xlsx' }),
  );
  expect(written).toEqual({ ok: false, error: { kind: 'cancelled' } });
  expect(readdirSync(folder)).toEqual([]);
});
