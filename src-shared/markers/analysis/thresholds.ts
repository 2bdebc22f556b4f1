/** All limits of the rules, in milliseconds; docs/markers.md gives the reasons. */
export const thresholds = {
  /** Nobody speaks for longer than this: dead air. */
  deadAir: 3000,
  /** Two people talk at the same time for longer than this: overlap. */
  overlap: 300,
  /** Pieces of one overlap are no further apart than this. */
  overlapPause: 500,
  /** The interrupted speaker stops within this time after the other started. */
  giveWay: 2000,
  /** Both start within this time of each other: nobody interrupts. */
  sameStart: 300,
  /** A sentence counts as cut off from this on; less is within the error of word timing. */
  cutLead: 100,
  /** A sentence that ends within this time of the other's start was ending anyway. */
  endingAnyway: 500,
  /** Longer than this from the caller's last word to the agent's first: a slow response. */
  slowResponse: 1500,
  /** The longest monologue is marked from this on. */
  monologue: 10_000,
  /** Words of one speaker no further apart than this form one segment. */
  segmentPause: 250,
  /** Segments of one speaker no further apart than this form one utterance. */
  utterancePause: 700,
  /** An untimed word may fill this much of a pause inside a turn. */
  untimedWord: 1000,
  /** Assumed length of a word without an end, the same as for the highlighted word. */
  wordLength: 200,
  /** A response time and its e2e latency match when they differ by no more than this plus 20%. */
  latencySlack: 500,
  /** Anything shorter than this is a click, not speech. */
  shortestSpeech: 120,
  /** Audio this close to a word belongs to the word. */
  wordEdge: 400,
} as const;
