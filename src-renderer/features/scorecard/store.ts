import type { Proposals } from './proposal.ts';
import { createStore } from 'zustand/vanilla';

export interface ScorecardState {
  /** The current criterion; undefined before the scorecard was first entered. */
  readonly criterionId: string | undefined;
  /** The criterion whose empty comment field is open; a field with a comment is always shown. */
  readonly commentingOn: string | undefined;
  /** The open dialog of the review. */
  readonly dialog: 'skip' | 'flag' | 'submit' | undefined;
  /** What the measures say about the open call. */
  readonly proposals: Proposals;
  /** Hides the proposals, so that the reviewer judges without them. */
  readonly proposalsHidden: boolean;
  /** The dialog has requested the reviewer's name in this session. */
  readonly nameRequested: boolean;
}

const initial: ScorecardState = {
  criterionId: undefined,
  commentingOn: undefined,
  dialog: undefined,
  proposals: {},
  proposalsHidden: false,
  nameRequested: false,
};

export const createScorecardStore = () => createStore<ScorecardState>(() => initial);
export type ScorecardStore = ReturnType<typeof createScorecardStore>;

/** The state for a newly opened call. */
export const initialScorecard: Omit<ScorecardState, 'nameRequested' | 'proposalsHidden'> = {
  criterionId: undefined,
  commentingOn: undefined,
  dialog: undefined,
  proposals: {},
};
