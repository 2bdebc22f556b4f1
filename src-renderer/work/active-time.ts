import type { CallId } from '../../src-shared/call.ts';
import type { AppBridge } from '../../src-shared/ipc/contract.ts';

interface ActiveTimeDeps {
  readonly bridge: Pick<AppBridge, 'request'>;
  readonly openCallId: () => CallId | undefined;
  readonly isPlaying: () => boolean;
}

const intervalMs = 10_000;
/** After this long without a key, a click or playback, the reviewer is considered absent. */
const idleAfterMs = 30_000;

/** Counts the time for which a call is open, until the returned function is called. */
export function countActiveTime({ bridge, openCallId, isPlaying }: ActiveTimeDeps): () => void {
  const listening = new AbortController();
  let lastActivityMs = performance.now();
  const noteActivity = (): void => {
    lastActivityMs = performance.now();
  };
  for (const kind of ['keydown', 'pointerdown', 'wheel'] as const) {
    window.addEventListener(kind, noteActivity, {
      capture: true,
      passive: true,
      signal: listening.signal,
    });
  }
  const timer = setInterval(() => {
    const callId = openCallId();
    const isActive = isPlaying() || performance.now() - lastActivityMs < idleAfterMs;
    if (callId !== undefined && isActive) {
      void bridge.request('work:active', { callId, ms: intervalMs });
    }
  }, intervalMs);
  return () => {
    clearInterval(timer);
    listening.abort();
  };
}
