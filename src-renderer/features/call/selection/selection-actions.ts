import type { Player } from '../player/player.ts';
import type { TimeRange } from '../player/silence.ts';
import { type CallDeskStore, currentDetail, type CallDeskState } from '../store.ts';
import { selectedTime, extendSelection, selectedWords, type SelectionStep } from './selection.ts';
import type { Span } from '../../../../src-shared/review.ts';
import type { Transcript } from '../../../../src-shared/transcript.ts';
import {
  passageOfEntry,
  passageOfWords,
  type Passage,
  type PassagePort,
} from '../../../work/passage.ts';
import { timingOf } from '../words/transcript-timing.ts';
import { turnOf } from '../words/word-steps.ts';

/** Choosing plain time, for what no word stands for: a silence, music, a call without words. */
export function timeSelectionActions(store: CallDeskStore, player: Pick<Player, 'nowMs'>) {
  const selectTime = (anchorMs: number, focusMs: number): void =>
    store.setState({ selection: undefined, chosenTime: { anchorMs, focusMs } });
  return {
    selectTime: selectTime,

    /** By steps, of which the first begins at the playhead. Answers what is chosen now. */
    extendTimeSelection: (byMs: number, durationMs: number): TimeRange => {
      const nowMs = player.nowMs();
      const { anchorMs, focusMs } = store.getState().chosenTime ?? {
        anchorMs: nowMs,
        focusMs: nowMs,
      };
      const movedMs = Math.min(durationMs, Math.max(0, focusMs + byMs));
      selectTime(anchorMs, movedMs);
      return selectedTime({ anchorMs, focusMs: movedMs });
    },
  };
}

/** Choosing words, and what everything that is put on words takes them to be. */
export function selectionActions(store: CallDeskStore, player: Player, currentWord: () => number) {
  const currentTranscript = () => currentDetail(store.getState())?.transcript;

  const current = (): Passage | undefined => {
    const transcript = currentTranscript();
    return transcript && selectedPassage(transcript, store.getState(), currentWord());
  };

  const goTo = (span: Span): boolean => {
    const transcript = currentTranscript();
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
      const transcript = currentTranscript();
      if (transcript === undefined) return;
      const { selection } = store.getState();
      store.setState({
        selection: extendSelection(transcript, selection, step, currentWord()),
        chosenTime: undefined,
      });
    },

    /** What `O` loops: the selection, else the turn at hand; undefined where no times are known. */
    loopRange: (): TimeRange | undefined => {
      const transcript = currentTranscript();
      if (transcript === undefined) return undefined;
      const { selection, chosenTime } = store.getState();
      if (chosenTime !== undefined) {
        const range = selectedTime(chosenTime);
        return range.endMs > range.startMs ? range : undefined;
      }
      const words = selection ? selectedWords(selection) : turnOf(transcript, currentWord());
      if (words === undefined) return undefined;
      const { startMs = 0, endMs = 0 } = passageOfWords(transcript, words.first, words.last).span;
      return endMs > startMs ? { startMs, endMs } : undefined;
    },
  };
}

type SelectionState = Pick<CallDeskState, 'selection' | 'chosenTime' | 'entryAtHand'>;

/** What a tag or evidence is put on now. */
function selectedPassage(
  transcript: Transcript,
  { selection, chosenTime, entryAtHand }: SelectionState,
  currentWord: number,
): Passage | undefined {
  if (chosenTime !== undefined) return { span: selectedTime(chosenTime), quote: '' };
  if (selection !== undefined) {
    const { first, last } = selectedWords(selection);
    return passageOfWords(transcript, first, last);
  }
  if (transcript.words.count === 0) return passageOfEntry(transcript, entryAtHand);
  // Before the first word has begun, the first is the one meant.
  const word = Math.max(0, currentWord);
  return passageOfWords(transcript, word, word);
}

/** Words may have been moved since by so much; farther off stands another text. */
const maxWordShiftMs = 10_000;

/** By the first word as it stands now, else as it was noted, else by its line; -1 where unknown. */
function startOfSpan(transcript: Transcript, { firstWord, startMs, entry }: Span): number {
  const wordMs = transcript.words.startMs[firstWord ?? -1] ?? -1;
  const entryMs = timingOf(transcript).entryTimes[entry ?? -1] ?? -1;
  if (startMs === undefined) return wordMs >= 0 ? wordMs : entryMs;
  return wordMs >= 0 && Math.abs(wordMs - startMs) <= maxWordShiftMs ? wordMs : startMs;
}
