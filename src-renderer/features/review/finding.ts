import { entryAt } from './entry-times.ts';
import { findInCall, soughtInCall, type Hit } from './find.ts';
import { termsOf } from '../../../src-shared/search-terms.ts';
import type { Player } from './player.ts';
import { readingOf } from './reading.ts';
import { openDetail, type ReviewStore } from './store.ts';
import { wordAtOffset } from './word-steps.ts';

/** The element keeps whole microseconds: a hair inside the word is surely in it. */
const insideMs = 0.5;

/** Finding a text in the open call; the first hit in sight is the next one from where one is. */
export function finding(store: ReviewStore, player: Player) {
  return {
    openFind: () => store.setState({ finding: { text: '', hits: [], at: -1 } }),
    closeFind: () => store.setState({ finding: undefined }),

    find: (text: string): void => {
      const transcript = openDetail(store.getState())?.transcript;
      if (transcript === undefined) return;
      const hits = findInCall(transcript, text);
      const nowMs = player.nowMs();
      const here = entryAt(readingOf(transcript).times, nowMs);
      const isPassed = ({ entry, start }: Hit): boolean => {
        if (entry !== here) return entry < here;
        const word = wordAtOffset(transcript, entry, start);
        const endMs = word === undefined ? -1 : (transcript.words.endMs[word] ?? -1);
        return endMs >= 0 && endMs < nowMs;
      };
      const next = hits.findIndex((hit) => !isPassed(hit));
      const at = hits.length === 0 ? -1 : Math.max(0, next);
      store.setState({ finding: { text, hits, at }, following: false });
    },

    /** The first hit of what the queue was searched for, with the recording at its word. */
    showSought: (search: string): void => {
      const transcript = openDetail(store.getState())?.transcript;
      if (transcript === undefined) return;
      const found = termsOf(search)
        .filter(({ unwanted }) => !unwanted)
        .map((term) => ({ text: term.text, hits: soughtInCall(transcript, term) }))
        .find(({ hits }) => hits.length > 0);
      const first = found?.hits[0];
      if (found === undefined || first === undefined) return;
      store.setState({ finding: { ...found, at: 0, isFromQueue: true } });
      const word = wordAtOffset(transcript, first.entry, first.start);
      const startMs = word === undefined ? -1 : (transcript.words.startMs[word] ?? -1);
      if (startMs >= 0) player.seek(startMs + insideMs);
    },

    findStep: (direction: 1 | -1): void => {
      const now = store.getState().finding;
      if (now === undefined || now.hits.length === 0) return;
      const count = now.hits.length;
      const at = (now.at + direction + count) % count;
      store.setState({ finding: { ...now, at }, following: false });
    },
  };
}
