/** Every figure that a rule turns on, in milliseconds; docs/marks.md gives the reasons. */
export const thresholds = {
  /** Nobody speaks for longer than this: dead air. */
  deadAir: 3000,
  /** Two speak at once for longer than this: overlap. */
  overlap: 300,
  /** Pieces of one overlap stand no further apart than this. */
  overlapPause: 500,
  /** Who is interrupted falls silent within this after the other began. */
  giveWay: 2000,
  /** Both begin within this of each other: nobody interrupts. */
  sameStart: 300,
  /** A sentence that is cut off may be so by very little; less is the error of word times. */
  cutLead: 100,
  /** A sentence that ends within this of the other's start was ending anyway. */
  endingAnyway: 500,
  /** From the user's last word to the agent's first, longer than this: a slow answer. */
  slowResponse: 1500,
  /** The longest monologue is marked from this on. */
  monologue: 10_000,
  /** Words of one speaker no further apart than this are one stretch of speech. */
  segmentPause: 250,
  /** Stretches of one speaker no further apart than this are one utterance. */
  utterancePause: 700,
  /** A word whose time can't be trusted may fill this much of a pause inside a turn. */
  untimedWord: 1000,
  /** A word without an end is taken to last this long, as the spoken word does. */
  wordLength: 200,
  /** An answer and its e2e latency agree when they differ by no more than this plus a fifth. */
  latencySlack: 500,
  /** A sound shorter than this is a click, not speech. */
  minSound: 120,
  /** Sound this close to a word is the word's own beginning or end. */
  wordEdge: 400,
} as const;
