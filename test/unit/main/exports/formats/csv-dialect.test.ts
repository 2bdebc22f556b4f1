import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CsvDialect } from '../../../../../src-shared/export-options.ts';
import { defaultCsvDialect, spreadsheetDialect } from '../../../../../src-shared/csv-dialects.ts';
import { unguardText } from '../../../../../src-main/exports/cells/formula-guard.ts';
import { csvLines } from '../../../../../src-main/exports/formats/csv-lines.ts';
import { hostileCells, hostileText } from '../hostile-text.ts';

const characters = { comma: ',', semicolon: ';', tab: '\t' } as const;

const read = (text: string, { separator }: CsvDialect): string[][] =>
  parse(text, { delimiter: characters[separator], relax_column_count: true });

const dialects: readonly CsvDialect[] = (['comma', 'semicolon', 'tab'] as const).flatMap(
  (separator) =>
    (['point', 'comma'] as const).map((decimalSign) => ({ separator, decimalSign, guarded: true })),
);

/** UTF-8 has no half characters; they become the replacement character. */
const writable = (cells: readonly string[]): readonly string[] =>
  cells.map((cell) => cell.toWellFormed());

/** The separators at which a spreadsheet may split although the file has another one. */
const otherSeparators = ({ separator }: CsvDialect): readonly string[] =>
  [';', '\t', '|', ...(separator === 'comma' ? [] : [','])].filter(
    (other) => other !== characters[separator],
  );

describe.each(dialects)('with $separator as separator and decimal $decimalSign', (dialect) => {
  it('100,000 hostile cells read back exactly, and none is a formula under any separator', () => {
    const cells = writable(hostileCells(100_000, 21));
    const rows = Array.from({ length: cells.length / 20 }, (_, row) => [
      'x',
      ...cells.slice(row * 20, row * 20 + 20),
    ]);
    const text = csvLines(rows, dialect);
    const back = read(text, dialect);
    expect(back.map((row) => row.map((cell) => unguardText(cell, dialect.separator)))).toEqual(
      rows,
    );
    expect(back.flat().filter((cell) => /^[\s"“]*[=+\-@＝＋－＠]/u.test(cell))).toEqual([]);
    const pieces = text
      .split(/\r?\n|\r/u)
      .flatMap((line) => otherSeparators(dialect).flatMap((other) => line.split(other)));
    expect(pieces.filter((piece) => /^[\s"“]*[=@＝＠]/u.test(piece))).toEqual([]);
  });

  it('figures are figures in its locale', () => {
    const [[whole, decimal, negative] = []] = read(csvLines([[27, 81.25, -0.5]], dialect), dialect);
    const sign = dialect.decimalSign === 'comma' ? ',' : '.';
    expect([whole, decimal, negative]).toEqual(['27', `81${sign}25`, `-0${sign}5`]);
  });

  it.each([
    '0049',
    '+4930123456',
    '3/4',
    '1.5.2026',
    '1,5',
    '3 May',
    '12:30',
    '1+',
    'TRUE',
    'wahr',
  ])('no spreadsheet converts the text %s', (text) => {
    const [[cell = ''] = []] = read(csvLines([[text]], dialect), dialect);
    expect(cell).toBe(`'${text}`);
  });
});

it('a dialect without protection writes every text as it is', () => {
  const dialect: CsvDialect = { ...defaultCsvDialect, guarded: false };
  fc.assert(
    fc.property(fc.array(hostileText, { minLength: 1, maxLength: 5 }).map(writable), (cells) => {
      expect(read(csvLines([['x', ...cells]], dialect), dialect)).toEqual([['x', ...cells]]);
    }),
    { numRuns: 2000, seed: 4 },
  );
});

it('a moment is written in UTC, and one that is no date as it came', () => {
  expect(csvLines([[{ atMs: Date.UTC(2026, 10, 1) }, { atMs: 1e17 }]])).toBe(
    '2026-11-01T00:00:00.000Z,"\'100000000000000000"\r\n',
  );
});

it('spreadsheets with a decimal comma expect semicolons', () => {
  expect(spreadsheetDialect('comma')).toEqual({
    separator: 'semicolon',
    decimalSign: 'comma',
    guarded: true,
  });
  expect(spreadsheetDialect('point')).toEqual(defaultCsvDialect);
});
