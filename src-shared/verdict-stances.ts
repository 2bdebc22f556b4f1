/** What a reviewer can think of one of Retell's judgements. */
export const verdictStances = ['agreed', 'corrected', 'disputed'] as const;
export type VerdictStance = (typeof verdictStances)[number];
