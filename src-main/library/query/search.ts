import { searchTokens } from '../../../src-shared/search-fold.ts';
import { entryBreak, parseSearch, type SearchTerm } from '../../../src-shared/search-terms.ts';
import type { Call, CallId } from '../../../src-shared/call.ts';
import type { HitContext } from '../../../src-shared/queue.ts';
import { findHits } from '../../../src-shared/search-hits.ts';
import { searchTextOf } from '../calls/search-text.ts';
import { yieldToEventLoop } from './event-loop.ts';

/** A search as FTS5 expressions; absent parts are not searched for. */
export interface SearchQuery {
  /** An FTS5 expression that has to match. */
  readonly included?: string;
  /** An FTS5 expression that must not match. */
  readonly excluded?: string;
}

/**
 * Compiles a search: words (all of them), "phrases", `-word` or `NOT word` to exclude, the last word as a
 * prefix. Terms consist of folded tokens, so no input is a syntax error.
 */
export function searchQuery(text: string): SearchQuery {
  const terms = parseSearch(text);
  const included = terms.filter(({ isExcluded }) => !isExcluded).map(termExpression);
  const excluded = terms.filter(({ isExcluded }) => isExcluded).map(termExpression);
  return {
    ...(included.length === 0 ? {} : { included: included.join(' AND ') }),
    ...(excluded.length === 0 ? {} : { excluded: excluded.join(' OR ') }),
  };
}

const termExpression = ({ text, isPrefix }: SearchTerm): string =>
  `"${searchTokens(text).join(' ')}"${isPrefix ? ' *' : ''}`;

/** A phrase may match across any amount of punctuation. */
const maxHitLength = 200;
const charactersBefore = 24;
const charactersAfter = 80;

/** The context of the first hit in each call; undefined if the call is unknown or has no hit. */
export async function hitContexts(
  ids: readonly CallId[],
  search: string,
  callOf: (id: CallId) => Call | undefined,
): Promise<readonly (HitContext | undefined)[]> {
  const contexts: (HitContext | undefined)[] = [];
  for (const id of ids) {
    const call = callOf(id);
    contexts.push(call && hitContext(call, search));
    // A call may be hours long, and an edit may be pending.
    await yieldToEventLoop();
  }
  return contexts;
}

/** The first hit in the transcript, or else in the call summary. */
function hitContext(call: Call, search: string): HitContext | undefined {
  const included = parseSearch(search).filter(({ isExcluded }) => !isExcluded);
  const { transcript, summary } = searchTextOf(call);
  for (const text of [transcript, summary]) {
    for (const term of included) {
      const [first] = findHits(text, term);
      if (first !== undefined) return excerpt(text, first.start, first.end);
    }
  }
  return undefined;
}

/** Text of neighboring entries is separated by a slash. */
function excerpt(text: string, start: number, end: number): HitContext {
  const from = Math.max(0, start - charactersBefore);
  const line = (part: string): string => part.replaceAll(entryBreak, '/').replaceAll(/\s+/gu, ' ');
  const before = line(text.slice(from, start));
  return {
    before: from === 0 ? before : `…${before.replace(/^\S*\s(?:\/ )?/u, '')}`,
    hit: shortened(line(text.slice(start, Math.min(end, start + 2 * maxHitLength)))),
    after: line(text.slice(end, end + charactersAfter)),
  };
}

const shortened = (hit: string): string =>
  hit.length > maxHitLength ? `${hit.slice(0, maxHitLength)}…` : hit;
