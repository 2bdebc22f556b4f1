import type { CallDetail } from '../../../src-shared/call-detail.ts';
import type { CallId } from '../../../src-shared/call.ts';
import type { Announce } from '../../lib/messages.ts';
import type { DraftActions } from '../../lib/review-drafts.ts';
import type { PassagePort } from '../../lib/review-passage.ts';
import type { WorkStore } from '../../lib/review-work-store.ts';
import type { WorkActions } from '../../lib/review-work.ts';

/** What judging a call needs of the rest of the desk. */
export interface ScorecardDeps {
  readonly work: WorkStore;
  readonly workActions: Pick<WorkActions, 'apply' | 'workOf'>;
  readonly passages: PassagePort;
  readonly drafts: DraftActions;
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
