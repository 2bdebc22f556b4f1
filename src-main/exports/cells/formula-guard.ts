import type { CsvDialect } from '../../../src-shared/export-options.ts';
import { defaultCsvDialect } from '../../../src-shared/csv-dialects.ts';

/** Characters that start a formula in some spreadsheet, including their full-width forms. */
const formula = String.raw`=+\-@\0＝＋－＠`;

/**
 * Characters at which a spreadsheet may split a line, besides the separator of the dialect. A file with
 * semicolons may be split at commas as well.
 */
const breaks = (separator: CsvDialect['separator']): string =>
  String.raw`[${separator === 'comma' ? '' : ','};|\t\r\n]`;

/**
 * Where a spreadsheet could read a formula: at the start of the cell and after each of {@link breaks}. The
 * apostrophe is included so that guarded text can be read back without guessing.
 */
const formulaStarts = (separator: CsvDialect['separator']): RegExp =>
  new RegExp(String.raw`(^|${breaks(separator)})([\s"“]*)(?=[${formula}'])`, 'gu');

/** Compiled once, because an export has millions of cells. */
const startsBySeparator = {
  comma: formulaStarts('comma'),
  semicolon: formulaStarts('semicolon'),
  tab: formulaStarts('tab'),
};

/** Characters that some spreadsheets skip at the start of a cell. */
const control = /^[\t\r\n\0]/u;

/** Text that is only digits and signs, such as 0049, 3/4, 4:07.3, 1+ or 12345678901234567. */
const figureLike = /^[\s\d.,:/\\%$€£¥()–+-]*\d[\s\d.,:/\\%$€£¥()–+-]*$/u;
/** Large and small numbers with an exponent: 1E5. */
const exponent = /^\d+(?:[.,]\d+)?e[+-]?\d+$/iu;
/** Dates with the name of a month: 3 May, Mär 2026. */
const nameOfDate = /^(?:\d{1,4}[\s./-]*(\p{L}{3,12})\.?|(\p{L}{3,12})\.?[\s./-]*\d{1,4})$/u;

const locales = 'en de fr es it pt nl sv da nb fi pl cs hu ro tr ru uk el'.split(' ');
let months: ReadonlySet<string> | undefined;

/** Spreadsheets know the months in the language of the system, so those of many languages count. */
function isMonth(name: string): boolean {
  months ??= new Set(
    locales.flatMap((locale) =>
      (['short', 'long'] as const).flatMap((month) => {
        const format = new Intl.DateTimeFormat(locale, { month, timeZone: 'UTC' });
        return Array.from({ length: 12 }, (_, index) =>
          format
            .format(Date.UTC(2026, index, 15))
            .replace('.', '')
            .toLowerCase(),
        );
      }),
    ),
  );
  return months.has(name.toLowerCase());
}

/** Spreadsheets read these as booleans, each in its own language and in English. */
const booleans = new Set(
  [
    'true false wahr falsch vrai faux verdadero falso vero verdadeiro waar onwaar sant falskt sand falsk',
    'usann tosi epätosi prawda fałsz pravda nepravda igaz hamis adevărat fals doğru yanlış истина ложь',
    'істина хибність αληθεσ ψευδεσ αληθές ψευδές',
  ].flatMap((line) => line.split(' ')),
);

function isConverted(text: string): boolean {
  if (figureLike.test(text) || exponent.test(text)) return true;
  if (booleans.has(text.trim().toLowerCase())) return true;
  const [, after, before] = nameOfDate.exec(text) ?? [];
  return isMonth(after ?? before ?? '');
}

/**
 * The text with an apostrophe before each place at which a spreadsheet could read a formula, and at the
 * start of a text that it would convert into a number, date or boolean.
 */
export function guardText(text: string, separator: CsvDialect['separator']): string {
  const guarded = text.replaceAll(startsBySeparator[separator], "$1$2'");
  const isConvertible = guarded === text && isConverted(text);
  return isConvertible || control.test(guarded) ? `'${guarded}` : guarded;
}

/** The text that {@link guardText} was given. */
export const unguardText = (
  guarded: string,
  separator: CsvDialect['separator'] = defaultCsvDialect.separator,
): string =>
  guarded.replaceAll(new RegExp(String.raw`(^|${breaks(separator)})([\s"“]*)'`, 'gu'), '$1$2');
