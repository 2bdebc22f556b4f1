import { createStore } from 'zustand/vanilla';
import type { CallId } from '../../src-shared/call.ts';
import type { AppError } from '../../src-shared/errors.ts';
import type { AppBridge, UndoDone } from '../../src-shared/ipc/contract.ts';
import type { Result } from '../../src-shared/result.ts';
import type { CallWork, EditReceipt } from '../../src-shared/review.ts';
import { applyEdit, type CallEdit } from './review-edit.ts';

/** What the reviewer may believe of what was done last; 'saved' only after the library's receipt. */
export type Saving =
  | { readonly phase: 'idle' }
  | { readonly phase: 'saving' }
  | { readonly phase: 'saved'; readonly atMs: number }
  | { readonly phase: 'failed'; readonly error: AppError };

interface PendingEdit {
  readonly requestId: string;
  readonly edit: CallEdit;
}

/** The work on the open call: what the library holds, and what is on its way there. */
export interface WorkState {
  readonly callId: CallId | undefined;
  readonly acknowledged: CallWork | undefined;
  readonly pending: readonly PendingEdit[];
  /** `acknowledged` with `pending` on top: what the desk shows. */
  readonly work: CallWork | undefined;
  readonly saving: Saving;
}

const initial: WorkState = {
  callId: undefined,
  acknowledged: undefined,
  pending: [],
  work: undefined,
  saving: { phase: 'idle' },
};

export const createWorkStore = () => createStore<WorkState>(() => initial);
export type WorkStore = ReturnType<typeof createWorkStore>;
export type WorkActions = ReturnType<typeof workActions>;

interface WorkDeps {
  readonly bridge: Pick<AppBridge, 'request'>;
  readonly newId: () => string;
  readonly nowMs: () => number;
  readonly wait: (ms: number) => Promise<void>;
}

/** The library process is started again within a second or two; an edit waits for it. */
const restartTries = 10;
const restartWaitMs = 300;
/** Calls left behind whose work is remembered, for text that is written late. */
const mostLeft = 50;

/**
 * The verbs on a call's work. Edits are shown at once and written one after the other, so that an
 * undo always finds what was done before it.
 */
export function workActions(store: WorkStore, deps: WorkDeps) {
  let line: Promise<unknown> = Promise.resolve();
  const left = new Map<CallId, CallWork>();
  const inLine = <T>(run: () => Promise<T>): Promise<T> => {
    const turn = line.then(run);
    line = turn.catch(() => undefined);
    return turn;
  };

  const show = (part: Partial<WorkState>): void => {
    store.setState((state) => {
      const next = { ...state, ...part };
      const work =
        next.acknowledged &&
        next.pending.reduce(
          (sofar, { edit }) => applyEdit(sofar, edit, deps.nowMs()),
          next.acknowledged,
        );
      return { ...next, work };
    });
  };

  const settle = (requestId: string, reply: Result<EditReceipt, AppError>): void => {
    const { callId, pending, acknowledged } = store.getState();
    const rest = pending.filter((one) => one.requestId !== requestId);
    const ofOpenCall = rest.length < pending.length;
    if (!reply.ok) {
      if (ofOpenCall) show({ pending: rest, saving: { phase: 'failed', error: reply.error } });
      return;
    }
    const { work } = reply.value;
    if (!ofOpenCall && work?.callId !== callId) return;
    show({
      pending: rest,
      acknowledged: work?.callId === callId ? work : acknowledged,
      saving: rest.length > 0 ? { phase: 'saving' } : { phase: 'saved', atMs: deps.nowMs() },
    });
  };

  const patiently = async <T>(
    ask: () => Promise<Result<T, AppError>>,
  ): Promise<Result<T, AppError>> => {
    for (let tries = 1; ; tries += 1) {
      const reply = await ask();
      const restarting = !reply.ok && reply.error.kind === 'library-restarting';
      if (!restarting || tries >= restartTries) return reply;
      await deps.wait(restartWaitMs);
    }
  };

  const step = (channel: 'edit:undo' | 'edit:redo'): Promise<Result<UndoDone, AppError>> =>
    inLine(async () => {
      const reply = await deps.bridge.request(channel, undefined);
      if (!reply.ok) return reply;
      const { work } = reply.value;
      if (work !== undefined && work.callId === store.getState().callId) {
        show({ acknowledged: work, saving: { phase: 'saved', atMs: deps.nowMs() } });
      }
      return reply;
    });

  const keep = (): void => {
    const { work } = store.getState();
    if (work === undefined) return;
    left.delete(work.callId);
    left.set(work.callId, work);
    const [oldest] = left.keys();
    if (left.size > mostLeft && oldest !== undefined) left.delete(oldest);
  };

  return {
    /** Another call is in front; edits still on their way to the one before go on being written. */
    begin(work: CallWork): void {
      keep();
      show({ callId: work.callId, acknowledged: work, pending: [], saving: { phase: 'idle' } });
    },

    /** The work on the open call, or as a call left a while ago was when it was left. */
    workOf(callId: CallId): CallWork | undefined {
      const { work } = store.getState();
      return work?.callId === callId ? work : left.get(callId);
    },

    end(): void {
      keep();
      store.setState(initial);
    },

    /** Shows the edit at once, writes it, and takes it back when it could not be written. */
    async apply(edit: CallEdit): Promise<Result<EditReceipt, AppError>> {
      const requestId = deps.newId();
      if (edit.callId === store.getState().callId) {
        show({
          pending: [...store.getState().pending, { requestId, edit }],
          saving: { phase: 'saving' },
        });
      }
      const reply = await inLine(() =>
        patiently(() => deps.bridge.request('edit:apply', { requestId, edit })),
      );
      settle(requestId, reply);
      return reply;
    },

    undo: () => step('edit:undo'),
    redo: () => step('edit:redo'),
  };
}
