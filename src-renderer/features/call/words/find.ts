import { entryAt } from './transcript-timing.ts';
import { findInCall, findTermInCall, type Hit } from './find-hits.ts';
import { parseSearch } from '../../../../src-shared/search-terms.ts';
import type { Player } from '../player/player.ts';
import { timingOf } from './transcript-timing.ts';
import { currentDetail, type CallDeskStore } from '../store.ts';
import { wordAtOffset } from './word-steps.ts';

/** The element keeps whole microseconds: a hair inside the word is surely in it. */
const insideMs = 0.5;

/** Finding a text in the open call; the first hit in sight is the next one from where one is. */
export function findActions(store: CallDeskStore, player: Player) {
  return {
    openFind: () => store.setState({ find: { text: '', hits: [], at: -1 } }),
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
      const at = hits.length === 0 ? -1 : Math.max(0, next);
      store.setState({ find: { text, hits, at }, following: false });
    },

    /** The first hit of what the queue was searched for, with the recording at its word. */
    showSearchHit: (search: string): void => {
      const transcript = currentDetail(store.getState())?.transcript;
      if (transcript === undefined) return;
      const found = parseSearch(search)
        .filter(({ isExcluded: unwanted }) => !unwanted)
        .map((term) => ({ text: term.text, hits: findTermInCall(transcript, term) }))
        .find(({ hits }) => hits.length > 0);
      const first = found?.hits[0];
      if (found === undefined || first === undefined) return;
      store.setState({ find: { ...found, at: 0, isFromQueue: true } });
      const word = wordAtOffset(transcript, first.entry, first.start);
      const startMs = word === undefined ? -1 : (transcript.words.startMs[word] ?? -1);
      if (startMs >= 0) player.seek(startMs + insideMs);
    },

    stepHit: (direction: 1 | -1): void => {
      const find = store.getState().find;
      if (find === undefined || find.hits.length === 0) return;
      const count = find.hits.length;
      const at = (find.at + direction + count) % count;
      store.setState({ find: { ...find, at }, following: false });
    },
  };
}
