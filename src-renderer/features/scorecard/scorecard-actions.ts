import { answerActions } from './answer-actions.ts';
import { reviewActions } from './review-actions.ts';
import { criterionNavigation } from './criterion-navigation.ts';
import type { ScorecardDeps } from './scorecard-deps.ts';
import type { ScorecardStore } from './store.ts';
import type { CallDetail } from '../../../src-shared/call-detail.ts';
import type { AutosaveActions, AutosaveStore } from '../../work/autosave.ts';
import type { ReviewDataStore } from '../../work/review-store.ts';

/** Judging the open call. Every verb works on the criterion in focus unless it is told another. */
export function scorecardActions(store: ScorecardStore, deps: ScorecardDeps) {
  const enter = criterionNavigation(store, deps);
  return { ...enter, ...answerActions(deps, enter.inFocus), ...reviewActions(store, deps) };
}

export type ScorecardActions = ReturnType<typeof scorecardActions>;

/** What the components of the scorecard are handed. */
export interface ScorecardParts {
  readonly store: ScorecardStore;
  readonly work: ReviewDataStore;
  readonly draftStore: AutosaveStore;
  readonly drafts: AutosaveActions;
  readonly actions: ScorecardActions;
  readonly openDetail: () => CallDetail | undefined;
}
