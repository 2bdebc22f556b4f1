import { createStore } from 'zustand/vanilla';
import type { CallId } from '../../src-shared/call.ts';
import type { AppError } from '../../src-shared/errors.ts';
import type { Review, ReviewData } from '../../src-shared/review.ts';
import { applyEdit, type CallEdit, type EditContext } from '../../src-shared/apply-review-edit.ts';
import type { Rubric } from '../../src-shared/rubrics/rubric.ts';

/** Whether the last edit is stored: 'saved' only after the library's receipt. */
export type SaveState =
  | { readonly phase: 'idle' }
  | { readonly phase: 'saving' }
  | { readonly phase: 'saved'; readonly atMs: number }
  | { readonly phase: 'failed'; readonly error: AppError };

interface PendingEdit {
  readonly requestId: string;
  readonly edit: CallEdit;
  /** When the reviewer made the edit; the library stores the same time. */
  readonly atMs: number;
}

/** The review data of the open call: what the library stored, and the pending edits. */
export interface ReviewDataState {
  readonly callId: CallId | undefined;
  readonly acknowledged: ReviewData | undefined;
  readonly pending: readonly PendingEdit[];
  /** What the desk shows: `acknowledged` with the pending edits applied. */
  readonly data: ReviewData | undefined;
  readonly saving: SaveState;
}

/** The state while no call is open. */
export const noReviewData: ReviewDataState = {
  callId: undefined,
  acknowledged: undefined,
  pending: [],
  data: undefined,
  saving: { phase: 'idle' },
};

export const createReviewDataStore = () => createStore<ReviewDataState>(() => noReviewData);
export type ReviewDataStore = ReturnType<typeof createReviewDataStore>;

/** The current values that edits depend on besides the review data. */
export interface EditBasis extends Pick<EditContext, 'reviewer' | 'tags' | 'currentRubric'> {
  /** The rubric that was sent with the open call. */
  readonly callRubric: Rubric;
}

/** Changes the state and derives what the desk shows. */
export function updateReviewData(
  store: ReviewDataStore,
  part: Partial<Omit<ReviewDataState, 'data'>>,
  basis: EditBasis,
): void {
  store.setState((state) => {
    const next = { ...state, ...part };
    const data =
      next.acknowledged &&
      next.pending.reduce((before, edit) => afterEdit(before, edit, basis), next.acknowledged);
    return { ...next, data: data && reuseUnchanged(data, state.data) };
  });
}

/** An edit that the library will refuse does not change the review data. */
function afterEdit(before: ReviewData, { edit, atMs }: PendingEdit, basis: EditBasis): ReviewData {
  const { rubricId, rubricVersion } = before.review;
  const { callRubric, currentRubric } = basis;
  const isCurrent = currentRubric.id === rubricId && currentRubric.version === rubricVersion;
  const rubric = isCurrent ? currentRubric : callRubric;
  const after = applyEdit(before, edit, { ...basis, rubric, nowMs: atMs });
  return after.ok ? after.value : before;
}

/** Unchanged parts keep their identity, so that the components that show them do not render again. */
function reuseUnchanged(data: ReviewData, before: ReviewData | undefined): ReviewData {
  if (before?.callId !== data.callId) return data;
  const reuse = <Part>(part: Part, old: Part): Part => (isEqual(part, old) ? old : part);
  return {
    ...data,
    tags: reuse(data.tags, before.tags),
    review: reuseAnswers(data.review, before.review),
    corrections: reuse(data.corrections, before.corrections),
    checkedTurns: reuse(data.checkedTurns, before.checkedTurns),
    betterReplies: reuse(data.betterReplies, before.betterReplies),
    verdicts: reuse(data.verdicts, before.verdicts),
  };
}

/** Each answer, too: of a scorecard with hundreds of criteria, only the changed one renders again. */
function reuseAnswers(review: Review, before: Review): Review {
  if (isEqual(review, before)) return before;
  const answers = Object.entries(review.answers).map(([id, answer]) => {
    const old = before.answers[id];
    return [id, old !== undefined && isEqual(answer, old) ? old : answer] as const;
  });
  return { ...review, answers: Object.fromEntries(answers) };
}

const isEqual = (one: unknown, other: unknown): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other);
