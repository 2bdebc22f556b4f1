import type { Annotations } from './annotations.ts';

/** Of a review that was not begun. */
export const noAnnotations: Annotations = {
  corrections: [],
  checkedTurns: [],
  betterReplies: [],
  verdicts: {},
};
