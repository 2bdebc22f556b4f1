import { placedTokens, searchTokens } from '../search-fold.ts';
import type { Range } from './merged-ranges.ts';

/**
 * Where phrases are in a text, as ranges of its characters. Case, accents and punctuation don't matter, as in
 * search, but every word has to be there whole.
 */
export function phrasesInText(text: string, phrases: readonly string[]): readonly Range[] {
  const wanted = phrases.map(searchTokens).filter((tokens) => tokens.length > 0);
  if (wanted.length === 0) return [];
  const tokens = placedTokens(text);
  return wanted.flatMap((phrase) =>
    tokens.flatMap(({ start }, at) => {
      const isHere = phrase.every((token, index) => tokens[at + index]?.text === token);
      return isHere ? [{ from: start, to: tokens[at + phrase.length - 1]?.end ?? start }] : [];
    }),
  );
}
