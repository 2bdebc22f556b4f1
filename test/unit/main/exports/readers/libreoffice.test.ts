import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { cellText, type Cell } from '../../../../../src-main/exports/cells/cell.ts';
import { reviewColumnsFor } from '../../../../../src-main/exports/columns/spreadsheet-columns.ts';
import { byteOrderMark, csvLines } from '../../../../../src-main/exports/formats/csv-lines.ts';
import { createWorkbook } from '../../../../../src-main/exports/formats/xlsx/workbook.ts';
import { rubricsIn } from '../../../../../src-main/exports/rows/rubrics-in.ts';
import { writeExport, type WriteOptions } from '../../../../../src-main/exports/write-export.ts';
import { writeWholeFile } from '../../../../../src-main/lib/whole-file.ts';
import { spreadsheetDialect } from '../../../../../src-shared/csv-dialects.ts';
import type { ExportOptions } from '../../../../../src-shared/export-options.ts';
import { err, ok } from '../../../../../src-shared/result.ts';
import type { TestLibrary } from '../../library/test-library.ts';
import { callNumber, reviewedLibrary, sourceOf } from '../exported-library.ts';
import { hostileCells } from '../hostile-text.ts';
import type { ReadCell } from './flat-spreadsheet.ts';
import { openInLibreOffice } from './libreoffice.ts';

const locales = [
  { locale: 'en-US', dialect: spreadsheetDialect('point') },
  { locale: 'de-DE', dialect: spreadsheetDialect('comma') },
] as const;

function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'earmark-readers-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** What a reviewer may have typed that a spreadsheet likes to convert, or to run. */
const typed = [
  '0049 30 123456',
  '3/4',
  '1.5.2026',
  '3. Mai',
  'March 5',
  '1,5',
  '1.234,5',
  '4:07.3',
  '1E5',
  '50 %',
  '1+',
  'file_xa_1',
  '12345678901234567890',
  '=1+1',
  '+4930123456',
  '-2',
  '@SUM(A1:A9)',
  'TRUE',
  'two\nlines; with "quotes", commas\tand tabs',
  "'quoted'",
];

const reviewedWith = (texts: readonly string[]): Promise<TestLibrary> =>
  reviewedLibrary(texts.map((text, index) => ({ call: callNumber(index), text })));

const withoutPrinter = (options: ExportOptions): WriteOptions => ({
  ...options,
  print: () => Promise.resolve(err({ kind: 'cancelled' })),
});

/** The cells that the library's reviews have in the columns that both spreadsheets share, by column name. */
async function cellsOf(library: TestLibrary): Promise<readonly (readonly [string, Cell])[][]> {
  const source = sourceOf(library);
  const columns = reviewColumnsFor({
    rubrics: await rubricsIn(source),
    workspaceId: source.workspace.id,
  });
  const rows: [string, Cell][][] = [];
  for await (const page of source.pages('review')) {
    for (const row of page) rows.push(columns.map(({ name, cell }) => [name, cell(row)]));
  }
  return rows;
}

/** In a text of several lines, LibreOffice leaves out tabs when it saves it. */
const kept = (text: string): string => (text.includes('\n') ? text.replaceAll('\t', '') : text);

/** A moment is a date in UTC, or its text in ISO 8601. */
function readsAsMoment({ type, value = '', text }: ReadCell, atMs: number): boolean {
  if (type === 'date') return Math.abs(Date.parse(`${value.slice(0, 19)}Z`) - atMs) < 1000;
  return type === 'string' && Date.parse(text) === atMs;
}

/** The word of a CSV, or the boolean of a workbook, which LibreOffice stores as a function without arguments. */
const readsAsBoolean = ({ type, text, formula }: ReadCell, value: boolean): boolean =>
  formula === undefined
    ? type === 'string' && text === (value ? 'yes' : 'no')
    : formula === (value ? 'of:=TRUE()' : 'of:=FALSE()');

/** Whether the office program understood the cell as the library means it. */
function agrees(
  read: ReadCell | undefined,
  cell: Cell,
  written: (text: string) => string,
): boolean {
  if (cell === undefined || cell === '') return read?.type === undefined;
  if (read === undefined) return false;
  if (typeof cell === 'boolean') return readsAsBoolean(read, cell);
  if (read.formula !== undefined) return false;
  if (typeof cell === 'number') return read.type === 'float' && Number(read.value) === cell;
  if (typeof cell === 'object') return readsAsMoment(read, cell.atMs);
  return read.type === 'string' && kept(read.text) === kept(written(cell));
}

function expectAgreement(
  rows: readonly (readonly ReadCell[])[],
  expected: Awaited<ReturnType<typeof cellsOf>>,
  written: (text: string) => string,
): void {
  const [header = [], ...body] = rows;
  const position = new Map(header.map(({ text }, index) => [text, index]));
  expect(body).toHaveLength(expected.length);
  const different = expected.flatMap((cells, row) =>
    cells.flatMap(([name, cell]) => {
      const read = body[row]?.[position.get(written(name)) ?? -1];
      return agrees(read, cell, written) ? [] : [{ name, cell, read }];
    }),
  );
  expect(different.slice(0, 5)).toEqual([]);
}

describe.each(locales)('LibreOffice in $locale', ({ locale, dialect }) => {
  it('reads a CSV of its dialect cell by cell as the library has it', async () => {
    using library = await reviewedWith(typed);
    const file = path.join(temporaryFolder(), 'reviews.csv');
    const options = withoutPrinter({ format: 'csv', ...dialect });
    expect(await writeExport(sourceOf(library), file, options)).toMatchObject({ ok: true });
    const sheets = await openInLibreOffice(file, locale, dialect);
    expectAgreement(sheets.get('reviews') ?? [], await cellsOf(library), (text) =>
      cellText(text, dialect),
    );
  });

  it('reads the workbook cell by cell as the library has it', async () => {
    using library = await reviewedWith(typed);
    const file = path.join(temporaryFolder(), 'reviews.xlsx');
    const options = withoutPrinter({ format: 'xlsx' });
    expect(await writeExport(sourceOf(library), file, options)).toMatchObject({ ok: true });
    const sheets = await openInLibreOffice(file, locale);
    expectAgreement(sheets.get('Reviews') ?? [], await cellsOf(library), (text) => text);
    const everything = [...sheets.values()].flat(2);
    expect(
      everything.filter(({ formula = '' }) => !/^(?:of:=(?:TRUE|FALSE)\(\))?$/u.test(formula)),
    ).toEqual([]);
    const texts = new Set(sheets.get('Answers')?.flatMap((row) => row.map(({ text }) => text)));
    expect(typed.filter((text) => !texts.has(kept(text)))).toEqual([]);
  });
});

const columns = 20;

/**
 * LibreOffice has no carriage returns in cells, and leaves out characters that XML can't hold. Other tests
 * read those back by other programs.
 */
const readable = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/\r\n?/gu, '\n')
    // eslint-disable-next-line no-control-regex -- the characters that XML does not allow
    .replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/gu, '');

/** 100,000 cells in lines of twenty behind a first cell. */
function hostileRows(seed: number): readonly (readonly string[])[] {
  const cells = hostileCells(100_000, seed).map(readable);
  return Array.from({ length: cells.length / columns }, (_, row) => [
    'x',
    ...cells.slice(row * columns, (row + 1) * columns),
  ]);
}

function differences(
  rows: readonly (readonly string[])[],
  read: readonly (readonly ReadCell[])[],
  written: (text: string) => string,
): readonly unknown[] {
  return rows.flatMap((row, line) =>
    row.flatMap((cell, column) => {
      const found = read[line]?.[column];
      const isText = found?.type === undefined || found.type === 'string';
      const isSame = kept(found?.text ?? '') === kept(written(cell));
      return isText && isSame && found?.formula === undefined
        ? []
        : [{ line, column, cell, found }];
    }),
  );
}

describe.each(locales)('100,000 hostile cells in $locale', ({ locale, dialect }) => {
  it('are texts in a CSV, and each is what was written', async () => {
    const rows = hostileRows(51);
    const file = path.join(temporaryFolder(), 'cells.csv');
    writeFileSync(file, byteOrderMark + csvLines(rows, dialect));
    const sheets = await openInLibreOffice(file, locale, dialect);
    const read = sheets.get('cells') ?? [];
    const written = (text: string): string => cellText(text, dialect);
    expect(differences(rows, read, written).slice(0, 5)).toEqual([]);
  });

  it('are texts in a workbook, and each is what was written', async () => {
    const rows = hostileRows(52);
    const sheets = await openInLibreOffice(await workbookOf(rows), locale);
    const [, ...read] = sheets.get('Cells') ?? [];
    expect(differences(rows, read, (text) => text).slice(0, 5)).toEqual([]);
  });
});

async function workbookOf(rows: readonly (readonly string[])[]): Promise<string> {
  const folder = temporaryFolder();
  const file = path.join(folder, 'cells.xlsx');
  const workbook = createWorkbook(folder);
  const names = Array.from({ length: columns + 1 }, (_, index) => `c${index}`);
  const table = workbook.addTable(
    'Cells',
    names.map((name) => ({ name, type: 'text' as const })),
  );
  const written = await writeWholeFile(file, async (sink) => {
    for (const row of rows) await table.add(row);
    await workbook.writeTo(sink);
    return ok(true);
  });
  expect(written.ok).toBe(true);
  return file;
}
