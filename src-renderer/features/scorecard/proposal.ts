import type { MeasureResult } from '../../../src-shared/measures/measure-result.ts';
import type { Answer } from '../../../src-shared/review.ts';

export type Evidence = NonNullable<Answer['evidence']>[number];

/** What the measure of a criterion says about the open call, and the answer that it proposes. */
export interface Proposal extends Pick<MeasureResult, 'outcome' | 'explanation'> {
  /** Undefined if nobody can tell, or if the rubric maps this result to no option. */
  readonly optionId: string | undefined;
  /** The places in the call that the result rests on. */
  readonly places: readonly Evidence[];
}

/** By criterion id. */
export type Proposals = Readonly<Record<string, Proposal>>;
