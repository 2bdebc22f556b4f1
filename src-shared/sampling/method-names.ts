/** What a sample can be stratified by. `version` is a version of an agent. */
export const stratumFields = ['agent', 'version', 'outcome', 'sentiment', 'day'] as const;
export type StratumField = (typeof stratumFields)[number];

/** The methods that can have a share of a mix, in the order in which the shares are drawn. */
export const simpleMethods = ['random', 'newest', 'riskiest'] as const;
export type SimpleMethod = (typeof simpleMethods)[number];
