import type { AppError } from '../../src-shared/errors.ts';
import { isNearLimit } from '../../src-shared/near-limit.ts';
import type { Result } from '../../src-shared/result.ts';
import type { Concurrency } from '../../src-shared/workspace.ts';
import type { RetellApi } from '../retell/port.ts';
import { offlineApi } from './offline-api.ts';
import type { Connection, RunningSync, SessionParts } from './port.ts';

/** How an open workspace reaches Retell, and what asks there by itself. */
export interface WayToRetell {
  readonly api: RetellApi;
  /** Undefined when there is no key or no way to Retell. */
  readonly sync: RunningSync | undefined;
  /** Why there is no sync. */
  readonly offlineBecause: AppError | undefined;
  /** Nothing is asked after this has resolved. */
  stop(): Promise<void>;
}

type Parts = Pick<SessionParts, 'connect' | 'sync'>;

/** Begins to sync; without a connection everything that is asked fails with the reason. */
export function openWay(
  parts: Parts,
  connection: Result<Connection, AppError>,
  told: (concurrency: Concurrency) => void,
): WayToRetell {
  const connected = connection.ok ? parts.connect(connection.value) : connection;
  if (!connected.ok) {
    return {
      api: offlineApi(connected.error),
      sync: undefined,
      offlineBecause: connected.error,
      stop: () => Promise.resolve(),
    };
  }
  const api = connected.value;
  const sync = parts.sync(api);
  const goOn = goOnWithTheKey(sync);
  const stopAsking = keepAsking(api, (answer) => {
    // A figure that nobody can confirm is taken back: the header says nothing rather than old news.
    const concurrency = answer.ok ? answer.value : {};
    sync.slow(isNearLimit(concurrency));
    told(concurrency);
    if (answer.ok) goOn();
  });
  sync.start();
  return {
    api,
    sync,
    offlineBecause: undefined,
    async stop() {
      stopAsking();
      await sync.stop();
    },
  };
}

/** How often the header's concurrency is asked for. */
const concurrencyEveryMs = 15_000;
/** A key that was refused may be allowed again; whoever asks more often seems to be guessing. */
const refusedEveryMs = 2 * 60_000;

/** Asks again some time after each answer, so that a slow server is not asked twice at once. */
function keepAsking(
  api: RetellApi,
  hear: (answer: Result<Concurrency, AppError>) => void,
): () => void {
  const stopping = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const ask = async (): Promise<void> => {
    const answer = await api.concurrency({ priority: 'list', signal: stopping.signal });
    if (stopping.signal.aborted) return;
    hear(answer);
    const isRefused = !answer.ok && answer.error.kind === 'wrong-key';
    timer = setTimeout(() => void ask(), isRefused ? refusedEveryMs : concurrencyEveryMs);
  };
  void ask();
  return () => {
    stopping.abort();
    clearTimeout(timer);
  };
}

/**
 * A sync that stopped at the key goes on once Retell takes the key again; seldom, in case that it
 * takes it for the one question and not for the other.
 */
function goOnWithTheKey(sync: RunningSync): () => void {
  let lastMs = Number.NEGATIVE_INFINITY;
  return () => {
    const { phase, reason } = sync.status();
    if (phase !== 'failed' || reason !== 'wrong-key') return;
    if (Date.now() - lastMs < refusedEveryMs) return;
    lastMs = Date.now();
    sync.resume();
  };
}
