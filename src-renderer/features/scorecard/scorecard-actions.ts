import { answerActions } from './answer-actions.ts';
import { proposalActions } from './proposal-actions.ts';
import { reviewActions } from './review-actions.ts';
import { otherReviewActions } from './other-reviews-actions.ts';
import { criterionNavigation } from './criterion-navigation.ts';
import type { ScorecardDeps } from './scorecard-deps.ts';
import type { ScorecardStore } from './store.ts';
import type { CallDetail } from '../../../src-shared/call-detail.ts';
import type { AutosaveActions, AutosaveStore } from '../../work/autosave.ts';
import type { ReviewDataStore } from '../../work/review-store.ts';

/** All actions of the scorecard. They act on the current criterion unless another one is given. */
export function scorecardActions(store: ScorecardStore, deps: ScorecardDeps) {
  const enter = criterionNavigation(store, deps);
  return {
    ...enter,
    ...answerActions(store, deps, enter.currentCriterion),
    ...proposalActions(store, deps, enter.currentCriterion),
    ...reviewActions(store, deps),
    ...otherReviewActions(store, deps),
  };
}

export type ScorecardActions = ReturnType<typeof scorecardActions>;

/** What the components of the scorecard share. */
export interface ScorecardParts {
  readonly store: ScorecardStore;
  readonly work: ReviewDataStore;
  readonly draftStore: AutosaveStore;
  readonly drafts: AutosaveActions;
  readonly actions: ScorecardActions;
  readonly settings: ScorecardDeps['settings'];
  readonly openDetail: () => CallDetail | undefined;
}
