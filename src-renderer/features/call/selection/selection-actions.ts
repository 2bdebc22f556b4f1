import type { Player } from '../player/player.ts';
import type { TimeRange } from '../player/silence.ts';
import { type CallDeskStore, currentDetail, type CallDeskState } from '../store.ts';
import { selectedTime, extendSelection, selectedWords, type SelectionStep } from './selection.ts';
import type { Span } from '../../../../src-shared/span.ts';
import type { Transcript } from '../../../../src-shared/transcript.ts';
import { passageOfEntry, passageOfWords, type Passage } from '../../../../src-shared/passage.ts';
import type { Destination, PassagePort } from '../../../work/passage.ts';
import { wordsOfQuote } from '../../../../src-shared/words-of-quote.ts';
import { timingOf } from '../words/transcript-timing.ts';
import { turnOf } from '../words/word-steps.ts';

/** Selects plain time where there are no words: a silence, music, a call without word timing. */
export function timeSelectionActions(store: CallDeskStore, player: Pick<Player, 'nowMs'>) {
  const selectTime = (anchorMs: number, focusMs: number): void =>
    store.setState({ selection: undefined, timeSelection: { anchorMs, focusMs } });
  return {
    selectTime,

    /** Extends in steps; the first one begins at the playhead. Returns the new selection. */
    extendTimeSelection: (byMs: number, durationMs: number): TimeRange => {
      const nowMs = player.nowMs();
      const { anchorMs, focusMs } = store.getState().timeSelection ?? {
        anchorMs: nowMs,
        focusMs: nowMs,
      };
      const movedMs = Math.min(durationMs, Math.max(0, focusMs + byMs));
      selectTime(anchorMs, movedMs);
      return selectedTime({ anchorMs, focusMs: movedMs });
    },
  };
}

/** Selects words, and provides the current passage to tags, evidence and comments. */
export function selectionActions(store: CallDeskStore, player: Player, currentWord: () => number) {
  const currentTranscript = () => currentDetail(store.getState())?.transcript;

  const current = (): Passage | undefined => {
    const transcript = currentTranscript();
    return transcript && selectedPassage(transcript, store.getState(), currentWord());
  };

  const goTo = (destination: Destination): boolean => {
    const transcript = currentTranscript();
    if (transcript === undefined) return false;
    const { startMs, entry } = placeOf(transcript, destination);
    store.setState({
      following: true,
      ...(entry === undefined ? {} : { currentEntry: entry }),
    });
    if (startMs >= 0) player.seek(startMs);
    return startMs >= 0;
  };

  const passages: PassagePort = {
    current,
    goTo: (destination) => {
      goTo(destination);
    },
    play: (destination) => {
      if (goTo(destination)) player.play();
    },
  };

  return {
    passages,
    select: (anchor: number, focus: number) =>
      store.setState({ selection: { anchor, focus }, timeSelection: undefined }),
    clearSelection: () => store.setState({ selection: undefined, timeSelection: undefined }),

    extend: (step: SelectionStep): void => {
      const transcript = currentTranscript();
      if (transcript === undefined) return;
      const { selection } = store.getState();
      store.setState({
        selection: extendSelection(transcript, selection, step, currentWord()),
        timeSelection: undefined,
      });
    },

    /** The range to loop: the selection, else the current turn; undefined without word timing. */
    loopRange: (): TimeRange | undefined => {
      const transcript = currentTranscript();
      if (transcript === undefined) return undefined;
      const { selection, timeSelection } = store.getState();
      if (timeSelection !== undefined) {
        const range = selectedTime(timeSelection);
        return range.endMs > range.startMs ? range : undefined;
      }
      const words = selection ? selectedWords(selection) : turnOf(transcript, currentWord());
      if (words === undefined) return undefined;
      const { startMs = 0, endMs = 0 } = passageOfWords(transcript, words.first, words.last).span;
      return endMs > startMs ? { startMs, endMs } : undefined;
    },
  };
}

type SelectionState = Pick<CallDeskState, 'selection' | 'timeSelection' | 'currentEntry'>;

/** The passage that a tag or evidence would be attached to now. */
function selectedPassage(
  transcript: Transcript,
  { selection, timeSelection, currentEntry }: SelectionState,
  currentWord: number,
): Passage | undefined {
  if (timeSelection !== undefined) return { span: selectedTime(timeSelection), quote: '' };
  if (selection !== undefined) {
    const { first, last } = selectedWords(selection);
    return passageOfWords(transcript, first, last);
  }
  if (transcript.words.count === 0) return passageOfEntry(transcript, currentEntry);
  // Before the first word has begun, the first word is meant.
  const word = Math.max(0, currentWord);
  return passageOfWords(transcript, word, word);
}

/** Where a destination is now. `startMs` is -1 if it has no time. */
function placeOf(transcript: Transcript, { span, quote }: Destination) {
  const words = quote === undefined ? undefined : wordsOfQuote(transcript, { span, quote });
  if (words === undefined) return { startMs: startOfSpan(transcript, span), entry: span.entry };
  const found = passageOfWords(transcript, words.first, words.last).span;
  // Words without a time of their own are heard where their entry is.
  const entryMs = timingOf(transcript).entryTimes[found.entry ?? -1] ?? -1;
  return { startMs: found.startMs ?? span.startMs ?? entryMs, entry: found.entry };
}

/** Word timing may have been shifted by this much since; beyond it the index points to other text. */
const maxWordShiftMs = 10_000;

/** The current time of the first word, else the stored time, else the time of the entry; -1 if unknown. */
function startOfSpan(transcript: Transcript, { firstWord, startMs, entry }: Span): number {
  const wordMs = transcript.words.startMs[firstWord ?? -1] ?? -1;
  const entryMs = timingOf(transcript).entryTimes[entry ?? -1] ?? -1;
  if (startMs === undefined) return wordMs >= 0 ? wordMs : entryMs;
  return wordMs >= 0 && Math.abs(wordMs - startMs) <= maxWordShiftMs ? wordMs : startMs;
}
