import type { JudgedMeasure } from '../../../src-shared/judged-measures.ts';
import type { Proposals } from './proposal.ts';
import { createStore } from 'zustand/vanilla';
import type { ReadReview } from '../../../src-shared/ipc/review-requests.ts';
import type { OtherReview } from '../../../src-shared/review.ts';

export interface ScorecardState {
  /** The current criterion; undefined before the scorecard was first entered. */
  readonly criterionId: string | undefined;
  /** How many criteria are rendered; the rest follows in steps. */
  readonly rendered: number;
  /** The criterion whose empty comment field is open; a field with a comment is always shown. */
  readonly commentingOn: string | undefined;
  /** The open dialog of the review. */
  readonly dialog: 'skip' | 'flag' | 'submit' | 'void' | undefined;
  /** What the measures say about the open call. */
  readonly proposals: Proposals;
  /** What measures said at submit that say something else now. */
  readonly changedMeasures: readonly JudgedMeasure[];
  /** Hides the proposals, so that the reviewer judges without them. */
  readonly proposalsHidden: boolean;
  /** The other reviews of the call. */
  readonly others: readonly OtherReview[];
  /** The other review whose answers are shown. */
  readonly shown: ReadReview | undefined;
  /** The dialog has requested the reviewer's name in this session. */
  readonly nameRequested: boolean;
}

/** More criteria than the tallest screen shows. */
export const criteriaRenderedFirst = 24;

const initial: ScorecardState = {
  criterionId: undefined,
  rendered: criteriaRenderedFirst,
  commentingOn: undefined,
  dialog: undefined,
  proposals: {},
  changedMeasures: [],
  proposalsHidden: false,
  others: [],
  shown: undefined,
  nameRequested: false,
};

export const createScorecardStore = () => createStore<ScorecardState>(() => initial);
export type ScorecardStore = ReturnType<typeof createScorecardStore>;

/** The state for a newly opened call. */
export const initialScorecard: Omit<ScorecardState, 'nameRequested' | 'proposalsHidden'> = {
  rendered: criteriaRenderedFirst,
  criterionId: undefined,
  commentingOn: undefined,
  dialog: undefined,
  proposals: {},
  changedMeasures: [],
  others: [],
  shown: undefined,
};
