import { findHits, findText } from '../../../../src-shared/search-hits.ts';
import { type SearchTerm, parseSearch } from '../../../../src-shared/search-terms.ts';
import type { Transcript } from '../../../../src-shared/transcript.ts';
import { type Hit, currentDetail, type CallDeskStore } from '../store.ts';
import { textOfEntry } from '../../../../src-shared/entry-text.ts';
import type { Player } from '../player/player.ts';
import { entryAt, timingOf } from './transcript-timing.ts';
import { wordAtOffset } from './word-steps.ts';

/** Showing more hits than this is slow and of no use. */
export const maxHits = 5000;

/** Every place where an entry contains `query`, in call order. Spelling is compared as in the queue's search. */
export const findInCall = (transcript: Transcript, query: string): readonly Hit[] =>
  hitsInEntries(transcript, (text) => findText(text, query));

/** Every place where an entry matches a search term, by the rules of the queue's search. */
const findTermInCall = (transcript: Transcript, term: SearchTerm): readonly Hit[] =>
  hitsInEntries(transcript, (text) => findHits(text, term));

function hitsInEntries(
  transcript: Transcript,
  findIn: (text: string) => readonly Omit<Hit, 'entry'>[],
): readonly Hit[] {
  const hits: Hit[] = [];
  for (const [index, entry] of transcript.entries.entries()) {
    hits.push(...findIn(textOfEntry(entry)).map((place) => ({ entry: index, ...place })));
    if (hits.length >= maxHits) return hits.slice(0, maxHits);
  }
  return hits;
}

/** The media element rounds to microseconds; seeking slightly past the start always lands inside the word. */
const insideMs = 0.5;

/** Find in the open call. The first current hit is the next one after the playback position. */
export function findActions(store: CallDeskStore, player: Player) {
  return {
    openFind: () => store.setState({ find: { text: '', hits: [], current: -1 } }),
    closeFind: () => store.setState({ find: undefined }),

    find: (text: string): void => {
      const transcript = currentDetail(store.getState())?.transcript;
      if (transcript === undefined) return;
      const hits = findInCall(transcript, text);
      const nowMs = player.nowMs();
      const here = entryAt(timingOf(transcript).entryTimes, nowMs);
      const isBehind = ({ entry, start }: Hit): boolean => {
        if (entry !== here) return entry < here;
        const word = wordAtOffset(transcript, entry, start);
        const endMs = word === undefined ? -1 : (transcript.words.endMs[word] ?? -1);
        return endMs >= 0 && endMs < nowMs;
      };
      const next = hits.findIndex((hit) => !isBehind(hit));
      const current = hits.length === 0 ? -1 : Math.max(0, next);
      store.setState({ find: { text, hits, current }, following: false });
    },

    /** Shows the first hit of the queue's search, and seeks to its word. */
    showSearchHit: (search: string): void => {
      const transcript = currentDetail(store.getState())?.transcript;
      if (transcript === undefined) return;
      const found = parseSearch(search)
        .filter(({ isExcluded }) => !isExcluded)
        .map((term) => ({ text: term.text, hits: findTermInCall(transcript, term) }))
        .find(({ hits }) => hits.length > 0);
      const first = found?.hits[0];
      if (found === undefined || first === undefined) return;
      store.setState({ find: { ...found, current: 0, isFromQueue: true } });
      const word = wordAtOffset(transcript, first.entry, first.start);
      const startMs = word === undefined ? -1 : (transcript.words.startMs[word] ?? -1);
      if (startMs >= 0) player.seek(startMs + insideMs);
    },

    stepHit: (direction: 1 | -1): void => {
      const { find } = store.getState();
      if (find === undefined || find.hits.length === 0) return;
      const count = find.hits.length;
      const current = (find.current + direction + count) % count;
      store.setState({ find: { ...find, current }, following: false });
    },
  };
}
