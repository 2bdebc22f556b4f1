import type { CallDetail } from '../../../src-shared/call-detail.ts';
import type { CallId } from '../../../src-shared/call.ts';
import type { AppError } from '../../../src-shared/errors.ts';
import type { Result } from '../../../src-shared/result.ts';
import type { Answer, EditReceipt } from '../../../src-shared/review.ts';
import type { Criterion, Rubric } from '../../../src-shared/rubric.ts';
import { failureMessage, statusMessage } from '../../lib/review-announce.ts';
import type { DraftActions } from '../../lib/review-drafts.ts';
import type { CallEdit } from '../../lib/review-edit.ts';
import type { PassagePort } from '../../lib/review-passage.ts';
import type { WorkActions, WorkStore } from '../../lib/review-work.ts';
import type { Announce } from '../../lib/messages.ts';
import { criteriaOf, criterionToEnter, neighbour } from './criteria.ts';
import type { ScorecardStore } from './store.ts';

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

type Outcome = Result<EditReceipt, AppError>;

/** Judging the open call. Every verb works on the criterion in focus unless it is told another. */
export function scorecardActions(store: ScorecardStore, deps: ScorecardDeps) {
  const { work, workActions, announce, drafts, focus } = deps;

  const rubric = (): Rubric | undefined => deps.openDetail()?.rubric;
  const answerOf = (id: string): Answer => work.getState().work?.review.answers[id] ?? {};
  // A comment may reach the disk after another call was opened: its answer is still its own call's.
  const answerIn = (callId: CallId, id: string): Answer =>
    workActions.workOf(callId)?.review.answers[id] ?? {};

  const inFocus = (): Criterion | undefined => {
    const { criterionId } = store.getState();
    const card = rubric();
    return card && criteriaOf(card).find(({ id }) => id === criterionId);
  };

  const write = async (edit: CallEdit, what: string): Promise<Outcome> => {
    const reply = await workActions.apply(edit);
    if (!reply.ok) announce(failureMessage(what, reply.error));
    return reply;
  };

  const answer = async (criterionId: string, next: Answer): Promise<void> => {
    const { callId } = work.getState();
    if (callId === undefined) return;
    await write({ kind: 'answer.set', callId, criterionId, answer: next }, 'Not saved');
  };

  const choose = async (criterion: Criterion, choice: Answer['choice']): Promise<void> => {
    const { choice: _before, ...others } = answerOf(criterion.id);
    await answer(criterion.id, choice === undefined ? others : { ...others, choice });
  };

  const goTo = (criterion: Criterion | undefined): void => {
    if (criterion === undefined) return;
    store.setState({ criterionId: criterion.id });
    focus.criterion(criterion.id);
  };

  const step = (by: 1 | -1) => (): void => {
    const card = rubric();
    if (card !== undefined) goTo(neighbour(card, store.getState().criterionId, by));
  };

  const goOn = async (callId: CallId): Promise<void> => {
    const next = await deps.nextCall(callId);
    if (next === undefined) {
      announce(statusMessage('That was the last call of this queue.'));
      return;
    }
    await deps.openCall(next);
  };

  const close = async (edit: CallEdit, what: string, callId: CallId): Promise<boolean> => {
    if (!(await drafts.flush())) {
      announce({
        tone: 'alert',
        text: `${what}: what was typed could not be written.`,
        next: 'It is kept in its field; try again.',
      });
      return false;
    }
    const reply = await write(edit, what);
    if (!reply.ok) return false;
    announce(statusMessage(reply.value.label));
    // The reviewer may have gone elsewhere while the library was writing.
    if (work.getState().callId === callId) await goOn(callId);
    return true;
  };

  return {
    enter(): void {
      const card = rubric();
      if (card === undefined) return;
      const answers = work.getState().work?.review.answers ?? {};
      goTo(criterionToEnter(card, answers, store.getState().criterionId));
    },
    leave: focus.transcript,
    next: step(1),
    previous: step(-1),
    /** The focus came by pointer or Tab. */
    noteFocus: (criterionId: string) => store.setState({ criterionId }),
    choose,

    async chooseByDigit(digit: number): Promise<void> {
      const criterion = inFocus();
      if (criterion?.options[digit - 1] === undefined) return;
      await choose(criterion, digit - 1);
    },

    async chooseNotApplicable(): Promise<void> {
      const criterion = inFocus();
      if (criterion === undefined) return;
      if (criterion.allowNotApplicable) await choose(criterion, 'na');
      else announce(statusMessage(`“${criterion.name}” always applies`));
    },

    async clear(): Promise<void> {
      const criterion = inFocus();
      if (criterion !== undefined) await choose(criterion, undefined);
    },

    comment(criterion: Criterion | undefined = inFocus()): void {
      if (criterion === undefined) return;
      store.setState({ commentingOn: criterion.id, criterionId: criterion.id });
      focus.comment(criterion.id);
    },

    closeComment(criterionId: string): void {
      store.setState({ commentingOn: undefined });
      focus.criterion(criterionId);
    },

    saveAnswerComment:
      (callId: CallId, criterionId: string) =>
      (text: string): Promise<Outcome> =>
        workActions.apply({
          kind: 'answer.set',
          callId,
          criterionId,
          answer: { ...answerIn(callId, criterionId), comment: text },
        }),

    saveReviewComment:
      (callId: CallId) =>
      (text: string): Promise<Outcome> =>
        workActions.apply({ kind: 'review.comment', callId, comment: text }),

    async attachEvidence(criterion: Criterion | undefined = inFocus()): Promise<void> {
      const passage = deps.passages.current();
      if (criterion === undefined || passage === undefined) return;
      const before = answerOf(criterion.id);
      const evidence = [...(before.evidence ?? []), { ...passage.span, quote: passage.quote }];
      await answer(criterion.id, { ...before, evidence });
    },

    async removeEvidence(criterionId: string, place: number): Promise<void> {
      const before = answerOf(criterionId);
      const evidence = (before.evidence ?? []).filter((_, index) => index !== place);
      await answer(criterionId, { ...before, evidence });
    },

    playEvidence: deps.passages.play,

    async submit(): Promise<void> {
      const { callId } = work.getState();
      if (callId !== undefined) {
        await close({ kind: 'review.submit', callId }, 'Not submitted', callId);
      }
    },

    askWhySkip: () => store.setState({ skipping: true }),
    dontSkip: () => store.setState({ skipping: false }),
    async skip(reason: string): Promise<void> {
      const { callId } = work.getState();
      store.setState({ skipping: false });
      if (callId !== undefined) {
        await close({ kind: 'review.skip', callId, reason }, 'Not skipped', callId);
      }
    },

    async reopen(): Promise<void> {
      const { callId } = work.getState();
      if (callId !== undefined) await write({ kind: 'review.reopen', callId }, 'Not reopened');
    },

    async toggleFlag(): Promise<void> {
      const { callId, work: now } = work.getState();
      if (callId === undefined || now === undefined) return;
      const flagged = !now.review.flagged;
      const reply = await write({ kind: 'review.flag', callId, flagged }, 'Not flagged');
      if (reply.ok) announce(statusMessage(reply.value.label));
    },
  };
}

export type ScorecardActions = ReturnType<typeof scorecardActions>;
