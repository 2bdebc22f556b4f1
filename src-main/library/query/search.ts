import { parseSearch, entryBreak } from '../../../src-shared/search-terms.ts';
import type { Call, CallId } from '../../../src-shared/call.ts';
import type { HitContext } from '../../../src-shared/queue.ts';
import { findHits } from '../../../src-shared/search-hits.ts';
import { searchTextOf } from '../calls/search-text.ts';
import { yieldToEventLoop } from './event-loop.ts';

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
  const terms = parseSearch(text);
  const wanted = terms.filter((term) => !term.isExcluded);
  const unwanted = terms.filter((term) => term.isExcluded);
  const expression = wanted.map((term) =>
    term.isPrefix ? `${quoted(term.text)} *` : quoted(term.text),
  );
  return {
    ...(wanted.length === 0 ? {} : { wanted: expression.join(' AND ') }),
    ...(unwanted.length === 0
      ? {}
      : { unwanted: unwanted.map(({ text: word }) => quoted(word)).join(' OR ') }),
  };
}

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

const charactersBefore = 24;
const charactersAfter = 80;

/** For each call in turn; undefined where it is not known, or says none of the words. */
export async function hitContexts(
  ids: readonly CallId[],
  search: string,
  callOf: (id: CallId) => Call | undefined,
): Promise<readonly (HitContext | undefined)[]> {
  const contexts: (HitContext | undefined)[] = [];
  for (const id of ids) {
    const call = callOf(id);
    contexts.push(call && hitContext(call, search));
    // A call may be hours long, and an edit may be waiting.
    await yieldToEventLoop();
  }
  return contexts;
}

/** The first place where a call says one of the words that were searched for; its summary comes last. */
function hitContext(call: Call, search: string): HitContext | undefined {
  const wanted = parseSearch(search).filter(({ isExcluded: unwanted }) => !unwanted);
  const { transcript, summary } = searchTextOf(call);
  for (const text of [transcript, summary]) {
    for (const term of wanted) {
      const [first] = findHits(text, term);
      if (first !== undefined) return excerpt(text, first.start, first.end);
    }
  }
  return undefined;
}

/** Of the lines around it, too, which a stroke keeps apart. */
function excerpt(text: string, start: number, end: number): HitContext {
  const from = Math.max(0, start - charactersBefore);
  const line = (part: string): string => part.replaceAll(entryBreak, '/').replaceAll(/\s+/gu, ' ');
  const before = line(text.slice(from, start));
  return {
    before: from === 0 ? before : `…${before.replace(/^\S*\s(?:\/ )?/u, '')}`,
    hit: line(text.slice(start, end)),
    after: line(text.slice(end, end + charactersAfter)),
  };
}
