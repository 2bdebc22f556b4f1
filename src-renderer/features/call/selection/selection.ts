import type { TimeRange } from '../player/silence.ts';
import type { Transcript } from '../../../../src-shared/transcript.ts';
import { turnOf } from '../words/word-steps.ts';

/** A stretch of plain time chosen by the reviewer. `anchorMs` stays where the choice began. */
export interface TimeSelection {
  readonly anchorMs: number;
  readonly focusMs: number;
}

/** Both ends in order, in whole milliseconds. */
export const selectedTime = ({ anchorMs, focusMs }: TimeSelection): TimeRange => ({
  startMs: Math.round(Math.min(anchorMs, focusMs)),
  endMs: Math.round(Math.max(anchorMs, focusMs)),
});

/** Words chosen by the reviewer. `anchor` stays where the choice began, `focus` moves. */
export interface WordSelection {
  readonly anchor: number;
  readonly focus: number;
}

export type SelectionStep = 'word-back' | 'word-on' | 'turn-back' | 'turn-on';

/** Both ends in order, both included. */
export const selectedWords = ({ anchor, focus }: WordSelection) => ({
  first: Math.min(anchor, focus),
  last: Math.max(anchor, focus),
});

/** Without a selection the first press takes the word (or the turn) at hand, so that one press shows where one is. */
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
  // To the edge of the turn first, and from there to the far edge of the next.
  const [edge, beyond] = step === 'turn-on' ? [turn.last, focus + 1] : [turn.first, focus - 1];
  if (focus !== edge) return edge;
  const next = turnOf(transcript, beyond);
  if (next === undefined) return focus;
  return step === 'turn-on' ? next.last : next.first;
}
