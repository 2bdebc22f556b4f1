import type { TimeRange } from '../player/silence.ts';
import type { TimeSelection, WordSelection } from '../store.ts';
import type { Transcript } from '../../../../src-shared/transcript.ts';
import { turnOf } from '../words/word-steps.ts';

/** The selected range in ascending order, in whole milliseconds. */
export const selectedTime = ({ anchorMs, focusMs }: TimeSelection): TimeRange => ({
  startMs: Math.round(Math.min(anchorMs, focusMs)),
  endMs: Math.round(Math.max(anchorMs, focusMs)),
});

export type SelectionStep = 'word-back' | 'word-on' | 'turn-back' | 'turn-on';

/** The first and the last selected word, both included. */
export const selectedWords = ({ anchor, focus }: WordSelection) => ({
  first: Math.min(anchor, focus),
  last: Math.max(anchor, focus),
});

/** Without a selection, the first step selects the current word or turn. */
export function extendSelection(
  transcript: Transcript,
  selection: WordSelection | undefined,
  step: SelectionStep,
  currentWord: number,
): WordSelection | undefined {
  const count = transcript.words.count;
  if (count === 0) return undefined;
  const startWord = Math.max(0, currentWord);
  if (selection === undefined) {
    const turn = turnOf(transcript, startWord);
    if (step === 'word-back' || step === 'word-on' || turn === undefined) {
      return { anchor: startWord, focus: startWord };
    }
    return step === 'turn-on'
      ? { anchor: turn.first, focus: turn.last }
      : { anchor: turn.last, focus: turn.first };
  }
  const focus = movedFocus(transcript, selection.focus, step);
  return { anchor: selection.anchor, focus: Math.min(count - 1, Math.max(0, focus)) };
}

function movedFocus(transcript: Transcript, focus: number, step: SelectionStep): number {
  if (step === 'word-back') return focus - 1;
  if (step === 'word-on') return focus + 1;
  const turn = turnOf(transcript, focus);
  if (turn === undefined) return focus;
  // First to the edge of the current turn, then to the far edge of the next one.
  const [edge, beyond] = step === 'turn-on' ? [turn.last, focus + 1] : [turn.first, focus - 1];
  if (focus !== edge) return edge;
  const next = turnOf(transcript, beyond);
  if (next === undefined) return focus;
  return step === 'turn-on' ? next.last : next.first;
}
