/** One thing that a reviewer's search asks for, or asks not to find. */
export interface SearchTerm {
  readonly text: string;
  readonly isExcluded: boolean;
  readonly isPhrase: boolean;
  /** The last word is taken as the beginning of one. */
  readonly isPrefix: boolean;
}

/**
 * Stands between the lines of an indexed transcript: of a private class that the index keeps like a
 * letter, so that no phrase reaches from what one says to what another answers.
 */
export const entryBreak = '\uE000';

/** The text without what only Earmark may write between lines. */
export const removeEntryBreaks = (text: string): string => text.replaceAll(entryBreak, ' ');

const termPattern = /(?<minus>-)?(?:"(?<phrase>[^"]*)"?|(?<word>[^\s"]+))/gu;
/** What the index keeps of a text: FTS5's unicode61 drops everything else. */
const indexed = /[\p{L}\p{N}\p{Co}]/u;

/** Free text as terms: words, "phrases", `-word` or `NOT word`; what no index keeps is left out. */
export function parseSearch(text: string): readonly SearchTerm[] {
  const terms: SearchTerm[] = [];
  let isNegated = false;
  for (const { groups } of removeEntryBreaks(text).replaceAll('\0', ' ').matchAll(termPattern)) {
    const word = groups?.['word'];
    if (word === 'NOT') {
      isNegated = true;
      continue;
    }
    const term = word ?? groups?.['phrase'] ?? '';
    if (indexed.test(term)) {
      const unwanted = isNegated || groups?.['minus'] !== undefined;
      terms.push({
        text: term,
        isExcluded: unwanted,
        isPhrase: word === undefined,
        isPrefix: false,
      });
    }
    isNegated = false;
  }
  const last = terms.findLastIndex(({ isExcluded: unwanted }) => !unwanted);
  return terms.map((term, at) => (at === last ? { ...term, isPrefix: !term.isPhrase } : term));
}
