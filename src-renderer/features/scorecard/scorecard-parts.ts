import type { CallDetail } from '../../../src-shared/call-detail.ts';
import type { DraftActions, DraftStore } from '../../lib/review-drafts.ts';
import type { WorkStore } from '../../lib/review-work-store.ts';
import type { ScorecardActions } from './scorecard-actions.ts';
import type { ScorecardStore } from './store.ts';

/** What the components of the scorecard are handed. */
export interface ScorecardParts {
  readonly store: ScorecardStore;
  readonly work: WorkStore;
  readonly draftStore: DraftStore;
  readonly drafts: DraftActions;
  readonly actions: ScorecardActions;
  readonly openDetail: () => CallDetail | undefined;
}
