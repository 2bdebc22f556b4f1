import type { AppError } from '../../src-shared/errors.ts';
import { err, type Result } from '../../src-shared/result.ts';
import type { RetellApi } from '../retell/port.ts';
import { isNearLimit } from '../../src-shared/concurrency-limit.ts';
import type { Concurrency } from '../../src-shared/workspace.ts';
import type { Credentials, RunningSync, SessionDeps } from './port.ts';

/**
 * Replaces Retell while there is no API key or no connection. Every request fails with the same reason, so
 * that a workspace opens with the calls that it has.
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

/** Forwards each request to the connection of that moment, because a workspace can get another API key. */
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

/** The connection of an open workspace to Retell, with the sync that runs on it. */
export interface RetellConnection {
  readonly api: RetellApi;
  /** Undefined if there is no API key or no connection. */
  readonly sync: RunningSync | undefined;
  /** Why there is no sync. */
  readonly offlineReason: AppError | undefined;
  /** No request is sent after this has resolved. */
  stop(): Promise<void>;
}

type Parts = Pick<SessionDeps, 'connect' | 'sync'>;

/** Starts to sync. Without credentials every request fails with the reason. */
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
    // A value that can’t be confirmed any more is cleared, so the header never shows an old one.
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

/** How often the concurrency is requested. */
const concurrencyPollMs = 15_000;
/**
 * A rejected API key may become valid again. It is checked rarely, so that it does not look like guessing.
 */
const rejectedKeyPollMs = 2 * 60_000;

/** Waits after each response, so that a slow server never gets two requests at once. */
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
 * Resumes a sync that stopped because of a rejected API key once Retell accepts the key again. Retell may
 * accept the key for one request and reject it for another, so this is done rarely.
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
