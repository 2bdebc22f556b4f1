import type { CallId } from '../../../src-shared/call.ts';
import { failureMessage, statusMessage } from '../../work/edit-messages.ts';
import { failureTexts, othersText } from './scorecard-text.ts';
import type { ScorecardDeps } from './scorecard-deps.ts';
import type { ScorecardStore } from './store.ts';

/** The other reviews of the open call, and new reviews beside those that exist. */
export function otherReviewActions(store: ScorecardStore, deps: ScorecardDeps) {
  const { work, workActions, bridge, announce } = deps;
  const isOpen = (callId: CallId): boolean => work.getState().callId === callId;

  return {
    /** Shows the answers of another review, if the reviewer may see them. */
    showReview: async (reviewId: string): Promise<void> => {
      const reply = await bridge.request('reviews:read', { reviewId });
      if (!reply.ok) announce(failureMessage(failureTexts.read, reply.error));
      else if (isOpen(reply.value.work.callId)) store.setState({ shown: reply.value });
    },
    hideReview: (): void => store.setState({ shown: undefined }),

    /** Shows the reviews of others before the reviewer's own is submitted. The history records it. */
    revealOthers: async (): Promise<void> => {
      const { callId } = work.getState();
      if (callId === undefined) return;
      const reply = await workActions.apply({ kind: 'reviews.reveal', callId });
      if (!reply.ok) {
        announce(failureMessage(failureTexts.read, reply.error));
        return;
      }
      announce(statusMessage(othersText.revealed));
      const others = await bridge.request('reviews:of-call', { callId });
      if (others.ok && isOpen(callId)) store.setState({ others: others.value });
    },

    /** Continues one of the reviewer's own reviews. */
    selectReview: async (reviewId: string): Promise<void> => {
      const reply = await bridge.request('reviews:select', { reviewId });
      if (reply.ok) deps.reopenCall();
      else announce(failureMessage(failureTexts.read, reply.error));
    },

    /** Starts another review of the open call, for example after the first one was voided. */
    startReview: async (): Promise<void> => {
      const { data } = work.getState();
      if (data === undefined) return;
      const reply = await workActions.apply({
        kind: 'review.start',
        callId: data.callId,
        reviewId: deps.newId(),
        purpose: data.review.purpose === 'calibration' ? 'regular' : data.review.purpose,
      });
      if (!reply.ok) {
        announce(failureMessage(failureTexts.start, reply.error));
        return;
      }
      announce(statusMessage(reply.value.label));
      // The new review may use a newer rubric.
      deps.reopenCall();
    },
  };
}
