import type { CallId } from '../../src-shared/call.ts';
import type { AppError } from '../../src-shared/errors.ts';
import type { AppBridge, ResponseOf } from '../../src-shared/ipc/contract.ts';
import { Lru } from '../../src-shared/kit/lru.ts';
import { retry } from '../../src-shared/kit/retry.ts';
import { createSerialQueue } from '../../src-shared/kit/serial-queue.ts';
import type { Result } from '../../src-shared/result.ts';
import type { EditReceipt, ReviewData } from '../../src-shared/review.ts';
import type { CallEdit } from '../../src-shared/apply-review-edit.ts';
import type { Rubric } from '../../src-shared/rubrics/rubric.ts';
import {
  noReviewData,
  updateReviewData,
  type EditBasis,
  type ReviewDataState,
  type ReviewDataStore,
  type SaveState,
} from './review-store.ts';

interface ReviewDataDeps {
  readonly bridge: Pick<AppBridge, 'request'>;
  readonly newId: () => string;
  readonly nowMs: () => number;
  readonly wait: (ms: number) => Promise<void>;
  /** Called with the receipt of each stored edit, undo and redo. */
  readonly onStored: (receipt: EditReceipt) => void;
  /** The current values that edits depend on. */
  readonly basis: () => Omit<EditBasis, 'callRubric'>;
}

export type ReviewDataActions = ReturnType<typeof reviewDataActions>;

/** The library process restarts within a second or two, so an edit waits for it. */
const maxRestartTries = 10;
const restartBackoff = { firstMs: 300, maxMs: 300 };

/** An upper bound for the number of calls with text that is not stored yet. */
const maxRecentCalls = 50;

/**
 * Edits the review data of the open call. An edit is shown at once, stored in order, and reverted if it
 * is refused.
 */
export function reviewDataActions(store: ReviewDataStore, deps: ReviewDataDeps) {
  // One request at a time, so that an undo always follows the edit before it.
  const enqueue = createSerialQueue();
  /** Review data of calls that were left, for text that is stored after the call was left. */
  const recent = new Lru<CallId, ReviewData>({ capacity: maxRecentCalls });
  let callRubric: Rubric | undefined;
  const update: Update = (part) => {
    const basis = deps.basis();
    updateReviewData(store, part, { ...basis, callRubric: callRubric ?? basis.currentRubric });
  };

  const keepForLater = (): void => {
    const { data } = store.getState();
    if (data !== undefined) recent.set(data.callId, data);
  };

  const undoOrRedo = (channel: 'edit:undo' | 'edit:redo') => {
    const reviewerId = reviewerIdOf(deps);
    return enqueue(async () => {
      const response = await deps.bridge.request(channel, { reviewerId });
      if (!response.ok) return response;
      deps.onStored(response.value);
      showUndone(store, response.value, update, deps.nowMs());
      return response;
    });
  };

  return {
    /** Called when another call is opened. Pending edits of the previous call are still stored. */
    begin: (data: ReviewData, rubric: Rubric): void => {
      keepForLater();
      callRubric = rubric;
      update({ callId: data.callId, acknowledged: data, pending: [], saving: { phase: 'idle' } });
    },

    end: (): void => {
      keepForLater();
      store.setState(noReviewData);
    },

    /** The review data of the open call, or of a recently left call as it was then. */
    reviewDataOf: (callId: CallId): ReviewData | undefined => {
      const { data } = store.getState();
      return data?.callId === callId ? data : recent.get(callId);
    },

    /** Shows the edit at once, stores it, and reverts it if it could not be stored. */
    apply: async (edit: CallEdit): ResponseOf<'edit:apply'> => {
      const requestId = deps.newId();
      const atMs = deps.nowMs();
      const reviewerId = reviewerIdOf(deps);
      if (edit.callId === store.getState().callId) {
        const pending = [...store.getState().pending, { requestId, edit, atMs }];
        update({ pending, saving: { phase: 'saving' } });
      }
      const send = () => deps.bridge.request('edit:apply', { requestId, edit, reviewerId, atMs });
      const response = await enqueue(() => retryWhileRestarting(send, deps.wait));
      settle(store, { requestId, response, update, nowMs: deps.nowMs() });
      if (response.ok) deps.onStored(response.value);
      return response;
    },

    /** Applies an edit of the open call that another window made. */
    acceptChange: (data: ReviewData): void => {
      if (data.callId === store.getState().callId) update({ acknowledged: data });
    },

    /** Resolves when the library has responded to all edits made so far. */
    settled: (): Promise<void> => enqueue(() => Promise.resolve()),

    /** Reads the review data of the open call again after something else changed it. */
    refresh: () => enqueue(() => readAgain(store, deps, update)),

    undo: () => undoOrRedo('edit:undo'),
    redo: () => undoOrRedo('edit:redo'),
  };
}

/** Read when the reviewer acts: what is on its way when they are switched remains theirs. */
const reviewerIdOf = ({ basis }: ReviewDataDeps): string => basis().reviewer.id;

function showUndone(
  store: ReviewDataStore,
  { reviewData }: EditReceipt,
  update: Update,
  nowMs: number,
): void {
  if (reviewData === undefined || reviewData.callId !== store.getState().callId) return;
  update({ acknowledged: reviewData, saving: { phase: 'saved', atMs: nowMs } });
}

type Update = (part: Partial<Omit<ReviewDataState, 'data'>>) => void;

interface Answered {
  readonly requestId: string;
  readonly response: Result<EditReceipt, AppError>;
  readonly update: Update;
  readonly nowMs: number;
}

/** Applies what the library stored, or reverts the edit. */
function settle(store: ReviewDataStore, { requestId, response, update, nowMs }: Answered): void {
  const { callId, pending } = store.getState();
  const rest = pending.filter((one) => one.requestId !== requestId);
  const isOfOpenCall = rest.length < pending.length;
  if (!response.ok) {
    if (isOfOpenCall) update({ pending: rest, saving: afterRefusal(response.error) });
    return;
  }
  const { reviewData } = response.value;
  if (!isOfOpenCall && reviewData?.callId !== callId) return;
  update({
    pending: rest,
    ...(reviewData?.callId === callId ? { acknowledged: reviewData } : {}),
    saving: rest.length > 0 ? { phase: 'saving' } : { phase: 'saved', atMs: nowMs },
  });
}

/** Only for requests that are safe to repeat. */
const retryWhileRestarting = <T>(
  send: () => Promise<Result<T, AppError>>,
  wait: (ms: number) => Promise<void>,
): Promise<Result<T, AppError>> =>
  retry(send, {
    wait,
    backoff: restartBackoff,
    shouldRetry: (response, failures) =>
      !response.ok && response.error.kind === 'library-restarting' && failures < maxRestartTries,
  });

/** A submit that is refused because nothing is answered leaves the stored review unchanged. */
const afterRefusal = (error: AppError): SaveState =>
  error.kind === 'nothing-answered' ? { phase: 'idle' } : { phase: 'failed', error };

async function readAgain(
  store: ReviewDataStore,
  { bridge }: ReviewDataDeps,
  update: Update,
): Promise<void> {
  const { callId } = store.getState();
  if (callId === undefined) return;
  const response = await bridge.request('work:of', { callId });
  if (response.ok && store.getState().callId === callId) {
    update({ acknowledged: response.value });
  }
}
