import { stringify } from 'csv-stringify/sync';
import { guardCell, type Cell } from './cell.ts';
import type { RowWriter } from './row-writer.ts';

/** Tells spreadsheets that the file is UTF-8. */
const byteOrderMark = '\uFEFF';

/** Lines by RFC 4180: CRLF, doubled quotes, and every text guarded by {@link guardCell}. */
export const csvLines = (rows: readonly (readonly Cell[])[]): string =>
  stringify(
    rows.map((row) => row.map(guardCell)),
    { record_delimiter: 'windows', quoted_match: /[\r\n\t'\0;|]/u },
  );

export const csvWriter: RowWriter = {
  start: (names) => byteOrderMark + csvLines([names]),
  rows: csvLines,
};
