import { termsOf } from '../../../src-shared/search-terms.ts';

/** What a reviewer's search words ask of FTS5. Undefined parts ask nothing. */
export interface SearchQuery {
  /** An FTS5 expression that has to match. */
  readonly wanted?: string;
  /** An FTS5 expression that must not match. */
  readonly unwanted?: string;
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
  const expression = wanted.map((term) =>
    term.isBeginning ? `${quoted(term.text)} *` : quoted(term.text),
  );
  return {
    ...(wanted.length === 0 ? {} : { wanted: expression.join(' AND ') }),
    ...(unwanted.length === 0
      ? {}
      : { unwanted: unwanted.map(({ text: word }) => quoted(word)).join(' OR ') }),
  };
}

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
