import type { AppError } from '../../src-shared/errors.ts';
import type { Result } from '../../src-shared/result.ts';
import type { CallId } from '../../src-shared/call.ts';
import type { ReviewData, EditReceipt } from '../../src-shared/review.ts';
import type { AppBridge, UndoReceipt } from '../../src-shared/ipc/contract.ts';
import type { CallEdit } from '../../src-shared/review-edit.ts';
import {
  noReviewData,
  updateReviewData,
  type SaveState,
  type ReviewDataState,
  type ReviewDataStore,
} from './review-store.ts';

/** The library process is started again within a second or two; an edit waits for it. */
const maxRestartTries = 10;
const restartWaitMs = 300;

/** Asks go out one after the other, so that an undo always finds what was done before it. */
export function createEditQueue(wait: (ms: number) => Promise<void>) {
  let tail: Promise<unknown> = Promise.resolve();
  return {
    inLine: <T>(run: () => Promise<T>): Promise<T> => {
      const turn = tail.then(run);
      // One that breaks is told to whoever asked it; those behind it go on.
      tail = turn.catch(() => undefined);
      return turn;
    },

    /** Asks again while the library is on its way back. Only for asks that may be repeated. */
    patiently: async <T>(ask: () => Promise<Result<T, AppError>>): Promise<Result<T, AppError>> => {
      for (let tries = 1; ; tries += 1) {
        const reply = await ask();
        const restarting = !reply.ok && reply.error.kind === 'library-restarting';
        if (!restarting || tries >= maxRestartTries) return reply;
        await wait(restartWaitMs);
      }
    },
  };
}

/** Far more calls than text can still be on its way to. */
const maxKept = 50;

/** Work on calls that were left, for text that reaches the disk after its call was left. */
export function createRecentReviewData() {
  const byCall = new Map<CallId, ReviewData>();
  return {
    keep: (work: ReviewData | undefined): void => {
      if (work === undefined) return;
      byCall.delete(work.callId);
      byCall.set(work.callId, work);
      const [oldest] = byCall.keys();
      if (byCall.size > maxKept && oldest !== undefined) byCall.delete(oldest);
    },
    of: (callId: CallId): ReviewData | undefined => byCall.get(callId),
  };
}

interface ReviewDataDeps {
  readonly bridge: Pick<AppBridge, 'request'>;
  readonly newId: () => string;
  readonly nowMs: () => number;
  readonly wait: (ms: number) => Promise<void>;
}

export type ReviewDataActions = ReturnType<typeof reviewDataActions>;

/** The verbs on a call's work: shown at once, written in order, taken back when not written. */
export function reviewDataActions(store: ReviewDataStore, deps: ReviewDataDeps) {
  const { inLine, patiently } = createEditQueue(deps.wait);
  const recent = createRecentReviewData();
  const update = (part: Partial<Omit<ReviewDataState, 'work'>>): void =>
    updateReviewData(store, part, deps.nowMs());

  const settle = (requestId: string, reply: Result<EditReceipt, AppError>): void => {
    const { callId, pending } = store.getState();
    const rest = pending.filter((one) => one.requestId !== requestId);
    const ofOpenCall = rest.length < pending.length;
    if (!reply.ok) {
      if (ofOpenCall) update({ pending: rest, saving: afterRefusal(reply.error) });
      return;
    }
    const { reviewData: work } = reply.value;
    if (!ofOpenCall && work?.callId !== callId) return;
    update({
      pending: rest,
      ...(work?.callId === callId ? { acknowledged: work } : {}),
      saving: rest.length > 0 ? { phase: 'saving' } : { phase: 'saved', atMs: deps.nowMs() },
    });
  };

  const undoOrRedo = (channel: 'edit:undo' | 'edit:redo'): Promise<Result<UndoReceipt, AppError>> =>
    inLine(async () => {
      const reply = await deps.bridge.request(channel, undefined);
      const work = reply.ok ? reply.value.reviewData : undefined;
      if (work !== undefined && work.callId === store.getState().callId) {
        update({ acknowledged: work, saving: { phase: 'saved', atMs: deps.nowMs() } });
      }
      return reply;
    });

  return {
    /** Another call is in front; edits still on their way to the one before go on being written. */
    begin: (work: ReviewData): void => {
      recent.keep(store.getState().data);
      update({ callId: work.callId, acknowledged: work, pending: [], saving: { phase: 'idle' } });
    },

    end: (): void => {
      recent.keep(store.getState().data);
      store.setState(noReviewData);
    },

    /** The work on the open call, or as a call left a while ago was when it was left. */
    workOf: (callId: CallId): ReviewData | undefined =>
      openCallData(store, callId) ?? recent.of(callId),

    /** Shows the edit at once, writes it, and takes it back when it could not be written. */
    apply: async (edit: CallEdit): Promise<Result<EditReceipt, AppError>> => {
      const requestId = deps.newId();
      if (edit.callId === store.getState().callId) {
        const pending = [...store.getState().pending, { requestId, edit }];
        update({ pending, saving: { phase: 'saving' } });
      }
      const reply = await inLine(() =>
        patiently(() => deps.bridge.request('edit:apply', { requestId, edit })),
      );
      settle(requestId, reply);
      return reply;
    },

    /** Resolves when everything that was on its way has been answered. */
    answered: (): Promise<void> => inLine(() => Promise.resolve()),

    /** Reads the open call's work again: something else has changed it. */
    refresh: () => inLine(() => rereadReviewData(store, deps)),

    undo: () => undoOrRedo('edit:undo'),
    redo: () => undoOrRedo('edit:redo'),
  };
}

/** A review that is not yet fit to be submitted is saved all the same, as it was. */
const afterRefusal = (error: AppError): SaveState =>
  error.kind === 'nothing-answered' ? { phase: 'idle' } : { phase: 'failed', error };

function openCallData(store: ReviewDataStore, callId: CallId): ReviewData | undefined {
  const { data: work } = store.getState();
  return work?.callId === callId ? work : undefined;
}

async function rereadReviewData(
  store: ReviewDataStore,
  { bridge, nowMs }: ReviewDataDeps,
): Promise<void> {
  const { callId } = store.getState();
  if (callId === undefined) return;
  const reply = await bridge.request('work:of', { callId });
  if (!reply.ok || store.getState().callId !== callId) return;
  // As a rule it is the reviewer's own edit that is heard of, and nothing has to be drawn anew.
  const { acknowledged } = store.getState();
  if (JSON.stringify(acknowledged) === JSON.stringify(reply.value)) return;
  updateReviewData(store, { acknowledged: reply.value }, nowMs());
}
