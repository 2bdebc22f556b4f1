import type { CallId } from '../../../src-shared/call.ts';
import type { AppError } from '../../../src-shared/errors.ts';
import type { AppBridge } from '../../../src-shared/ipc/contract.ts';
import { askingFor } from './held-transcripts.ts';
import { showNewer, type NewerDeps } from './newer-call.ts';
import { openDetail, type ReviewStore } from './store.ts';
import { untilItComes } from './trying-again.ts';

interface FreshDeps extends NewerDeps {
  readonly bridge: Pick<AppBridge, 'request'>;
  readonly wait: (ms: number) => Promise<void>;
}

/** Keeps the call in front in step with what Retell and the library know of it. */
export function freshening(store: ReviewStore, deps: FreshDeps) {
  const { bridge, held } = deps;

  const asked = (callId: CallId) => {
    const before = held.of(callId);
    return { before, input: askingFor(callId, before) };
  };

  const askOnce = async (callId: CallId): Promise<AppError | undefined> => {
    const { opening } = store.getState();
    const { before, input } = asked(callId);
    store.setState({ asking: 'asked' });
    const reply = await bridge.request('call:refresh', input);
    if (store.getState().opening !== opening) return undefined;
    if (!reply.ok) {
      store.setState({ asking: reply.error });
      return reply.error;
    }
    store.setState({ asking: undefined });
    if (reply.value.call !== undefined) showNewer(store, deps, reply.value.call, before);
    return undefined;
  };

  return {
    /** Something of the call in front changed in the library. */
    look: async (callId: CallId): Promise<void> => {
      const { before, input } = asked(callId);
      const reply = await bridge.request('call:open', input);
      if (reply.ok) showNewer(store, deps, reply.value, before);
    },

    /** Has Retell asked for the call in front; again and again while there is nothing of it to read. */
    ask: async (): Promise<void> => {
      const { opening, ...state } = store.getState();
      const callId = openDetail(state)?.callId;
      if (callId === undefined || state.asking === 'asked') return;
      await untilItComes(() => askOnce(callId), {
        wait: deps.wait,
        isWanted: (error) => {
          const now = store.getState();
          const isListed = openDetail(now)?.copy === 'listed';
          return isListed && now.opening === opening && now.asking === error;
        },
      });
    },
  };
}
