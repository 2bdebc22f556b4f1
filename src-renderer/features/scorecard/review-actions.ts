import { whileOpening } from '../../commands/registry.ts';
import type { CallId } from '../../../src-shared/call.ts';
import type { CallEdit } from '../../../src-shared/apply-review-edit.ts';
import { valuesOf } from '../../../src-shared/review-answers.ts';
import { scoreOf } from '../../../src-shared/rubrics/scoring.ts';
import { focusedElement } from '../../lib/call-focus.ts';
import { failureMessage, statusMessage } from '../../work/edit-messages.ts';
import type { ScorecardDeps } from './scorecard-deps.ts';
import { failureTexts, scorecardText } from './scorecard-text.ts';
import type { ScorecardStore } from './store.ts';

/** Submits, skips, reopens and flags reviews. */
export function reviewActions(store: ScorecardStore, deps: ScorecardDeps) {
  const { work } = deps;
  const { write, finishReview } = reviewWriter(deps);
  const withOpenCall = forOpenCall(deps);
  const closeDialog = (): void => store.setState({ dialog: undefined });

  return {
    closeDialog,
    ...submitActions(store, deps, finishReview),

    openSkipDialog: (): void => store.setState({ dialog: 'skip' }),
    skip: async (reason: string): Promise<void> => {
      closeDialog();
      await withOpenCall((callId) =>
        finishReview({ kind: 'review.skip', callId, reason }, callId, failureTexts.skip),
      )();
    },

    openVoidDialog: (): void => {
      if (work.getState().data?.review.status !== 'new') store.setState({ dialog: 'void' });
    },
    void: async (reason: string): Promise<void> => {
      closeDialog();
      await withOpenCall((callId) =>
        write({ kind: 'review.void', callId, reason }, failureTexts.void),
      )();
    },

    reopen: withOpenCall((callId) => write({ kind: 'review.reopen', callId }, failureTexts.reopen)),

    /** Removes the flag, or asks for a note and sets it. */
    toggleFlag: async (): Promise<void> => {
      if (work.getState().data?.review.flagged !== true) store.setState({ dialog: 'flag' });
      else {
        await withOpenCall((callId) =>
          write({ kind: 'review.flag', callId, flagged: false }, failureTexts.flag),
        )();
      }
    },
    flag: async (note: string): Promise<void> => {
      closeDialog();
      const text = note.trim();
      await withOpenCall((callId) =>
        write(
          {
            kind: 'review.flag',
            callId,
            flagged: true,
            ...(text === '' ? {} : { note: text }),
          },
          failureTexts.flag,
        ),
      )();
    },
  };
}

/** Runs an action on the open call, if there is one. */
const forOpenCall =
  ({ work }: ScorecardDeps) =>
  (run: (callId: CallId) => Promise<unknown>) =>
  async (): Promise<void> => {
    const { callId } = work.getState();
    if (callId !== undefined) await run(callId);
  };

function submitActions(
  store: ScorecardStore,
  deps: ScorecardDeps,
  finishReview: ReturnType<typeof reviewWriter>['finishReview'],
) {
  const { work } = deps;
  const unansweredCount = (): number => {
    const rubric = deps.openDetail()?.rubric;
    if (rubric === undefined) return 0;
    const { answered, criteria } = scoreOf(
      rubric,
      valuesOf(work.getState().data?.review.answers ?? {}),
    );
    // Without any answer the submit is refused, so there is nothing to confirm.
    return answered === 0 ? 0 : criteria - answered;
  };
  const submitNow = forOpenCall(deps)((callId) =>
    finishReview(
      {
        kind: 'review.submit',
        callId,
        ...(deps.settings().unbiasedMode ? { unbiased: true } : {}),
      },
      callId,
      failureTexts.submit,
    ),
  );

  return {
    unansweredCount,

    /** Submits the review; asks first if it is incomplete, or if the reviewer's name is not known. */
    submit: async (): Promise<void> => {
      const asksName = deps.settings().reviewerName === '' && !store.getState().nameRequested;
      const hasAnswers = Object.keys(work.getState().data?.review.answers ?? {}).length > 0;
      const asks = hasAnswers && (asksName || unansweredCount() > 0);
      if (asks) store.setState({ dialog: 'submit' });
      else await submitNow();
    },

    confirmSubmit: async (reviewerName: string): Promise<void> => {
      store.setState({ dialog: undefined, nameRequested: true });
      // Saved first, so that the name belongs to this review already.
      if (reviewerName !== '') await deps.saveReviewerName(reviewerName);
      await submitNow();
    },
  };
}

/** Saves edits of the review and announces the result, with an offer to undo it. */
function reviewWriter(deps: ScorecardDeps) {
  const { work, workActions, announce, drafts } = deps;

  const write = async (edit: CallEdit, failure: string): Promise<boolean> => {
    const reply = await workActions.apply(edit);
    if (!reply.ok) announce(failureMessage(failure, reply.error));
    else {
      const action = {
        label: scorecardText.undo,
        run: () => void deps.undo(),
        undoes: 'last-edit' as const,
      };
      announce({ ...statusMessage(reply.value.label), action });
    }
    return reply.ok;
  };

  const openNextCall = async (callId: CallId, focused: Element | undefined): Promise<void> => {
    const next = await deps.nextCall(callId);
    if (next === undefined) announce(statusMessage(scorecardText.lastCall));
    // The reviewer may have opened another call in the meantime.
    else if (work.getState().callId === callId) await deps.openCall(next, focused);
  };

  return {
    write,
    finishReview: async (
      edit: Extract<CallEdit, { kind: 'review.submit' | 'review.skip' }>,
      callId: CallId,
      failure: string,
    ): Promise<void> => {
      const focused = focusedElement();
      if (!(await drafts.flush())) {
        announce({
          tone: 'alert',
          about: 'work',
          text: failureTexts.unsavedText(failure),
          next: failureTexts.unsavedTextNext,
        });
        return;
      }
      await whileOpening(deps.registry, async () => {
        if (await write(edit, failure)) await openNextCall(callId, focused);
      });
    },
  };
}
