import type { CallId } from '../../../src-shared/call.ts';
import { failureMessage, statusMessage } from '../../work/edit-messages.ts';
import type { CallEdit } from '../../../src-shared/review-edit.ts';
import type { ScorecardDeps } from './scorecard-deps.ts';
import type { ScorecardStore } from './store.ts';

/** What ends a review, or sets it aside. */
export function reviewActions(store: ScorecardStore, deps: ScorecardDeps) {
  const { work, workActions, announce, drafts } = deps;

  const write = async (edit: CallEdit, failure: string): Promise<boolean> => {
    const reply = await workActions.apply(edit);
    announce(reply.ok ? statusMessage(reply.value.label) : failureMessage(failure, reply.error));
    return reply.ok;
  };

  const openNextCall = async (callId: CallId): Promise<void> => {
    const next = await deps.nextCall(callId);
    if (next === undefined) announce(statusMessage('That was the last call of this queue.'));
    // The reviewer may have gone elsewhere in the meantime.
    else if (work.getState().callId === callId) await deps.openCall(next);
  };

  const finishReview = async (
    edit: Extract<CallEdit, { kind: 'review.submit' | 'review.skip' }>,
    callId: CallId,
    failure: string,
  ): Promise<void> => {
    if (!(await drafts.flush())) {
      announce({
        tone: 'alert',
        about: 'work',
        text: `${failure}: what was typed could not be written.`,
        next: 'It is kept in its field; try again.',
      });
      return;
    }
    if (await write(edit, failure)) await openNextCall(callId);
  };

  const withOpenCall = (run: (callId: CallId) => Promise<unknown>) => async (): Promise<void> => {
    const { callId } = work.getState();
    if (callId !== undefined) await run(callId);
  };

  return {
    submit: withOpenCall((callId) =>
      finishReview({ kind: 'review.submit', callId }, callId, 'Not submitted'),
    ),

    openSkipDialog: (): void => store.setState({ skipDialogOpen: true }),
    cancelSkip: (): void => store.setState({ skipDialogOpen: false }),
    skip: async (reason: string): Promise<void> => {
      store.setState({ skipDialogOpen: false });
      await withOpenCall((callId) =>
        finishReview({ kind: 'review.skip', callId, reason }, callId, 'Not skipped'),
      )();
    },

    reopen: withOpenCall((callId) => write({ kind: 'review.reopen', callId }, 'Not reopened')),

    toggleFlag: withOpenCall((callId) => {
      const flagged = work.getState().data?.review.flagged !== true;
      return write({ kind: 'review.flag', callId, flagged }, 'Not flagged');
    }),
  };
}
