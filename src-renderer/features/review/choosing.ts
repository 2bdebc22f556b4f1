import type { Span } from '../../../src-shared/review.ts';
import type { Transcript } from '../../../src-shared/transcript.ts';
import {
  passageOfEntry,
  passageOfWords,
  type Passage,
  type PassagePort,
} from '../../lib/review-passage.ts';
import type { Player } from './player.ts';
import { readingOf } from './reading.ts';
import type { Gap } from './silence.ts';
import { openDetail, type ReviewState, type ReviewStore } from './store.ts';
import { selectedTime } from './time-selection.ts';
import { extendSelection, selectedWords, type SelectionStep } from './word-selection.ts';
import { turnOf } from './word-steps.ts';

/** Choosing words, and what everything that is put on words takes them to be. */
export function choosing(store: ReviewStore, player: Player, wordAtHand: () => number) {
  const open = () => openDetail(store.getState())?.transcript;

  const current = (): Passage | undefined => {
    const transcript = open();
    return transcript && passageChosen(transcript, store.getState(), wordAtHand());
  };

  const goTo = (span: Span): boolean => {
    const transcript = open();
    if (transcript === undefined) return false;
    const startMs = startOfSpan(transcript, span);
    store.setState({
      following: true,
      ...(span.entry === undefined ? {} : { entryAtHand: span.entry }),
    });
    if (startMs >= 0) player.seek(startMs);
    return startMs >= 0;
  };

  const passages: PassagePort = {
    current,
    goTo: (span) => {
      goTo(span);
    },
    play: (span) => {
      if (goTo(span)) player.play();
    },
  };

  return {
    passages,
    select: (anchor: number, focus: number) =>
      store.setState({ selection: { anchor, focus }, chosenTime: undefined }),
    clearSelection: () => store.setState({ selection: undefined, chosenTime: undefined }),

    extend: (step: SelectionStep): void => {
      const transcript = open();
      if (transcript === undefined) return;
      const { selection } = store.getState();
      store.setState({
        selection: extendSelection(transcript, selection, step, wordAtHand()),
        chosenTime: undefined,
      });
    },

    /** What `O` loops: the selection, else the turn at hand; undefined where no times are known. */
    stretchAtHand: (): Gap | undefined => {
      const transcript = open();
      if (transcript === undefined) return undefined;
      const { selection, chosenTime } = store.getState();
      if (chosenTime !== undefined) {
        const time = selectedTime(chosenTime);
        return time.endMs > time.startMs ? time : undefined;
      }
      const words = selection ? selectedWords(selection) : turnOf(transcript, wordAtHand());
      if (words === undefined) return undefined;
      const { startMs = 0, endMs = 0 } = passageOfWords(transcript, words.first, words.last).span;
      return endMs > startMs ? { startMs, endMs } : undefined;
    },
  };
}

type Chosen = Pick<ReviewState, 'selection' | 'chosenTime' | 'entryAtHand'>;

/** What a tag or evidence is put on now. */
function passageChosen(
  transcript: Transcript,
  { selection, chosenTime, entryAtHand }: Chosen,
  wordAtHand: number,
): Passage | undefined {
  if (chosenTime !== undefined) return { span: selectedTime(chosenTime), quote: '' };
  if (selection !== undefined) {
    const { first, last } = selectedWords(selection);
    return passageOfWords(transcript, first, last);
  }
  if (transcript.words.count === 0) return passageOfEntry(transcript, entryAtHand);
  // Before the first word has begun, the first is the one meant.
  const word = Math.max(0, wordAtHand);
  return passageOfWords(transcript, word, word);
}

/** Words may have been moved since by so much; farther off stands another text. */
const mostMovedMs = 10_000;

/** By the first word as it stands now, else as it was noted, else by its line; -1 where unknown. */
function startOfSpan(transcript: Transcript, { firstWord, startMs, entry }: Span): number {
  const ofWord = transcript.words.startMs[firstWord ?? -1] ?? -1;
  const ofEntry = readingOf(transcript).times[entry ?? -1] ?? -1;
  if (startMs === undefined) return ofWord >= 0 ? ofWord : ofEntry;
  return ofWord >= 0 && Math.abs(ofWord - startMs) <= mostMovedMs ? ofWord : startMs;
}
