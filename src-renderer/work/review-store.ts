import { createStore } from 'zustand/vanilla';
import type { CallId } from '../../src-shared/call.ts';
import type { AppError } from '../../src-shared/errors.ts';
import type { ReviewData } from '../../src-shared/review.ts';
import { applyEdit, type CallEdit } from '../../src-shared/review-edit.ts';

/** What the reviewer may believe of what was done last; 'saved' only after the library's receipt. */
export type SaveState =
  | { readonly phase: 'idle' }
  | { readonly phase: 'saving' }
  | { readonly phase: 'saved'; readonly atMs: number }
  | { readonly phase: 'failed'; readonly error: AppError };

interface PendingEdit {
  readonly requestId: string;
  readonly edit: CallEdit;
}

/** The work on the open call: what the library holds, and what is on its way there. */
export interface ReviewDataState {
  readonly callId: CallId | undefined;
  readonly acknowledged: ReviewData | undefined;
  readonly pending: readonly PendingEdit[];
  /** `acknowledged` with `pending` on top: what the desk shows. */
  readonly data: ReviewData | undefined;
  readonly saving: SaveState;
}

/** No call is open. */
export const noReviewData: ReviewDataState = {
  callId: undefined,
  acknowledged: undefined,
  pending: [],
  data: undefined,
  saving: { phase: 'idle' },
};

export const createReviewDataStore = () => createStore<ReviewDataState>(() => noReviewData);
export type ReviewDataStore = ReturnType<typeof createReviewDataStore>;

/** Changes the state and works out anew what the desk shows. */
export function updateReviewData(
  store: ReviewDataStore,
  part: Partial<Omit<ReviewDataState, 'work'>>,
  nowMs: number,
): void {
  store.setState((state) => {
    const next = { ...state, ...part };
    const work =
      next.acknowledged &&
      next.pending.reduce((sofar, { edit }) => applyEdit(sofar, edit, nowMs), next.acknowledged);
    return { ...next, data: work && reuseUnchanged(work, state.data) };
  });
}

/** What is as it was stays the very same, so that nothing that shows it is drawn anew. */
function reuseUnchanged(work: ReviewData, before: ReviewData | undefined): ReviewData {
  if (before?.callId !== work.callId) return work;
  return {
    ...work,
    tags: isEqual(work.tags, before.tags) ? before.tags : work.tags,
    review: isEqual(work.review, before.review) ? before.review : work.review,
  };
}

const isEqual = (one: unknown, other: unknown): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other);
