import type { AppError } from '../../../src-shared/errors.ts';
import { err, ok, type Result } from '../../../src-shared/result.ts';
import { checkFileUrl } from '../http/base-url.ts';
import type { Clock } from '../http/clock.ts';
import { isTransient, statusError } from '../http/http-error.ts';
import { readBytes } from '../http/read-body.ts';
import { followRedirects } from '../http/redirects.ts';
import type { RequestBudget } from '../http/request-budget.ts';
import { backoffMs, readRetryAfter } from '../http/retry-after.ts';
import { createIdleTimeout, type IdleTimeout } from './idle-timeout.ts';
import {
  recordingStreamFrom,
  type RecordingRequest,
  type RecordingStream,
} from './recording-stream.ts';

/** Downloads files. They are on other hosts than the API, so requests never carry the API key. */
export interface FileClient {
  open(url: string, request: FileRequest): Promise<Result<RecordingStream, AppError>>;
}

export interface FileRequest extends RecordingRequest {
  /** What is downloaded, for error messages. */
  readonly what: string;
}

export interface FileClientParts {
  readonly baseUrl: string;
  readonly clock: Clock;
  readonly budget: RequestBudget;
  /** A connection without a byte for this long counts as broken. */
  readonly idleMs?: number;
  readonly maxTries?: number;
}

const maxRedirects = 5;

interface Opened {
  readonly response: Response;
  readonly idle: IdleTimeout;
}

export function createFileClient(parts: FileClientParts): FileClient {
  const { clock, budget, idleMs = 20_000, maxTries = 3 } = parts;
  const once = async (url: URL, request: FileRequest): Promise<Outcome | undefined> => {
    const pause = budget.pausedUntil(url.host) - clock.now();
    if (pause > maxWaitMs) {
      return { ok: false, error: { kind: 'rate-limited', retryAfterMs: pause }, retry: false };
    }
    if (pause > 0) await clock.sleep(pause, request.signal);
    const slot = {
      host: url.host,
      priority: request.priority ?? 'recording',
      signal: request.signal,
    };
    return budget.run(slot, () => openOnce(url, request, parts.baseUrl, idleMs));
  };
  /** Waits for the next attempt; false when there is none. */
  const waitForRetry = async (failed: Failed, tries: number, host: string, signal: AbortSignal) => {
    const wait = failed.retryAfterMs ?? backoffMs(tries, Math.random);
    if (failed.retryAfterMs !== undefined) budget.pauseUntil(host, clock.now() + wait);
    if (!failed.retry || tries >= maxTries || wait > maxWaitMs) return false;
    await clock.sleep(wait, signal);
    return true;
  };
  return {
    async open(text, request) {
      const url = await checkFileUrl(text, parts.baseUrl);
      if (!url.ok) return url;
      for (let tries = 1; ;) {
        const outcome = await once(url.value, request);
        if (request.signal.aborted) return err({ kind: 'cancelled' });
        // The host was paused while this request was waiting for a slot.
        if (outcome === undefined) continue;
        if (outcome.ok) return ok(outcome.value);
        if (!(await waitForRetry(outcome, tries, url.value.host, request.signal)))
          return err(outcome.error);
        tries += 1;
      }
    },
  };
}

/** A longer wait is reported as an error, because the reviewer may be waiting for the recording. */
const maxWaitMs = 30_000;

type Outcome =
  | { readonly ok: true; readonly value: RecordingStream }
  | {
      readonly ok: false;
      readonly error: AppError;
      readonly retry: boolean;
      readonly retryAfterMs?: number;
    };

type Failed = Extract<Outcome, { ok: false }>;

async function openOnce(
  url: URL,
  request: FileRequest,
  baseUrl: string,
  idleMs: number,
): Promise<Outcome> {
  const idle = createIdleTimeout(request.signal, idleMs, url.host);
  try {
    const { signal } = idle;
    const response = await idle.guard(openFollowing(url, request, { baseUrl, signal }));
    if (!response.ok) return close(idle, response.error, false);
    return await readResponse({ response: response.value, idle }, request);
  } catch (error) {
    return close(idle, idle.error(error), !request.signal.aborted);
  }
}

function close(idle: IdleTimeout, error: AppError, retry: boolean): Outcome {
  idle.abort();
  return { ok: false, error, retry };
}

/** A file may be on another host, but not on one that the first address may not be on either. */
const openFollowing = (
  start: URL,
  request: FileRequest,
  { baseUrl, signal }: { readonly baseUrl: string; readonly signal: AbortSignal },
): Promise<Result<Response, AppError>> =>
  followRedirects(start, {
    maxRedirects,
    send: (url) => fetch(url, { redirect: 'manual', signal, headers: rangeHeaders(request) }),
    check: ({ to }) => checkFileUrl(to?.href ?? '', baseUrl),
    tooMany: () => ({ kind: 'refused', status: 310, detail: 'Too many redirects' }),
  });

/** `identity`, because byte positions have no meaning in a compressed response. */
const rangeHeaders = ({ from = 0, validator }: FileRequest): Record<string, string> => ({
  'accept-encoding': 'identity',
  ...(from > 0 ? { range: `bytes=${from}-` } : {}),
  ...(from > 0 && validator !== undefined ? { 'if-range': validator } : {}),
});

async function readResponse({ response, idle }: Opened, request: FileRequest): Promise<Outcome> {
  const { status, headers } = response;
  if (status === 200 || status === 206)
    return { ok: true, value: recordingStreamFrom(response, idle, request.from ?? 0) };
  const { bytes } = await idle.guard(readBytes(response, 2000));
  const retryAfterMs = readRetryAfter(headers, Date.now());
  idle.abort();
  return {
    ok: false,
    // Here 401 and 403 mean an expired signature, not a rejected API key, because none was sent.
    error:
      status === 401
        ? { kind: 'refused', status, detail: '' }
        : statusError(status, bytes.toString('utf8'), request.what),
    retry: isTransient(status),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  };
}
