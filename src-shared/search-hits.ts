import {
  foldText,
  foldWithPositions,
  isUnspaced,
  searchTokens,
  separatorCharacter,
  spacedCharacter,
} from './search-fold.ts';
import type { SearchTerm } from './search-terms.ts';

/** A passage of a text, in UTF-16 units. */
interface Hit {
  readonly start: number;
  readonly end: number;
}

/**
 * Where a text contains a search term, by the rules of the full-text index. A hit never ends inside a
 * letter and its marks. For a prefix only the part that was searched for is the hit.
 */
export const findHits = (text: string, term: SearchTerm): readonly Hit[] =>
  hitsOf(text, termPattern(term));

/** Where a text contains `query` anywhere, also inside a word; spaces match any white space. */
export function findText(text: string, query: string): readonly Hit[] {
  const parts = foldText(query).split(/\s+/u).filter(isNotEmpty).map(escaped);
  return hitsOf(
    text,
    parts.length === 0 ? undefined : new RegExp(parts.join(String.raw`\s+`), 'gu'),
  );
}

function hitsOf(text: string, pattern: RegExp | undefined): readonly Hit[] {
  if (pattern === undefined) return [];
  const folded = foldWithPositions(text);
  return Array.from(folded.text.matchAll(pattern), ({ 0: found, index }) => ({
    start: folded.startOf(index),
    end: folded.endOf(index + found.length - 1),
  }));
}

function termPattern({ text, isPrefix }: SearchTerm): RegExp | undefined {
  const tokens = searchTokens(text);
  const first = tokens[0];
  const last = tokens.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const start = isUnspaced(first) ? '' : `(?<!${spacedCharacter})`;
  const end = isUnspaced(last) ? String.raw`(?!\p{M})` : `(?!${spacedCharacter})`;
  const middle = tokens.map((token, index) => gapBefore(tokens, index) + token).join('');
  return new RegExp(start + middle + (isPrefix ? '' : end), 'gu');
}

/** Next to a letter of a script without spaces, tokens may follow each other directly. */
function gapBefore(tokens: readonly string[], index: number): string {
  const before = tokens[index - 1];
  if (before === undefined) return '';
  const canTouch = isUnspaced(before) || isUnspaced(tokens[index] ?? '');
  return separatorCharacter + (canTouch ? '*' : '+');
}

const escaped = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`);

const isNotEmpty = (text: string): boolean => text !== '';
