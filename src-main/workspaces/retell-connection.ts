import type { AppError } from '../../src-shared/errors.ts';
import { err, type Result } from '../../src-shared/result.ts';
import type { RetellApi } from '../retell/port.ts';
import { isNearLimit } from '../../src-shared/concurrency-limit.ts';
import type { Concurrency } from '../../src-shared/workspace.ts';
import type { Credentials, RunningSync, SessionDeps } from './port.ts';

/**
 * Stands in for Retell while there is no key or no way there: everything asked of it fails with the
 * one reason, so that a workspace opens on what it has.
 */
export function offlineApi(reason: AppError): RetellApi {
  const fail = () => Promise.resolve(err(reason));
  return {
    check: fail,
    version: () => undefined,
    listCalls: fail,
    supportedFilter: fail,
    getCall: fail,
    listChats: fail,
    getChat: fail,
    concurrency: fail,
    fetchText: fail,
    openRecording: fail,
  };
}

/** Retell by whichever way is in force when something is asked: a workspace may get another key. */
export function createCurrentApi(current: () => RetellApi): RetellApi {
  return {
    check: (how) => current().check(how),
    version: () => current().version(),
    listCalls: (ask) => current().listCalls(ask),
    supportedFilter: (kind, filter, how) => current().supportedFilter(kind, filter, how),
    getCall: (id, how) => current().getCall(id, how),
    listChats: (ask) => current().listChats(ask),
    getChat: (id, how) => current().getChat(id, how),
    concurrency: (how) => current().concurrency(how),
    fetchText: (url, how) => current().fetchText(url, how),
    openRecording: (url, ask) => current().openRecording(url, ask),
  };
}

/** How an open workspace reaches Retell, and what asks there by itself. */
export interface RetellConnection {
  readonly api: RetellApi;
  /** Undefined when there is no key or no way to Retell. */
  readonly sync: RunningSync | undefined;
  /** Why there is no sync. */
  readonly offlineReason: AppError | undefined;
  /** Nothing is asked after this has resolved. */
  stop(): Promise<void>;
}

type Parts = Pick<SessionDeps, 'connect' | 'sync'>;

/** Begins to sync; without a connection everything that is asked fails with the reason. */
export function openConnection(
  parts: Parts,
  credentials: Result<Credentials, AppError>,
  onConcurrency: (concurrency: Concurrency) => void,
): RetellConnection {
  const connected = credentials.ok ? parts.connect(credentials.value) : credentials;
  if (!connected.ok) {
    return {
      api: offlineApi(connected.error),
      sync: undefined,
      offlineReason: connected.error,
      stop: () => Promise.resolve(),
    };
  }
  const api = connected.value;
  const sync = parts.sync(api);
  const resumeIfAccepted = createResumeAfterRejectedKey(sync);
  const stopPolling = pollConcurrency(api, (response) => {
    // A figure that nobody can confirm is taken back: the header says nothing rather than old news.
    const concurrency = response.ok ? response.value : {};
    sync.setSlow(isNearLimit(concurrency));
    onConcurrency(concurrency);
    if (response.ok) resumeIfAccepted();
  });
  sync.start();
  return {
    api,
    sync,
    offlineReason: undefined,
    async stop() {
      stopPolling();
      await sync.stop();
    },
  };
}

/** How often the header's concurrency is asked for. */
const concurrencyPollMs = 15_000;
/** A key that was refused may be allowed again; whoever asks more often seems to be guessing. */
const rejectedKeyPollMs = 2 * 60_000;

/** Asks again some time after each answer, so that a slow server is not asked twice at once. */
function pollConcurrency(
  api: RetellApi,
  onResponse: (response: Result<Concurrency, AppError>) => void,
): () => void {
  const stopping = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const poll = async (): Promise<void> => {
    const response = await api.concurrency({ priority: 'list', signal: stopping.signal });
    if (stopping.signal.aborted) return;
    onResponse(response);
    const isRejected = !response.ok && response.error.kind === 'wrong-key';
    timer = setTimeout(() => void poll(), isRejected ? rejectedKeyPollMs : concurrencyPollMs);
  };
  void poll();
  return () => {
    stopping.abort();
    clearTimeout(timer);
  };
}

/**
 * A sync that stopped at the key goes on once Retell takes the key again; seldom, in case that it
 * takes it for the one question and not for the other.
 */
function createResumeAfterRejectedKey(sync: RunningSync): () => void {
  let lastResumeMs = Number.NEGATIVE_INFINITY;
  return () => {
    const { phase, reason } = sync.status();
    if (phase !== 'failed' || reason !== 'wrong-key') return;
    if (Date.now() - lastResumeMs < rejectedKeyPollMs) return;
    lastResumeMs = Date.now();
    sync.resume();
  };
}
