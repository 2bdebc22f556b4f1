import type { CommandRegistry } from '../../commands/registry.ts';
import type { CallDetail } from '../../../src-shared/call-detail.ts';
import type { CallId } from '../../../src-shared/call.ts';
import type { AppError } from '../../../src-shared/errors.ts';
import type { CallMeasures } from '../../../src-shared/rubrics/measured-criteria.ts';
import type { Result } from '../../../src-shared/result.ts';
import type { AppBridge } from '../../../src-shared/ipc/contract.ts';
import type { Settings } from '../../../src-shared/settings.ts';
import type { Announce } from '../../lib/messages.ts';
import type { AutosaveActions } from '../../work/autosave.ts';
import type { PassagePort } from '../../work/passage.ts';
import type { ReviewDataStore } from '../../work/review-store.ts';
import type { ReviewDataActions } from '../../work/review-actions.ts';

/** What the scorecard needs of the rest of the desk. */
export interface ScorecardDeps {
  readonly work: ReviewDataStore;
  readonly workActions: Pick<ReviewDataActions, 'apply' | 'reviewDataOf'>;
  readonly passages: PassagePort;
  readonly drafts: AutosaveActions;
  readonly announce: Announce;
  readonly openDetail: () => CallDetail | undefined;
  /** The next call in the queue; undefined at its end. */
  readonly nextCall: (after: CallId) => Promise<CallId | undefined>;
  /** `focused` had the focus when the reviewer asked for it. */
  readonly openCall: (callId: CallId, focused: Element | undefined) => Promise<void>;
  readonly registry: Pick<CommandRegistry, 'startOpening'>;
  /** Undoes the last edit; offered after a review was submitted, skipped or flagged. */
  readonly undo: () => Promise<unknown>;
  /** What the measures of the rubric say about a call. */
  readonly measuresOf: (callId: CallId) => Promise<Result<CallMeasures, AppError>>;
  readonly settings: () => Pick<Settings, 'reviewerName' | 'skipReasons' | 'unbiasedMode'>;
  readonly bridge: Pick<AppBridge, 'request'>;
  readonly newId: () => string;
  /** Reads the open call again, with the review that is selected now. */
  readonly reopenCall: () => void;
  readonly saveReviewerName: (name: string) => Promise<unknown>;
  /** Shows the scorecard and moves the focus to a criterion, to a comment, or back to the transcript. */
  readonly focus: {
    readonly criterion: (id: string) => void;
    readonly comment: (id: string) => void;
    /** The field in which a number or a text is typed. */
    readonly field: (id: string) => void;
    readonly overallComment: () => void;
    readonly transcript: () => void;
  };
}
