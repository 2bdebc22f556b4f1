import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvLines } from '../../../../../src-main/exports/formats/csv.ts';

const read = (text: string): string[][] => parse(text, { relax_column_count: true });
const unguard = (cell: string): string => (cell.startsWith("'") ? cell.slice(1) : cell);

describe('exported cells', () => {
  it('read back exactly as they were written, whatever people typed', () => {
    const anyText = fc.string({ unit: 'binary', maxLength: 40 });
    const sly = fc.constantFrom(
      '=1+1',
      '+1 213',
      '-2',
      '@SUM',
      '\tx',
      '\r',
      "'=x",
      '"',
      'a,b\r\nc',
      '＝1',
    );
    const cell = fc.oneof(anyText, sly);
    const grid = fc.array(fc.tuple(fc.constant('x'), cell, cell), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(grid, (rows) => {
        const back = read(csvLines(rows)).map((row) => row.map(unguard));
        expect(back).toEqual(rows);
      }),
      { numRuns: 2000, seed: 7 },
    );
  });

  it('never begin with a character that makes a spreadsheet run them', () => {
    for (const start of '=+-@\t\r\n\0＝＋－＠') {
      const [[cell = ''] = []] = read(csvLines([[`${start}cmd|' /C calc'!A0`, 'x']]));
      expect(cell.startsWith("'")).toBe(true);
    }
  });

  it('are laid out by RFC 4180', () => {
    expect(csvLines([['a', 'b"c', 'd,e', 'f\ng', undefined, 4.5, true]])).toBe(
      'a,"b""c","d,e","f\ng",,4.5,yes\r\n',
    );
  });
});
