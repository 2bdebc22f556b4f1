import type { Call, CallId } from '../../../src-shared/call.ts';
import type { HitContext } from '../../../src-shared/queue.ts';
import { termsOf } from '../../../src-shared/search-terms.ts';
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
      const at = placeOf(text, term.text);
      if (at >= 0) return around(text, at, term.text.length);
    }
  }
  return undefined;
}

/** Where a word begins like this, whatever the case; -1 nowhere. */
function placeOf(text: string, sought: string): number {
  const folded = text.toLowerCase();
  // A letter or two grow longer in lower case: then places in one are none in the other.
  const hay = folded.length === text.length ? folded : text;
  const needle = sought.toLowerCase();
  let at = hay.indexOf(needle);
  while (at > 0 && /[\p{L}\p{N}]/u.test(hay.charAt(at - 1))) at = hay.indexOf(needle, at + 1);
  return at;
}

function around(text: string, at: number, length: number): HitContext {
  const from = Math.max(0, at - lettersBefore);
  const line = (part: string): string => part.replaceAll(/\s+/gu, ' ');
  const before = line(text.slice(from, at));
  return {
    before: from === 0 ? before : `…${before.replace(/^\S*\s/u, '')}`,
    hit: line(text.slice(at, at + length)),
    after: line(text.slice(at + length, at + length + lettersAfter)),
  };
}
