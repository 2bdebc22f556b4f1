import type { CallId } from '../../src-shared/call.ts';
import type { AppBridge } from '../../src-shared/ipc/contract.ts';

interface ActiveTimeDeps {
  readonly bridge: Pick<AppBridge, 'request'>;
  readonly openCallId: () => CallId | undefined;
  readonly isPlaying: () => boolean;
}

const everyMs = 10_000;
/** Without a key, a click or a sound for this long the reviewer is taken to be elsewhere. */
const idleAfterMs = 30_000;

/** Counts the time spent with a call in front, until the function given back is called. */
export function countActiveTime({ bridge, openCallId, isPlaying }: ActiveTimeDeps): () => void {
  const listening = new AbortController();
  let lastSignMs = performance.now();
  const noteSign = (): void => {
    lastSignMs = performance.now();
  };
  for (const kind of ['keydown', 'pointerdown', 'wheel'] as const) {
    window.addEventListener(kind, noteSign, {
      capture: true,
      passive: true,
      signal: listening.signal,
    });
  }
  const timer = setInterval(() => {
    const callId = openCallId();
    const there = isPlaying() || performance.now() - lastSignMs < idleAfterMs;
    if (callId !== undefined && there) {
      void bridge.request('work:active', { callId, ms: everyMs });
    }
  }, everyMs);
  return () => {
    clearInterval(timer);
    listening.abort();
  };
}
