/**
 * How search compares text: the index, the search field and the marking of hits all fold text by this
 * file, so that they never disagree. Two spellings are the same if they differ only in case, width,
 * compatibility forms, invisible characters, or in accents and vowel points that writers may omit.
 * Vowel signs that make another word (Hindi, Thai, …) and the marks of kana are kept.
 */

/** Folded text, and for each of its UTF-16 units the passage of the original that it came from. */
export interface FoldedText {
  readonly text: string;
  startOf(unit: number): number;
  endOf(unit: number): number;
}

/** Scripts written without spaces between words; each letter with its marks is a token of its own. */
const unspaced = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\p{Script=Yi}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}\p{Script=Javanese}\p{Script=Balinese}\p{Script=Tai_Tham}\p{Script=Tai_Le}\p{Script=New_Tai_Lue}\p{Script=Tai_Viet}\p{Script=Cham}ー`;

/** Everything that can be part of a token, of a script with spaces. */
export const spacedCharacter = String.raw`(?![${unspaced}])[\p{L}\p{M}\p{N}\p{Co}]`;
/** Everything between tokens. */
export const separatorCharacter = String.raw`[^\p{L}\p{M}\p{N}\p{Co}]`;
const unspacedToken = String.raw`(?=[\p{L}\p{M}\p{N}])[${unspaced}]\p{M}*`;
const tokenPattern = new RegExp(`${unspacedToken}|(?:${spacedCharacter})+`, 'gu');
const startsUnspaced = new RegExp(`^[${unspaced}]`, 'u');

export const isUnspaced = (token: string): boolean => startsUnspaced.test(token);

/** The tokens of a text, folded. They consist of letters, marks and digits only. */
export const searchTokens = (text: string): readonly string[] =>
  foldText(text).match(tokenPattern) ?? [];

/** A token with its place in the original, in UTF-16 units. */
export interface PlacedToken {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The tokens of a text, folded, with their places in it. */
export function placedTokens(text: string): readonly PlacedToken[] {
  const foldedText = foldWithPositions(text);
  return Array.from(foldedText.text.matchAll(tokenPattern), ({ 0: token, index }) => ({
    text: token,
    start: foldedText.startOf(index),
    end: foldedText.endOf(index + token.length - 1),
  }));
}

/** A character that is not ASCII, or has marks, with all that combines with it. */
const segmentPattern =
  /(?:[^\0-\x7F]|[\0-\x7F](?=\p{M}))[\p{M}\u{1160}-\u{11FF}\u{FF9E}\u{FF9F}\u{16D67}]*/gu;

export const foldText = (text: string): string =>
  foldAscii(text).replaceAll(segmentPattern, foldSegment);

/** Keeps the way back to the original, which is needed to mark a hit. */
export function foldWithPositions(text: string): FoldedText {
  const ascii = foldAscii(text);
  const starts: number[] = [];
  const ends: number[] = [];
  let folded = '';
  let done = 0;
  const copyTo = (end: number): void => {
    folded += ascii.slice(done, end);
    for (; done < end; done += 1) {
      starts.push(done);
      ends.push(done + 1);
    }
  };
  for (const { 0: segment, index } of ascii.matchAll(segmentPattern)) {
    copyTo(index);
    const replacement = foldSegment(segment);
    folded += replacement;
    done = index + segment.length;
    for (let unit = 0; unit < replacement.length; unit += 1) {
      starts.push(index);
      ends.push(done);
    }
  }
  copyTo(ascii.length);
  return {
    text: folded,
    startOf: (unit) => starts[unit] ?? text.length,
    endOf: (unit) => ends[unit] ?? text.length,
  };
}

const foldAscii = (text: string): string =>
  text.replaceAll(/[A-Z]+/gu, (capitals) => capitals.toLowerCase());

/** Texts repeat the same few hundred segments. */
const folded = new Map<string, string>();
const maxFolded = 10_000;

function foldSegment(segment: string): string {
  const known = folded.get(segment);
  if (known !== undefined) return known;
  if (folded.size >= maxFolded) folded.clear();
  const result = foldNew(segment);
  folded.set(segment, result);
  return result;
}

/** Invisible characters, the Arabic tatweel, and marks that writers may omit. */
const omitted = new RegExp(
  [
    String.raw`[\p{Default_Ignorable_Code_Point}\p{Cf}\u{640}]`,
    // The breve makes a different letter of the Cyrillic и.
    String.raw`(?<!\u{438})\u{306}`,
    // Latin, Greek and Cyrillic accents.
    String.raw`[\u{300}-\u{305}\u{307}-\u{36F}\u{483}-\u{487}\u{1AB0}-\u{1AFF}\u{1DC0}-\u{1DFF}\u{20D0}-\u{20FF}\u{FE20}-\u{FE2F}]`,
    // Hebrew, Arabic and Syriac points.
    String.raw`[\u{591}-\u{5BD}\u{5BF}\u{5C1}\u{5C2}\u{5C4}\u{5C5}\u{5C7}\u{610}-\u{61A}\u{64B}-\u{65F}\u{670}\u{6D6}-\u{6DC}\u{6DF}-\u{6E4}\u{6E7}\u{6E8}\u{6EA}-\u{6ED}\u{711}\u{730}-\u{74A}\u{8CA}-\u{8E1}\u{8E3}-\u{8FF}]`,
    // The nukta of the scripts of India.
    String.raw`[\u{93C}\u{9BC}\u{A3C}\u{ABC}\u{B3C}\u{C3C}\u{CBC}]`,
  ].join('|'),
  'gu',
);

/** Spellings of one letter that Unicode doesn't decompose. */
const alternatives: ReadonlyMap<string, string> = new Map([
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['ħ', 'h'],
  ['ı', 'i'],
  ['ł', 'l'],
  ['ŧ', 't'],
  ['ς', 'σ'],
  ['ٱ', 'ا'],
  ['ى', 'ي'],
  ['ی', 'ي'],
  ['ې', 'ي'],
  ['ک', 'ك'],
  ['ة', 'ه'],
  ['ہ', 'ه'],
]);

const foldNew = (segment: string): string =>
  Array.from(segment.normalize('NFKD').replaceAll(omitted, ''), foldCharacter)
    .join('')
    .normalize('NFC');

function foldCharacter(character: string): string {
  // One by one, since a capital sigma has two small forms at different places of a word.
  const lower = character.toLowerCase();
  return alternatives.get(lower) ?? asciiDigit(lower) ?? lower;
}

/** Every script has its ten digits in a row. */
function asciiDigit(character: string): string | undefined {
  if (!/^\p{Nd}$/u.test(character)) return undefined;
  const code = character.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(code - value - 1))) value += 1;
  return String(value);
}
