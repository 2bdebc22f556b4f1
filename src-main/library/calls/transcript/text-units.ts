/**
 * The smallest piece of a text that is compared with a spoken word: a run of letters and digits, a single
 * character in a script that puts no spaces between words, an emoji, or a symbol that stands alone.
 */
export interface TextUnit {
  /** In UTF-16 units of the text; `end` is excluded. */
  readonly start: number;
  readonly end: number;
  /** Equal for two spellings of one word: case, accents and compatibility forms are folded. */
  readonly key: string;
}

const dense = String.raw`(?=\p{L})[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Bopo}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]`;
const sign = String.raw`(?:(?!${dense})[\p{L}\p{N}\p{M}\p{Co}\p{Pc}])`;
const joiner = String.raw`(?:['’\u200C\u200D\u00AD](?=[\p{L}\p{M}])|(?<=\p{N})[.,:/](?=\p{N}))`;
const picture = String.raw`(?=[^\0-\u00FF\u2122])\p{ExtPict}(?:\p{EMod}|\uFE0F|\u200D\p{ExtPict})*`;
const loneSymbol = String.raw`(?<=^|\s)[&%+=*#@\p{S}](?=\s|$)`;
const unit = new RegExp(
  String.raw`${dense}\p{M}*|${sign}(?:${sign}|${joiner})*|${picture}|${loneSymbol}`,
  'gu',
);

/** Whether a text holds anything that a word could stand for. */
export const hasUnits = (text: string): boolean => /[\p{L}\p{N}\p{Co}]/u.test(text);

/** The units of a text in order. Spaces and punctuation between them belong to none. */
export function unitsOf(text: string): readonly TextUnit[] {
  const units: TextUnit[] = [];
  for (const { 0: found, index } of text.matchAll(unit)) {
    const key = fold(found) || found;
    if (hasUnits(found) || isSymbol.test(found)) {
      units.push({ start: index, end: index + found.length, key });
    }
  }
  return units;
}

/** Found by one of the last two alternatives of the pattern. */
const isSymbol = /^(?:\p{ExtPict}|[&%+=*#@\p{S}])/u;

/** Upper case comes first because it also unfolds letters such as “ß”. */
const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/[^\p{L}\p{N}\p{Co}]/gu, '')
    .toUpperCase()
    .toLowerCase();
