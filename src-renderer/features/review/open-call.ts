import type { CallDetail } from '../../../src-shared/call-detail.ts';
import type { CallId } from '../../../src-shared/call.ts';
import type { AppBridge } from '../../../src-shared/ipc/contract.ts';
import { callInFront, type FrontDeps } from './call-in-front.ts';
import type { AskedRecording } from './held-recordings.ts';
import { askingFor } from './held-transcripts.ts';
import type { Marking } from './marking.ts';
import type { RecordingActions } from './recording-actions.ts';
import { blankReview, openDetail, shownDetail, type ReviewStore } from './store.ts';

interface OpenDeps extends FrontDeps {
  readonly bridge: Pick<AppBridge, 'request'>;
  readonly recordings: Pick<RecordingActions, 'askAhead' | 'open'>;
  /** Has Retell asked for what the library may lack of the call in front. */
  readonly askRetell: () => Promise<void>;
  readonly marks: Pick<Marking, 'takeStock' | 'isQuick'>;
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
      const sound = deps.recordings.askAhead(callId);
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
      await settleIn(store, deps, { detail, sound });
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

interface Settling {
  readonly detail: CallDetail;
  /** Its recording, where that was asked for together with it. */
  readonly sound: AskedRecording | undefined;
}

/** What belongs to a call that is in front now, and comes behind its words. */
async function settleIn(
  store: ReviewStore,
  { recordings, marks, askRetell, afterPaint }: OpenDeps,
  { detail, sound }: Settling,
): Promise<void> {
  const { opening } = store.getState();
  const soon = (run: () => void): void =>
    afterPaint(() => {
      if (store.getState().opening === opening) run();
    });
  const opened = recordings.open(detail, sound);
  // In long calls reading comes before counting.
  if (marks.isQuick()) marks.takeStock();
  else soon(marks.takeStock);
  // Nobody waits for it where the whole of the call is here.
  if (detail.copy === 'listed') void askRetell();
  else soon(() => void askRetell());
  await opened;
}
