import type { SearchTerm } from './search-terms.ts';

/** A stretch of a text, in UTF-16 units. */
interface Hit {
  readonly start: number;
  readonly end: number;
}

const letter = String.raw`[\p{L}\p{N}\p{Co}]`;
const separator = String.raw`\p{M}*[^\p{L}\p{N}\p{Co}\p{M}][^\p{L}\p{N}\p{Co}]*`;
const token = new RegExp(`${letter}(?:${letter}|\\p{M})*`, 'gu');

/**
 * Where a text says what was searched for, by the rules of the full-text index: words from their first
 * letter to their last, whatever their case, accents and the signs between them; of a beginning, the
 * part that was sought. The index and what is shown of its hits then never contradict each other.
 */
export function findHits(text: string, term: SearchTerm): readonly Hit[] {
  const pattern = patternOf(term);
  if (pattern === undefined) return [];
  return Array.from(fold(text).matchAll(pattern), ({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
  }));
}

function patternOf({ text, isPrefix: isBeginning }: SearchTerm): RegExp | undefined {
  const words = Array.from(fold(text).matchAll(token), ([word]) => word.replaceAll(/\p{M}/gu, ''));
  if (words.length === 0) return undefined;
  const spelt = words.map((word) => Array.from(word).join(String.raw`\p{M}*`)).join(separator);
  const end = isBeginning ? '' : `(?!\\p{M}*${letter})`;
  return new RegExp(`(?<!${letter}\\p{M}*)${spelt}\\p{M}*${end}`, 'gu');
}

/** Lower case without accents, unit by unit, so that places in it are places in the text. */
const fold = (text: string): string =>
  text
    .replaceAll(/[A-Z]+/gu, (capitals) => capitals.toLowerCase())
    .replaceAll(/[^\0-\x7F]/gu, foldCharacter);

function foldCharacter(sign: string): string {
  const lower = sign.toLowerCase();
  const same = lower.length === sign.length ? lower : sign;
  const [base = same, ...accents] = Array.from(same.normalize('NFD'));
  const isAccented = accents.length > 0 && accents.every((accent) => /\p{M}/u.test(accent));
  return isAccented && base.length === sign.length ? base : same;
}
