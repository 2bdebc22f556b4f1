/** One thing that a reviewer's search asks for, or asks not to find. */
export interface SearchTerm {
  readonly text: string;
  readonly unwanted: boolean;
  readonly isPhrase: boolean;
  /** The last word is taken as the beginning of one. */
  readonly isBeginning: boolean;
}

/**
 * Stands between the lines of an indexed transcript: of a private class that the index keeps like a
 * letter, so that no phrase reaches from what one says to what another answers.
 */
export const lineBreak = '\uE000';

/** The text without what only Earmark may write between lines. */
export const withoutBreaks = (text: string): string => text.replaceAll(lineBreak, ' ');

const piece = /(?<minus>-)?(?:"(?<phrase>[^"]*)"?|(?<word>[^\s"]+))/gu;
/** What the index keeps of a text: FTS5's unicode61 drops everything else. */
const indexed = /[\p{L}\p{N}\p{Co}]/u;

/** Free text as terms: words, "phrases", `-word` or `NOT word`; what no index keeps is left out. */
export function termsOf(text: string): readonly SearchTerm[] {
  const terms: SearchTerm[] = [];
  let not = false;
  for (const { groups } of withoutBreaks(text).replaceAll('\0', ' ').matchAll(piece)) {
    const word = groups?.['word'];
    if (word === 'NOT') {
      not = true;
      continue;
    }
    const term = word ?? groups?.['phrase'] ?? '';
    if (indexed.test(term)) {
      const unwanted = not || groups?.['minus'] !== undefined;
      terms.push({ text: term, unwanted, isPhrase: word === undefined, isBeginning: false });
    }
    not = false;
  }
  const last = terms.findLastIndex(({ unwanted }) => !unwanted);
  return terms.map((term, at) => (at === last ? { ...term, isBeginning: !term.isPhrase } : term));
}
