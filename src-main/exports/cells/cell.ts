import type { CsvDialect } from '../../../src-shared/export-options.ts';
import { defaultCsvDialect } from '../../../src-shared/csv-dialects.ts';
import { guardText } from './formula-guard.ts';
import { utcTime } from './timestamps.ts';

/** A moment in epoch ms. A text format writes it in UTC, a spreadsheet as a date. */
export interface Moment {
  readonly atMs: number;
}

/** The value of a cell; `undefined` is an empty cell. */
export type Cell = string | number | boolean | Moment | undefined;

/**
 * The text of a cell. In a guarded dialect, no spreadsheet runs a text as a formula or converts it into a
 * number, date or time: an apostrophe is put before each dangerous place, and `unguardText` takes them
 * away again. Numbers and booleans are never guarded. Text beyond the limit of spreadsheets is cut, and the
 * cell says so.
 */
export function cellText(cell: Cell, dialect: CsvDialect = defaultCsvDialect): string {
  if (cell === undefined) return '';
  if (typeof cell === 'number') return numberText(cell, dialect);
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no';
  const text = typeof cell === 'string' ? cell : (utcTime(cell.atMs) ?? '');
  return dialect.guarded ? cutText(guardText(text, dialect.separator)) : text;
}

function numberText(value: number, { decimalSign }: CsvDialect): string {
  if (!Number.isFinite(value)) return '';
  return decimalSign === 'comma' ? String(value).replace('.', ',') : String(value);
}

/** Excel moves the rest of a longer cell into other cells. */
const maxLength = 32_767;

/** Cuts a text to what a spreadsheet cell holds, with a note of its full length. */
export function cutText(text: string): string {
  if (text.length <= maxLength) return text;
  const note = ` … [cut: ${text.length} characters, a spreadsheet cell holds ${maxLength}]`;
  const end = maxLength - note.length;
  // A cut never leaves half of a character.
  const isHalf = /[\uD800-\uDBFF]/u.test(text.charAt(end - 1));
  return text.slice(0, isHalf ? end - 1 : end) + note;
}
