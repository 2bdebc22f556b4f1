import { cutText, type Cell, type Moment } from '../../cells/cell.ts';
import { utcTime } from '../../cells/timestamps.ts';

/** Indices into `cellXfs` of the style sheet in workbook-parts.ts. */
export const cellStyle = { header: 1, moment: 2, literal: 3 } as const;

/** The characters that XML cannot hold, and those that a reader of XML changes. */
// oxlint-disable-next-line no-control-regex -- control characters are what it looks for
const unwritable = /[\0-\u{8}\u{B}-\u{1F}\u{FFFE}\u{FFFF}\p{Cs}]/gu;
/**
 * Text that a spreadsheet would read as an escaped character. The standard says four digits; LibreOffice
 * takes any number of them.
 */
const looksEscaped = /_(?=x[\dA-F]+_)/giu;

const escaped = (character: string): string =>
  `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** Text of XML, for elements and attributes. */
export const xmlText = (text: string): string =>
  text.replaceAll(/[&<>"]/gu, (character) => entities[character] ?? character);

/** Whether a text has anything to escape. Most have nothing, and a workbook has millions of them. */
// oxlint-disable-next-line no-control-regex -- control characters are what it looks for
const isSpecial = /[&<>"_\0-\u{1F}\u{FFFE}\u{FFFF}\p{Cs}]/u;

/** Any text in the escapes of spreadsheet files (ECMA-376, ST_Xstring), so that it reads back unchanged. */
const stringText = (text: string): string => (isSpecial.test(text) ? escapedText(text) : text);

const escapedText = (text: string): string =>
  xmlText(text.replaceAll(looksEscaped, '_x005F_').replaceAll(unwritable, escaped));

const keepsSpace = /^\s|\s$|\n/u;

/** What a spreadsheet would take for a formula if somebody edited the cell. It stays marked as text. */
const startsLikeFormula = /^[\s"“]*[=+\-@＝＋－＠']/u;

/** Spreadsheets count days from the end of 1899. Their calendar is wrong before March 1900. */
const dayOffset = 25_569;
const dayMs = 86_400_000;
const firstDay = 61;
const lastDay = 2_958_466;

/** A cell as XML; nothing for an empty one. A text is always a string and never a formula. */
export function cellXml(cell: Cell, at: string): string {
  if (cell === undefined || cell === '') return '';
  if (typeof cell === 'string') return textXml(cell, at);
  if (typeof cell === 'number') return numberXml(cell, at);
  if (typeof cell === 'boolean') return `<c r="${at}" t="b"><v>${cell ? 1 : 0}</v></c>`;
  return momentXml(cell, at);
}

const numberXml = (value: number, at: string): string =>
  Number.isFinite(value) ? `<c r="${at}"><v>${value}</v></c>` : '';

function momentXml({ atMs }: Moment, at: string): string {
  const days = atMs / dayMs + dayOffset;
  // Also false for a time that is no number.
  return days >= firstDay && days < lastDay
    ? `<c r="${at}" s="${cellStyle.moment}"><v>${days}</v></c>`
    : textXml(utcTime(atMs) ?? '', at);
}

function textXml(text: string, at: string): string {
  const style = startsLikeFormula.test(text) ? ` s="${cellStyle.literal}"` : '';
  return stringXml(cutText(text), `r="${at}"${style}`);
}

/** The cell of a column name in the first line. */
export const headerXml = (name: string, at: string): string =>
  stringXml(name, `r="${at}" s="${cellStyle.header}"`);

function stringXml(text: string, attributes: string): string {
  const space = keepsSpace.test(text) ? ' xml:space="preserve"' : '';
  return `<c ${attributes} t="inlineStr"><is><t${space}>${stringText(text)}</t></is></c>`;
}

/** The letters of a column: 0 is A, 26 is AA. */
export function columnLetters(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnLetters(Math.floor(index / 26) - 1) + letter;
}
