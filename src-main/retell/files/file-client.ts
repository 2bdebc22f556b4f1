import { type IdleTimeout, createIdleTimeout } from './idle-timeout.ts';
import type { Clock } from '../http/clock.ts';
import type { RecordingRequest, RecordingStream } from './recording-stream.ts';
import { bodyOf, readBytes } from '../http/read-body.ts';
import type { AppError } from '../../../src-shared/errors.ts';
import { err, ok, type Result } from '../../../src-shared/result.ts';
import { checkFileUrl } from '../http/base-url.ts';
import { isTransient, statusError } from '../http/http-error.ts';
import type { RequestBudget } from '../http/request-budget.ts';
import { backoffMs, retryAfterMs } from '../http/retry-after.ts';

/** What a 200 or 206 answer says of the whole file, and its bytes as they come. */
export function recordingStreamFrom(
  response: Response,
  idle: IdleTimeout,
  requestedFrom: number,
): RecordingStream {
  const { headers } = response;
  const partial = response.status === 206;
  const range = partial ? contentRange(headers, requestedFrom) : { from: 0 };
  const length = Number(headers.get('content-length') ?? Number.NaN);
  const totalBytes = range.total ?? (Number.isNaN(length) ? undefined : range.from + length);
  const validator = validatorOf(headers);
  return {
    status: partial ? 206 : 200,
    from: range.from,
    ...(totalBytes === undefined ? {} : { totalBytes }),
    ...(validator === undefined ? {} : { validator }),
    chunks: idle.guardChunks(bodyOf(response)),
  };
}

function contentRange(headers: Headers, requestedFrom: number): { from: number; total?: number } {
  const range = /^bytes (\d+)-\d+\/(\d+|\*)$/u.exec(headers.get('content-range') ?? '');
  if (range === null) return { from: requestedFrom };
  const from = Number(range[1]);
  return range[2] === '*' ? { from } : { from, total: Number(range[2]) };
}

/** A weak ETag promises the same meaning, not the same bytes, so it is of no use for a resume. */
function validatorOf(headers: Headers): string | undefined {
  const etag = headers.get('etag') ?? undefined;
  if (etag !== undefined && !etag.startsWith('W/')) return etag;
  return headers.get('last-modified') ?? undefined;
}

/** Files live on other hosts than the API: asked for without the key, wherever they redirect to. */
export interface FileClient {
  open(url: string, ask: FileRequest): Promise<Result<RecordingStream, AppError>>;
}

export interface FileRequest extends RecordingRequest {
  readonly what: string;
}

export interface FileParts {
  readonly baseUrl: string;
  readonly clock: Clock;
  readonly budget: RequestBudget;
  /** Without a byte for so long the connection counts as broken. */
  readonly idleMs?: number;
  readonly tries?: number;
}

const maxRedirects = 5;

interface Opened {
  readonly response: Response;
  readonly idle: IdleTimeout;
}

export function createFileClient(parts: FileParts): FileClient {
  const { clock, budget, idleMs = 20_000, tries: most = 3 } = parts;
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
  /** Whether the next try is due. */
  const waitForRetry = async (failed: Failed, tries: number, host: string, signal: AbortSignal) => {
    const wait = failed.stayAwayMs ?? backoffMs(tries, Math.random);
    if (failed.stayAwayMs !== undefined) budget.pauseUntil(host, clock.now() + wait);
    if (!failed.retry || tries >= most || wait > maxWaitMs) return false;
    await clock.sleep(wait, signal);
    return true;
  };
  return {
    async open(text, ask) {
      const url = checkFileUrl(text, parts.baseUrl);
      if (!url.ok) return url;
      for (let tries = 1; ;) {
        const outcome = await once(url.value, ask);
        if (ask.signal.aborted) return err({ kind: 'cancelled' });
        // Nothing: the host was paused while this request stood in the queue.
        if (outcome === undefined) continue;
        if (outcome.ok) return ok(outcome.value);
        if (!(await waitForRetry(outcome, tries, url.value.host, ask.signal)))
          return err(outcome.error);
        tries += 1;
      }
    },
  };
}

/** Longer than this nobody waits for a recording without being told. */
const maxWaitMs = 30_000;

type Outcome =
  | { readonly ok: true; readonly value: RecordingStream }
  | {
      readonly ok: false;
      readonly error: AppError;
      readonly retry: boolean;
      readonly stayAwayMs?: number;
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
    const opened = await idle.guard(followRedirects(url, request, baseUrl, idle));
    if ('kind' in opened) return close(idle, opened, false);
    return await readResponse(opened, request);
  } catch (error) {
    return close(idle, idle.error(error), !request.signal.aborted);
  }
}

function close(idle: IdleTimeout, error: AppError, retry: boolean): Outcome {
  idle.abort();
  return { ok: false, error, retry };
}

async function followRedirects(
  start: URL,
  request: FileRequest,
  baseUrl: string,
  idle: IdleTimeout,
): Promise<Opened | AppError> {
  let url = start;
  for (let hops = 0; hops <= maxRedirects; hops += 1) {
    const response = await fetch(url, {
      redirect: 'manual',
      signal: idle.signal,
      headers: rangeHeaders(request),
    });
    if (response.status < 300 || response.status > 399) return { response, idle };
    const next = checkFileUrl(
      URL.parse(response.headers.get('location') ?? '', url.href)?.href ?? '',
      baseUrl,
    );
    if (!next.ok) return next.error;
    url = next.value;
  }
  return { kind: 'refused', status: 310, detail: 'Too many redirects' };
}

/** `identity`: a compressed answer would make byte positions meaningless. */
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
  const stayAwayMs = retryAfterMs(headers, Date.now());
  idle.abort();
  return {
    ok: false,
    // 401 and 403 mean an expired signature here, never a wrong key: none was sent.
    error:
      status === 401
        ? { kind: 'refused', status, detail: '' }
        : statusError(status, bytes.toString('utf8'), request.what),
    retry: isTransient(status),
    ...(stayAwayMs === undefined ? {} : { stayAwayMs }),
  };
}
