import type { AppError } from '../../../src-shared/errors.ts';
import { err, type Result } from '../../../src-shared/result.ts';
import { attempt, type Attempt } from './attempt.ts';
import type { Clock } from './clock.ts';
import type { Priority, RequestOptions } from './request-options.ts';
import type { RequestBudget } from './request-budget.ts';
import { backoffMs } from './retry-after.ts';

/** How long and how often a request is tried. Tests use shorter times. */
export interface RetryPolicy {
  readonly deadlineMs: number;
  readonly tries: number;
  /** The longest single wait inside a request: of what the reviewer waits for, and of background work. */
  readonly waitMs: number;
  readonly backgroundWaitMs: number;
}

export const defaultRetryPolicy: RetryPolicy = {
  deadlineMs: 60_000,
  tries: 5,
  waitMs: 20_000,
  backgroundWaitMs: 10 * 60_000,
};

/** For a check that the reviewer waits for: one attempt, whose error is shown. */
export const probeRetryPolicy: RetryPolicy = {
  deadlineMs: 12_000,
  tries: 1,
  waitMs: 0,
  backgroundWaitMs: 0,
};

export interface ApiCall extends RequestOptions {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: unknown;
  readonly what: string;
  readonly limitBytes?: number;
}

/** Parses a body. A 'server-error' means that another attempt may bring a complete one. */
export type BodyReader<T> = (body: Uint8Array) => Promise<Result<T, AppError>>;

/** Sends requests to Retell, with retries and within the request budget. */
export interface Transport {
  request<T>(question: ApiCall, read: BodyReader<T>): Promise<Result<T, AppError>>;
}

export interface TransportParts {
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly clock: Clock;
  readonly budget: RequestBudget;
  readonly random?: () => number;
  readonly retryPolicy?: RetryPolicy;
}

/** A call of about ten hours has 24 MB of JSON; a page of a list is far smaller. */
const defaultLimitBytes = 24 * 1024 * 1024;
const never = new AbortController().signal;

export function createTransport(parts: TransportParts): Transport {
  const { baseUrl, apiKey, budget, random = Math.random } = parts;
  const { retryPolicy = defaultRetryPolicy } = parts;
  const sendOnce = (call: ApiCall, url: URL): Promise<Attempt | undefined> => {
    const signal = call.signal ?? never;
    const request = {
      method: call.method,
      url,
      apiKey,
      deadlineMs: retryPolicy.deadlineMs,
      limitBytes: call.limitBytes ?? defaultLimitBytes,
      what: call.what,
      ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
    };
    const priority = call.priority ?? 'list';
    return budget.run({ host: url.host, priority, signal }, () => attempt(request, signal));
  };
  /** `undefined` when the next attempt is due; the error when there is none. */
  const afterFailure = async (outcome: Failure, tries: number, waits: Waits, host: string) => {
    const wait = outcome.retryAfterMs ?? backoffMs(tries, random);
    const error = withWait(outcome.error, wait);
    if (pausesHost(outcome)) budget.pauseUntil(host, parts.clock.now() + wait);
    if (!outcome.retry || tries >= retryPolicy.tries) return error;
    return waits.wait(wait, error);
  };
  return {
    async request(call, read) {
      const url = new URL(baseUrl + call.path);
      const waits = waitsOf(parts, url.host, call, retryPolicy);
      for (let tries = 1; ;) {
        const refused = await waits.untilAllowed();
        if (refused !== undefined) return err(refused);
        const outcome = await readOutcome(await sendOnce(call, url), read, url.host);
        if (call.signal?.aborted === true) return err({ kind: 'cancelled' });
        // The host was paused while this request was waiting for a slot.
        if (outcome === undefined) continue;
        if (outcome.ok) return outcome;
        const finalError = await afterFailure(outcome, tries, waits, url.host);
        if (finalError !== undefined) return err(finalError);
        tries += 1;
      }
    },
  };
}

/** Parsing takes no slot of the budget, because the connection is free again by then. */
async function readOutcome<T>(
  outcome: Attempt | undefined,
  read: BodyReader<T>,
  host: string,
): Promise<{ readonly ok: true; readonly value: T } | Failure | undefined> {
  if (outcome?.ok !== true) return outcome;
  const result = await read(outcome.body);
  if (result.ok) return result;
  const { error } = result;
  return {
    ok: false,
    error: error.kind === 'not-retell' ? { ...error, host } : error,
    retry: error.kind === 'server-error',
  };
}

type Failure = Extract<Attempt, { ok: false }>;
type Waits = ReturnType<typeof waitsOf>;

/** A rate limit concerns all requests to the host, not only this one. */
const pausesHost = (outcome: Failure): boolean =>
  outcome.retry && (outcome.error.kind === 'rate-limited' || outcome.retryAfterMs !== undefined);

const withWait = (error: AppError, wait: number): AppError =>
  error.kind === 'rate-limited' ? { kind: 'rate-limited', retryAfterMs: wait } : error;

function waitsOf(
  { budget, clock }: TransportParts,
  host: string,
  { signal, onWait, priority }: RequestOptions,
  retryPolicy: RetryPolicy,
) {
  const longest = isForeground(priority) ? retryPolicy.waitMs : retryPolicy.backgroundWaitMs;
  /** `undefined` after the wait; an error when the wait would be too long or was cancelled. */
  const wait = async (ms: number, error: AppError): Promise<AppError | undefined> => {
    if (ms > longest) return error;
    const nextTryMs = clock.now() + ms;
    onWait?.({ nextTryMs, reason: error.kind });
    await clock.sleep(ms, signal);
    onWait?.();
    return signal?.aborted === true ? { kind: 'cancelled' } : undefined;
  };
  return {
    wait,
    async untilAllowed(): Promise<AppError | undefined> {
      for (;;) {
        if (signal?.aborted === true) return { kind: 'cancelled' };
        const ms = budget.pausedUntil(host) - clock.now();
        if (ms <= 0) return undefined;
        const gaveUp = await wait(ms, { kind: 'rate-limited', retryAfterMs: ms });
        if (gaveUp !== undefined) return gaveUp;
      }
    },
  };
}

const isForeground = (priority: Priority = 'list'): boolean =>
  priority === 'opened' || priority === 'recording';
