import type { Span } from '../../../src-shared/review.ts';
import {
  passageOfEntry,
  passageOfWords,
  type Passage,
  type PassagePort,
} from '../../lib/review-passage.ts';
import { entryAt } from './entry-times.ts';
import { findInCall } from './find.ts';
import { markFrom } from './marks.ts';
import type { Player } from './player.ts';
import { readingOf } from './reading.ts';
import { openDetail, type ReviewStore } from './store.ts';
import { extendSelection, selectedWords, type SelectionStep } from './word-selection.ts';
import { stepTurn, stepWord, turnOf } from './word-steps.ts';

type Direction = 1 | -1;

/** Walking, choosing and finding in the open call's transcript. */
export function transcriptActions(store: ReviewStore, player: Player) {
  // Two people may begin at once, and the clock marks one of them: walking goes on from the other.
  let walked: { readonly word: number; readonly ms: number } | undefined;

  const open = () => openDetail(store.getState())?.transcript;

  const wordAtHand = (): number =>
    walked !== undefined && Math.abs(walked.ms - player.nowMs()) < 1
      ? walked.word
      : player.clock.word();

  const toWord = (word: number): void => {
    const start = open()?.words.startMs[word] ?? -1;
    if (start < 0) return;
    // The element keeps whole microseconds: a hair inside the word is surely in it.
    player.seek(start + 0.5);
    walked = { word, ms: player.nowMs() };
    store.setState({ following: true });
  };

  const toEntry = (index: number): void => {
    const detail = openDetail(store.getState());
    if (detail === undefined) return;
    const entryAtHand = Math.max(0, Math.min(detail.transcript.entries.length - 1, index));
    store.setState({ entryAtHand, following: true });
    const at = readingOf(detail.transcript).times[entryAtHand] ?? -1;
    if (at >= 0) player.seek(at);
  };

  const byEntries = (): boolean => (open()?.words.count ?? 0) === 0;

  const step = (direction: Direction, by: typeof stepWord): void => {
    const transcript = open();
    if (transcript === undefined) return;
    if (byEntries()) {
      toEntry(store.getState().entryAtHand + direction);
      return;
    }
    const word = by(transcript, wordAtHand(), direction);
    if (word !== undefined) toWord(word);
  };

  const current = (): Passage | undefined => {
    const transcript = open();
    if (transcript === undefined) return undefined;
    const { selection, entryAtHand } = store.getState();
    if (selection !== undefined) {
      const { first, last } = selectedWords(selection);
      return passageOfWords(transcript, first, last);
    }
    const word = player.clock.word();
    if (word >= 0) return passageOfWords(transcript, word, word);
    if (!byEntries()) return passageOfWords(transcript, 0, 0);
    return passageOfEntry(transcript, entryAtHand);
  };

  const passages: PassagePort = {
    current,
    play(span: Span): void {
      const times = openDetail(store.getState())?.transcript;
      const start = span.startMs ?? (times && readingOf(times).times[span.entry ?? -1]);
      if (span.entry !== undefined) store.setState({ entryAtHand: span.entry });
      store.setState({ following: true });
      if (start === undefined || start < 0) return;
      player.seek(start);
      player.play();
    },
  };

  return {
    passages,
    wordAtHand,
    toWord,
    toEntry,
    wordBy: (direction: Direction) => step(direction, stepWord),
    turnBy: (direction: Direction) => step(direction, stepTurn),

    select: (anchor: number, focus: number) => store.setState({ selection: { anchor, focus } }),
    clearSelection: () => store.setState({ selection: undefined }),

    extend(stepKind: SelectionStep): void {
      const transcript = open();
      if (transcript === undefined) return;
      const { selection } = store.getState();
      store.setState({
        selection: extendSelection(transcript, selection, stepKind, wordAtHand()),
      });
    },

    /** What `O` loops: the selection, else the turn at hand; undefined where no times are known. */
    stretchAtHand(): { readonly startMs: number; readonly endMs: number } | undefined {
      const transcript = open();
      if (transcript === undefined) return undefined;
      const { selection } = store.getState();
      const turn = selection === undefined ? turnOf(transcript, wordAtHand()) : undefined;
      const words = selection === undefined ? turn : selectedWords(selection);
      if (words === undefined) return undefined;
      const { startMs, endMs } = passageOfWords(transcript, words.first, words.last).span;
      if (startMs === undefined || endMs === undefined || endMs <= startMs) return undefined;
      return { startMs, endMs };
    },

    setFollowing: (following: boolean) => store.setState({ following }),

    markBy(direction: Direction): ReturnType<typeof markFrom> {
      const transcript = open();
      if (transcript === undefined) return undefined;
      const mark = markFrom(readingOf(transcript).marks, player.nowMs(), direction);
      if (mark !== undefined) player.seek(mark.atMs);
      return mark;
    },

    openFind: () => store.setState({ finding: { text: '', hits: [], at: -1 } }),
    closeFind: () => store.setState({ finding: undefined }),

    find(text: string): void {
      const transcript = open();
      if (transcript === undefined) return;
      const hits = findInCall(transcript, text);
      const here = entryAt(readingOf(transcript).times, player.nowMs());
      const next = hits.findIndex(({ entry }) => entry >= here);
      const at = hits.length === 0 ? -1 : Math.max(0, next);
      store.setState({ finding: { text, hits, at }, following: false });
    },

    findStep(direction: Direction): void {
      const { finding } = store.getState();
      if (finding === undefined || finding.hits.length === 0) return;
      const count = finding.hits.length;
      const at = (finding.at + direction + count) % count;
      store.setState({ finding: { ...finding, at }, following: false });
    },
  };
}

export type TranscriptActions = ReturnType<typeof transcriptActions>;
