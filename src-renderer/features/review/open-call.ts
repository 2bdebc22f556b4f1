import type { CallDetail } from '../../../src-shared/call-detail.ts';
import type { CallId } from '../../../src-shared/call.ts';
import type { AppBridge } from '../../../src-shared/ipc/contract.ts';
import { callInFront, type FrontDeps } from './call-in-front.ts';
import { askingFor } from './held-transcripts.ts';
import { blankReview, openDetail, shownDetail, type ReviewStore } from './store.ts';

interface OpenDeps extends FrontDeps {
  readonly bridge: Pick<AppBridge, 'request'>;
  readonly openRecording: (detail: CallDetail) => Promise<void>;
  /** Has Retell asked for what the library may lack of the call in front. */
  readonly askRetell: () => Promise<void>;
  /** Finds marks and pauses by what is known of the open call. */
  readonly takeStock: () => void;
  /** Runs a thing when what is shown now is on the screen: reading comes before counting. */
  readonly afterPaint: (run: () => void) => void;
  readonly showSought: (search: string) => void;
  /** What is typed and unwritten goes on its way before another call comes in front. */
  readonly onLeave: () => void;
  /** The work of the call that is now in front. */
  readonly onReady: (detail: CallDetail) => void;
}

/** Most calls are there sooner: the one before stays on the screen for so long, and nothing flickers. */
const patienceMs = 150;

/** Marks of so many words are found in a millisecond or two; in longer calls reading comes first. */
const countedAtOnce = 3000;

/** Opens calls one over another without ever mixing two of them. */
export function openCallActions(store: ReviewStore, deps: OpenDeps) {
  const { bridge, player, position, held } = deps;
  /** Every opening and closing makes what was asked for before it no longer wanted. */
  let turn = 0;
  const nextTurn = (): number => {
    turn += 1;
    return turn;
  };

  const { clear, show } = callInFront(store, deps);

  return {
    /** `sought` is what the queue was searched for: the call opens at its first hit. */
    open: async (callId: CallId, sought?: string): Promise<void> => {
      const opening = nextTurn();
      deps.onLeave();
      // The same call again has to know where it was left; any other need not wait for that.
      if (openDetail(store.getState())?.callId === callId) await position.save();
      if (turn !== opening) return;
      const before = held.of(callId);
      const asked = bridge.request('call:open', askingFor(callId, before));
      void position.save();
      player.pause();
      const behind = shownDetail(store.getState());
      store.setState({
        opening,
        load: { phase: 'loading', callId, ...(behind === undefined ? {} : { behind }) },
      });
      const slow = setTimeout(() => {
        if (turn !== opening) return;
        clear();
        store.setState({ ...blankReview, load: { phase: 'loading', callId } });
      }, patienceMs);
      const reply = await asked;
      clearTimeout(slow);
      if (turn !== opening) return;
      if (!reply.ok) {
        clear();
        store.setState({ ...blankReview, load: { phase: 'failed', callId, error: reply.error } });
        return;
      }
      const detail = show(reply.value, before);
      if (sought !== undefined) deps.showSought(sought);
      deps.onReady(detail);
      await settleIn(store, deps, detail);
    },

    close: (): void => {
      const opening = nextTurn();
      deps.onLeave();
      void position.save();
      clear();
      store.setState({ ...blankReview, opening, load: { phase: 'idle' } });
    },
  };
}

/** What belongs to a call that is in front now, and comes behind its words. */
async function settleIn(store: ReviewStore, deps: OpenDeps, detail: CallDetail): Promise<void> {
  const { opening } = store.getState();
  const soon = (run: () => void): void =>
    deps.afterPaint(() => {
      if (store.getState().opening === opening) run();
    });
  if (detail.transcript.words.count <= countedAtOnce) deps.takeStock();
  else soon(deps.takeStock);
  // Nobody waits for it where the whole of the call is here.
  if (detail.copy === 'listed') void deps.askRetell();
  else soon(() => void deps.askRetell());
  await deps.openRecording(detail);
}
