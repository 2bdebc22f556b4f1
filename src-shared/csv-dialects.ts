import type { CsvDialect } from './export-options.ts';

/** The dialect of RFC 4180, which programs and English spreadsheets read. */
export const defaultCsvDialect: CsvDialect = {
  separator: 'comma',
  decimalSign: 'point',
  guarded: true,
};

/** The dialect that a spreadsheet expects where the system uses this decimal sign. */
export const spreadsheetDialect = (decimalSign: CsvDialect['decimalSign']): CsvDialect => ({
  separator: decimalSign === 'comma' ? 'semicolon' : 'comma',
  decimalSign,
  guarded: true,
});
