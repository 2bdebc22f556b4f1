import type { CallId } from '../../src-shared/call.ts';
import type { AppError } from '../../src-shared/errors.ts';
import type { AppBridge, UndoDone } from '../../src-shared/ipc/contract.ts';
import type { Result } from '../../src-shared/result.ts';
import type { CallWork, EditReceipt } from '../../src-shared/review.ts';
import { createEditLine } from './review-edit-line.ts';
import type { CallEdit } from './review-edit.ts';
import { createLeftWorks } from './review-left-works.ts';
import {
  noWork,
  showWork,
  type Saving,
  type WorkState,
  type WorkStore,
} from './review-work-store.ts';

interface WorkDeps {
  readonly bridge: Pick<AppBridge, 'request'>;
  readonly newId: () => string;
  readonly nowMs: () => number;
  readonly wait: (ms: number) => Promise<void>;
}

export type WorkActions = ReturnType<typeof workActions>;

/** The verbs on a call's work: shown at once, written in order, taken back when not written. */
export function workActions(store: WorkStore, deps: WorkDeps) {
  const { inLine, patiently } = createEditLine(deps.wait);
  const left = createLeftWorks();
  const show = (part: Partial<Omit<WorkState, 'work'>>): void =>
    showWork(store, part, deps.nowMs());

  const settle = (requestId: string, reply: Result<EditReceipt, AppError>): void => {
    const { callId, pending } = store.getState();
    const rest = pending.filter((one) => one.requestId !== requestId);
    const ofOpenCall = rest.length < pending.length;
    if (!reply.ok) {
      if (ofOpenCall) show({ pending: rest, saving: afterRefusal(reply.error) });
      return;
    }
    const { work } = reply.value;
    if (!ofOpenCall && work?.callId !== callId) return;
    show({
      pending: rest,
      ...(work?.callId === callId ? { acknowledged: work } : {}),
      saving: rest.length > 0 ? { phase: 'saving' } : { phase: 'saved', atMs: deps.nowMs() },
    });
  };

  const step = (channel: 'edit:undo' | 'edit:redo'): Promise<Result<UndoDone, AppError>> =>
    inLine(async () => {
      const reply = await deps.bridge.request(channel, undefined);
      const work = reply.ok ? reply.value.work : undefined;
      if (work !== undefined && work.callId === store.getState().callId) {
        show({ acknowledged: work, saving: { phase: 'saved', atMs: deps.nowMs() } });
      }
      return reply;
    });

  return {
    /** Another call is in front; edits still on their way to the one before go on being written. */
    begin: (work: CallWork): void => {
      left.keep(store.getState().work);
      show({ callId: work.callId, acknowledged: work, pending: [], saving: { phase: 'idle' } });
    },

    end: (): void => {
      left.keep(store.getState().work);
      store.setState(noWork);
    },

    /** The work on the open call, or as a call left a while ago was when it was left. */
    workOf: (callId: CallId): CallWork | undefined => inFront(store, callId) ?? left.of(callId),

    /** Shows the edit at once, writes it, and takes it back when it could not be written. */
    apply: async (edit: CallEdit): Promise<Result<EditReceipt, AppError>> => {
      const requestId = deps.newId();
      if (edit.callId === store.getState().callId) {
        const pending = [...store.getState().pending, { requestId, edit }];
        show({ pending, saving: { phase: 'saving' } });
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
    refresh: () => inLine(() => readAgain(store, deps)),

    undo: () => step('edit:undo'),
    redo: () => step('edit:redo'),
  };
}

/** A review that is not yet fit to be submitted is saved all the same, as it was. */
const afterRefusal = (error: AppError): Saving =>
  error.kind === 'nothing-answered' ? { phase: 'idle' } : { phase: 'failed', error };

function inFront(store: WorkStore, callId: CallId): CallWork | undefined {
  const { work } = store.getState();
  return work?.callId === callId ? work : undefined;
}

async function readAgain(store: WorkStore, { bridge, nowMs }: WorkDeps): Promise<void> {
  const { callId } = store.getState();
  if (callId === undefined) return;
  const reply = await bridge.request('work:of', { callId });
  if (!reply.ok || store.getState().callId !== callId) return;
  // As a rule it is the reviewer's own edit that is heard of, and nothing has to be drawn anew.
  const { acknowledged } = store.getState();
  if (JSON.stringify(acknowledged) === JSON.stringify(reply.value)) return;
  showWork(store, { acknowledged: reply.value }, nowMs());
}
