/** One thing that a reviewer's search asks for, or asks not to find. */
export interface SearchTerm {
  readonly text: string;
  readonly unwanted: boolean;
  readonly isPhrase: boolean;
}

const piece = /(?<minus>-)?(?:"(?<phrase>[^"]*)"?|(?<word>[^\s"]+))/gu;
/** What the index keeps of a text: FTS5's unicode61 drops everything else. */
const indexed = /[\p{L}\p{N}\p{Co}]/u;

/** Free text as terms: words, "phrases", `-word` or `NOT word`; what no index keeps is left out. */
export function termsOf(text: string): readonly SearchTerm[] {
  const terms: SearchTerm[] = [];
  let not = false;
  for (const { groups } of text.replaceAll('\0', ' ').matchAll(piece)) {
    const word = groups?.['word'];
    if (word === 'NOT') {
      not = true;
      continue;
    }
    const term = word ?? groups?.['phrase'] ?? '';
    if (indexed.test(term)) {
      const unwanted = not || groups?.['minus'] !== undefined;
      terms.push({ text: term, unwanted, isPhrase: word === undefined });
    }
    not = false;
  }
  return terms;
}
