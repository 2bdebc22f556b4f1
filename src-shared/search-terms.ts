import { searchTokens } from './search-fold.ts';

/** A word or phrase that a search has to find, or has to exclude. */
export interface SearchTerm {
  readonly text: string;
  readonly isExcluded: boolean;
  readonly isPhrase: boolean;
  /** The last word of a search also finds longer words that start with it. */
  readonly isPrefix: boolean;
}

/**
 * Separates the entries of an indexed transcript. It is a private-use character, which the index treats
 * like a letter, so that no phrase matches across two entries.
 */
export const entryBreak = '\uE000';

/** Removes the separator from text that comes from elsewhere. */
export const removeEntryBreaks = (text: string): string => text.replaceAll(entryBreak, ' ');

const termPattern = /(?<minus>-)?(?:"(?<phrase>[^"]*)"?|(?<word>[^\s"]+))/gu;

/** Free text as terms: words, "phrases", `-word` or `NOT word`. Terms without letters or digits are left out. */
export function parseSearch(text: string): readonly SearchTerm[] {
  const terms: SearchTerm[] = [];
  let isNegated = false;
  for (const { groups } of plainQuotes(removeEntryBreaks(text)).matchAll(termPattern)) {
    const word = groups?.['word'];
    if (word === 'NOT') {
      isNegated = true;
      continue;
    }
    const term = word ?? groups?.['phrase'] ?? '';
    if (searchTokens(term).length > 0) {
      const isExcluded = isNegated || groups?.['minus'] !== undefined;
      terms.push({ text: term, isExcluded, isPhrase: word === undefined, isPrefix: false });
    }
    isNegated = false;
  }
  const last = terms.findLastIndex(({ isExcluded }) => !isExcluded);
  return terms.map((term, at) => (at === last ? { ...term, isPrefix: !term.isPhrase } : term));
}

/** Keyboards and pasted text bring typographic quotation marks. */
const plainQuotes = (text: string): string => text.replaceAll(/[\u201C-\u201F\uFF02]/gu, '"');
