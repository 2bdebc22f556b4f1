import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unguardText } from '../../../../../src-main/exports/cells/formula-guard.ts';
import { csvLines } from '../../../../../src-main/exports/formats/csv-lines.ts';

const read = (text: string, delimiter = ','): string[][] =>
  parse(text, { delimiter, relax_column_count: true, relax_quotes: true });
const readBack = (text: string): string[][] =>
  read(text).map((row) => row.map((cell) => unguardText(cell)));

const tricky = fc.constantFrom(
  '=1+1',
  '+1 213',
  '-2',
  '@SUM',
  '\tx',
  '\r',
  "'=x",
  "''",
  ";'=1",
  '"',
  'a,b\r\nc',
  '＝1',
  'fine;=1+2;x',
  'ok\t=1+2\t',
  'ok|=1+2',
  '0049',
  '3/4',
);
const piece = fc.constantFrom(
  '=',
  '+',
  '-',
  '@',
  ';',
  '|',
  '\t',
  '\n',
  '"',
  "'",
  ' ',
  'a',
  '1',
  ',',
);
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  tricky,
  fc.array(piece, { maxLength: 12 }).map((parts) => parts.join('')),
);
const grid = fc.array(fc.tuple(fc.constant('x'), text, text), { minLength: 1, maxLength: 5 });

describe('exported cells', () => {
  it('read back exactly as they were written, whatever people typed', () => {
    fc.assert(
      fc.property(grid, (rows) => {
        expect(readBack(csvLines(rows))).toEqual(rows);
      }),
      { numRuns: 4000, seed: 7 },
    );
  });

  it.each([',', ';', '\t', '|'])('hold no formula when split at %j', (separator) => {
    fc.assert(
      fc.property(grid, (rows) => {
        const file = csvLines(rows);
        const honoured = read(file).flat();
        const split = file.split(/\r?\n|\r/u).flatMap((line) => line.split(separator));
        const pieces = separator === ',' ? honoured : split;
        expect(pieces.filter((part) => /^[\s"“]*[=+\-@＝＋－＠]/u.test(part))).toEqual([]);
      }),
      { numRuns: 4000, seed: 8 },
    );
  });

  it.each('=+-@\t\r\n\0＝＋－＠'.match(/./gsu) ?? [])('do not start with %j', (start) => {
    const [[cell = ''] = []] = read(csvLines([[`${start}cmd|' /C calc'!A0`, 'x']]));
    expect(cell.startsWith("'")).toBe(true);
  });

  it.each([
    '3/4',
    '1E5',
    '1e10',
    '0049',
    '007',
    '12:30',
    '4:07.3',
    '1-2',
    '10-12',
    '02079460000',
    '12345678901234567',
    '123456789012345678',
    '+14155550100',
    '14155550100',
    '50 %',
    '$ 1,000',
    '3 May',
    'Mär 2026',
    '2026-11-21',
  ])('are protected from being converted: %s', (value) => {
    expect(csvLines([[value]])).toContain(`'${value}`);
    expect(readBack(csvLines([[value]]))).toEqual([[value]]);
  });

  it.each(['*67', 'May', 'Agent 7 of 9 teams', 'a-b', 'Section 3', 'x', 'Mr. 5 by 5'])(
    'are left alone where nothing converts them: %s',
    (value) => {
      expect(read(csvLines([[value]]))).toEqual([[value]]);
    },
  );

  it('follow RFC 4180', () => {
    expect(csvLines([['a', 'b"c', 'd,e', 'f\ng', undefined, 4.5, true]])).toBe(
      'a,"b""c","d,e","f\ng",,4.5,yes\r\n',
    );
  });

  it('say when they are cut to what a spreadsheet holds', () => {
    const [[cell = ''] = []] = read(csvLines([['ä😀'.repeat(30_000)]]));
    expect(cell.length).toBeLessThanOrEqual(32_767);
    expect(cell).toMatch(/ … \[cut: 90000 characters, a spreadsheet cell holds 32767\]$/u);
    expect(cell.isWellFormed()).toBe(true);
  });
});
