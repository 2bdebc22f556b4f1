import { stringify } from 'csv-stringify/sync';
import type { CsvDialect } from '../../../src-shared/export-options.ts';
import { defaultCsvDialect } from '../../../src-shared/csv-dialects.ts';
import { cellText, type Cell } from '../cells/cell.ts';

/** Tells spreadsheets that the file is UTF-8. */
export const byteOrderMark = '\uFEFF';

const separators = { comma: ',', semicolon: ';', tab: '\t' } as const;

/** Lines by RFC 4180: CRLF, doubled quotes, and every cell as {@link cellText} writes it. */
export const csvLines = (
  rows: readonly (readonly Cell[])[],
  dialect: CsvDialect = defaultCsvDialect,
): string =>
  stringify(
    rows.map((row) => row.map((cell) => cellText(cell, dialect))),
    {
      delimiter: separators[dialect.separator],
      record_delimiter: 'windows',
      quoted_match: /[\r\n\t'\0;|]/u,
    },
  );
