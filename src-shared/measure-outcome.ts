/** The results of a measure. In this file the page can import them without a schema. */
export const measureOutcomes = ['not-met', 'met', 'unknown'] as const;
export type MeasureOutcome = (typeof measureOutcomes)[number];
