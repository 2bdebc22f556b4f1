/** What a reviewer's search words ask of FTS5. Undefined parts ask nothing. */
export interface SearchQuery {
  /** An FTS5 expression that has to match. */
  readonly wanted?: string;
  /** An FTS5 expression that must not match. */
  readonly unwanted?: string;
}

interface Term {
  readonly text: string;
  readonly unwanted: boolean;
  readonly isPhrase: boolean;
}

/**
 * Reads free text: words (all of them), "phrases", `-word` or `NOT word` for what must not be there, and
 * the last word as the beginning of one. Every term is handed to FTS5 in quotes, so nothing that can be
 * typed is a syntax error.
 */
export function searchQuery(text: string): SearchQuery {
  const terms = termsOf(text);
  const wanted = terms.filter((term) => !term.unwanted);
  const unwanted = terms.filter((term) => term.unwanted);
  const last = wanted.at(-1);
  const expression = wanted.map((term) =>
    term === last && !term.isPhrase ? `${quoted(term.text)} *` : quoted(term.text),
  );
  return {
    ...(wanted.length === 0 ? {} : { wanted: expression.join(' AND ') }),
    ...(unwanted.length === 0
      ? {}
      : { unwanted: unwanted.map(({ text: word }) => quoted(word)).join(' OR ') }),
  };
}

const piece = /(?<minus>-)?(?:"(?<phrase>[^"]*)"?|(?<word>[^\s"]+))/gu;
/** What the index keeps of a text: FTS5's unicode61 drops everything else. */
const indexed = /[\p{L}\p{N}\p{Co}]/u;

function termsOf(text: string): readonly Term[] {
  const terms: Term[] = [];
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

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
