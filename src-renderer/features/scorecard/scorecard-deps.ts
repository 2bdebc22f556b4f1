import type { CallDetail } from '../../../src-shared/call-detail.ts';
import type { CallId } from '../../../src-shared/call.ts';
import type { Announce } from '../../lib/messages.ts';
import type { AutosaveActions } from '../../work/autosave.ts';
import type { PassagePort } from '../../work/passage.ts';
import type { ReviewDataStore } from '../../work/review-store.ts';
import type { ReviewDataActions } from '../../work/review-actions.ts';

/** What judging a call needs of the rest of the desk. */
export interface ScorecardDeps {
  readonly work: ReviewDataStore;
  readonly workActions: Pick<ReviewDataActions, 'apply' | 'reviewDataOf'>;
  readonly passages: PassagePort;
  readonly drafts: AutosaveActions;
  readonly announce: Announce;
  readonly openDetail: () => CallDetail | undefined;
  /** The queue's next call after this one; undefined at its end. */
  readonly nextCall: (after: CallId) => Promise<CallId | undefined>;
  readonly openCall: (callId: CallId) => Promise<void>;
  /** Brings the scorecard in sight and puts the focus on a criterion, on its comment, or back. */
  readonly focus: {
    readonly criterion: (id: string) => void;
    readonly comment: (id: string) => void;
    readonly transcript: () => void;
  };
}
