import { createStore } from 'zustand/vanilla';

export interface ScorecardState {
  /** The criterion the keys speak to; undefined before the scorecard was first entered. */
  readonly criterionId: string | undefined;
  /** The criterion whose comment field is open by request; one with a comment shows it anyway. */
  readonly commentingOn: string | undefined;
  /** The reason for a skip is being asked for. */
  readonly skipDialogOpen: boolean;
}

const initial: ScorecardState = {
  criterionId: undefined,
  commentingOn: undefined,
  skipDialogOpen: false,
};

export const createScorecardStore = () => createStore<ScorecardState>(() => initial);
export type ScorecardStore = ReturnType<typeof createScorecardStore>;

/** What another call starts with. */
export const initialScorecard = initial;
