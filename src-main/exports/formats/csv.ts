import { stringify } from 'csv-stringify/sync';
import { guardCell, type Cell } from './cell.ts';

/** Tells spreadsheets that the file is UTF-8. */
export const byteOrderMark = '\uFEFF';

/** Lines by RFC 4180: CRLF, quotes doubled, every text guarded against being run as a formula. */
export const csvLines = (rows: readonly (readonly Cell[])[]): string =>
  stringify(
    rows.map((row) => row.map(guardCell)),
    { record_delimiter: 'windows', quoted_match: /[\r\n\t'\0]/u },
  );
