import type { Call, CallId } from '../../../src-shared/call.ts';
import type { HitContext } from '../../../src-shared/queue.ts';
import { placesOf } from '../../../src-shared/search-places.ts';
import { lineBreak, termsOf } from '../../../src-shared/search-terms.ts';
import { searchTextOf } from '../calls/search-text.ts';
import { breath } from './breath.ts';

const lettersBefore = 24;
const lettersAfter = 80;

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
    await breath();
  }
  return contexts;
}

/** The first place where a call says one of the words that were searched for; its summary comes last. */
function hitContext(call: Call, search: string): HitContext | undefined {
  const wanted = termsOf(search).filter(({ unwanted }) => !unwanted);
  const { transcript, summary } = searchTextOf(call);
  for (const text of [transcript, summary]) {
    for (const term of wanted) {
      const [first] = placesOf(text, term);
      if (first !== undefined) return around(text, first.start, first.end);
    }
  }
  return undefined;
}

/** Of the lines around it, too, which a stroke keeps apart. */
function around(text: string, start: number, end: number): HitContext {
  const from = Math.max(0, start - lettersBefore);
  const line = (part: string): string => part.replaceAll(lineBreak, '/').replaceAll(/\s+/gu, ' ');
  const before = line(text.slice(from, start));
  return {
    before: from === 0 ? before : `…${before.replace(/^\S*\s(?:\/ )?/u, '')}`,
    hit: line(text.slice(start, end)),
    after: line(text.slice(end, end + lettersAfter)),
  };
}
