import type { Transcript } from '../../../src-shared/transcript.ts';
import { turnOf } from './word-steps.ts';

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
  wordAtHand: number,
): WordSelection | undefined {
  const count = transcript.words.count;
  if (count === 0) return undefined;
  const here = Math.max(0, wordAtHand);
  if (selection === undefined) {
    const turn = turnOf(transcript, here);
    if (step === 'word-back' || step === 'word-on' || turn === undefined) {
      return { anchor: here, focus: here };
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
