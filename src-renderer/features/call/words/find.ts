import { findHits } from '../../../../src-shared/search-hits.ts';
import { type SearchTerm, parseSearch } from '../../../../src-shared/search-terms.ts';
import type { Transcript } from '../../../../src-shared/transcript.ts';
import { type Hit, currentDetail, type CallDeskStore } from '../store.ts';
import { textOfEntry } from '../../../work/passage.ts';
import type { Player } from '../player/player.ts';
import { entryAt, timingOf } from './transcript-timing.ts';
import { wordAtOffset } from './word-steps.ts';

/** Showing more hits than this is slow and of no use. */
export const maxHits = 5000;

/** Every place where an entry contains `query`, ignoring case, in order of the call. */
export function findInCall(transcript: Transcript, query: string): readonly Hit[] {
  const needle = foldCase(query.trim());
  if (needle === '') return [];
  const hits: Hit[] = [];
  for (const [index, entry] of transcript.entries.entries()) {
    const text = foldCase(textOfEntry(entry));
    let at = text.indexOf(needle);
    while (at >= 0) {
      hits.push({ entry: index, start: at, end: at + needle.length });
      if (hits.length >= maxHits) return hits;
      at = text.indexOf(needle, at + needle.length);
    }
  }
  return hits;
}

/** Every place where an entry matches a search term, by the rules of the queue's search. */
export function findTermInCall(transcript: Transcript, term: SearchTerm): readonly Hit[] {
  const hits: Hit[] = [];
  for (const [entry, line] of transcript.entries.entries()) {
    hits.push(...findHits(textOfEntry(line), term).map((place) => ({ entry, ...place })));
    if (hits.length >= maxHits) return hits.slice(0, maxHits);
  }
  return hits;
}

/** Lower case, unit by unit, so that offsets in the folded text are offsets in the text. */
export function foldCase(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return Array.from({ length: text.length }, (_, index) => {
    const unit = text.charAt(index);
    const folded = unit.toLowerCase();
    return folded.length === 1 ? folded : unit;
  }).join('');
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
