import type { Gap } from './silence.ts';

/** A stretch of plain time chosen by the reviewer. `anchorMs` stays where the choice began. */
export interface TimeSelection {
  readonly anchorMs: number;
  readonly focusMs: number;
}

/** Both ends in order, in whole milliseconds. */
export const selectedTime = ({ anchorMs, focusMs }: TimeSelection): Gap => ({
  startMs: Math.round(Math.min(anchorMs, focusMs)),
  endMs: Math.round(Math.max(anchorMs, focusMs)),
});
