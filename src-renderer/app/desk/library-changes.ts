import type { CallId } from '../../../src-shared/call.ts';
import { assertNever } from '../../../src-shared/result.ts';
import type { ReviewData } from '../../../src-shared/review.ts';
import type { LibraryChanges } from '../../work/library-changes.ts';

interface Follower {
  readonly openCallId: () => CallId | undefined;
  /** Another window edited a review. */
  readonly onReviewData: (data: ReviewData) => void;
  /** Another window edited the tag set or the templates. */
  readonly onTagSet: () => Promise<void>;
  /** Another reviewer took over. */
  readonly onReviewer: () => void;
  /** The open call changed at Retell. */
  readonly onOpenCall: () => Promise<void>;
}

/**
 * Keeps the desk up to date. Changes made by this window are shown already. Returns a function that
 * stops it.
 */
export const followLibraryChanges = (changes: LibraryChanges, follower: Follower): (() => void) =>
  changes.subscribe((change, origin) => {
    if (origin === 'own') return;
    switch (change.kind) {
      case 'review-data':
        follower.onReviewData(change.data);
        return;
      case 'tag-set':
        void follower.onTagSet();
        return;
      case 'calls': {
        const open = follower.openCallId();
        if (open !== undefined && change.ids.includes(open)) void follower.onOpenCall();
        return;
      }
      case 'reviewer':
        follower.onReviewer();
        return;
      case 'measured':
        return;
      // Pending edits wait for the new process by themselves.
      case 'restarted':
        return;
      default:
        assertNever(change, 'library change');
    }
  });
