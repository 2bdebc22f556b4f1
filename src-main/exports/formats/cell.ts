/** The value of a cell; `undefined` is an empty cell. */
export type Cell = string | number | boolean | undefined;

/** Excel moves the rest of a longer cell into other cells. */
const maxLength = 32_767;

/** Characters that start a formula in some spreadsheet, including their full-width forms. */
const formula = String.raw`=+\-@\0＝＋－＠`;

/**
 * Where a spreadsheet could read a formula: at the start of the cell and, since it may split the line at
 * another separator, after each `;`, `|`, tab and line break. The apostrophe is included so that guarded
 * text can be read back without guessing.
 */
const formulaStarts = new RegExp(String.raw`(^|[;|\t\r\n])([\s"“]*)(?=[${formula}'])`, 'gu');

/** Characters that some spreadsheets skip at the start of a cell. */
const control = /^[\t\r\n\0]/u;

/** Text that is only digits and signs, such as 0049, 3/4, 4:07.3 or 12345678901234567. */
const figureLike = /^[\s\d.,:/\\%$€£¥()–-]*\d[\s\d.,:/\\%$€£¥()–-]*$/u;
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

function isConverted(text: string): boolean {
  if (figureLike.test(text) || exponent.test(text)) return true;
  const [, after, before] = nameOfDate.exec(text) ?? [];
  return isMonth(after ?? before ?? '');
}

/**
 * A text cell that no spreadsheet runs as a formula or converts into a number, date or time. An apostrophe is
 * put before each dangerous place; {@link unguardCell} takes them away again. Numbers and booleans are
 * never guarded. Text beyond the limit of spreadsheets is cut, and the cell says so.
 */
export function guardCell(cell: Cell): string {
  if (cell === undefined) return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no';
  const guarded = cell.replaceAll(formulaStarts, "$1$2'");
  const isConvertible = guarded === cell && isConverted(cell);
  return shorten(isConvertible || control.test(guarded) ? `'${guarded}` : guarded);
}

/** The text that {@link guardCell} was given, unless it was cut. */
export const unguardCell = (cell: string): string =>
  cell.replaceAll(/(^|[;|\t\r\n])([\s"“]*)'/gu, '$1$2');

function shorten(text: string): string {
  if (text.length <= maxLength) return text;
  const note = ` … [cut: ${text.length} characters, a spreadsheet cell holds ${maxLength}]`;
  const end = maxLength - note.length;
  // A cut never leaves half of a character.
  const isHalf = /[\uD800-\uDBFF]/u.test(text.charAt(end - 1));
  return text.slice(0, isHalf ? end - 1 : end) + note;
}
