import type { AppError } from '../../src-shared/errors.ts';
import { err, ok, type Result } from '../../src-shared/result.ts';
import { checkFileUrl } from './address.ts';
import type { Clock } from './port.ts';
import { mayPass, statusError } from './http-error.ts';
import type { RecordingAsk, RecordingStream } from './port.ts';
import { createLine, type Line } from './idle-line.ts';
import { readBytes } from './read-body.ts';
import { streamOf } from './recording-stream.ts';
import type { RequestBudget } from './request-budget.ts';
import { backoffMs, retryAfterMs } from './retry-after.ts';

/** Files live on other hosts than the API: asked for without the key, wherever they redirect to. */
export interface Files {
  open(url: string, ask: FileAsk): Promise<Result<RecordingStream, AppError>>;
}

export interface FileAsk extends RecordingAsk {
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

const redirectsAtMost = 5;

interface Opened {
  readonly response: Response;
  readonly line: Line;
}

export function createFiles(parts: FileParts): Files {
  const { clock, budget, idleMs = 20_000, tries: most = 3 } = parts;
  const once = async (url: URL, ask: FileAsk): Promise<Outcome | undefined> => {
    const pause = budget.pausedUntil(url.host) - clock.now();
    if (pause > longestWaitMs) {
      return { ok: false, error: { kind: 'rate-limited', retryAfterMs: pause }, retry: false };
    }
    if (pause > 0) await clock.sleep(pause, ask.signal);
    const turn = { host: url.host, priority: ask.priority ?? 'recording', signal: ask.signal };
    return budget.run(turn, () => openOnce(url, ask, parts.baseUrl, idleMs));
  };
  /** Whether the next try is due. */
  const tryAgain = async (failed: Failed, tries: number, host: string, signal: AbortSignal) => {
    const wait = failed.stayAwayMs ?? backoffMs(tries, Math.random);
    if (failed.stayAwayMs !== undefined) budget.pauseUntil(host, clock.now() + wait);
    if (!failed.retry || tries >= most || wait > longestWaitMs) return false;
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
        if (!(await tryAgain(outcome, tries, url.value.host, ask.signal)))
          return err(outcome.error);
        tries += 1;
      }
    },
  };
}

/** Longer than this nobody waits for a recording without being told. */
const longestWaitMs = 30_000;

type Outcome =
  | { readonly ok: true; readonly value: RecordingStream }
  | {
      readonly ok: false;
      readonly error: AppError;
      readonly retry: boolean;
      readonly stayAwayMs?: number;
    };

type Failed = Extract<Outcome, { ok: false }>;

async function openOnce(url: URL, ask: FileAsk, baseUrl: string, idleMs: number): Promise<Outcome> {
  const line = createLine(ask.signal, idleMs, url.host);
  try {
    const opened = await line.within(follow(url, ask, baseUrl, line));
    if ('kind' in opened) return close(line, opened, false);
    return await judge(opened, ask);
  } catch (error) {
    return close(line, line.error(error), !ask.signal.aborted);
  }
}

function close(line: Line, error: AppError, retry: boolean): Outcome {
  line.hangUp();
  return { ok: false, error, retry };
}

async function follow(
  start: URL,
  ask: FileAsk,
  baseUrl: string,
  line: Line,
): Promise<Opened | AppError> {
  let url = start;
  for (let hops = 0; hops <= redirectsAtMost; hops += 1) {
    const response = await fetch(url, {
      redirect: 'manual',
      signal: line.signal,
      headers: rangeHeaders(ask),
    });
    if (response.status < 300 || response.status > 399) return { response, line };
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
const rangeHeaders = ({ from = 0, validator }: FileAsk): Record<string, string> => ({
  'accept-encoding': 'identity',
  ...(from > 0 ? { range: `bytes=${from}-` } : {}),
  ...(from > 0 && validator !== undefined ? { 'if-range': validator } : {}),
});

async function judge({ response, line }: Opened, ask: FileAsk): Promise<Outcome> {
  const { status, headers } = response;
  if (status === 200 || status === 206)
    return { ok: true, value: streamOf(response, line, ask.from ?? 0) };
  const { bytes } = await line.within(readBytes(response, 2000));
  const stayAwayMs = retryAfterMs(headers, Date.now());
  line.hangUp();
  return {
    ok: false,
    // 401 and 403 mean an expired signature here, never a wrong key: none was sent.
    error:
      status === 401
        ? { kind: 'refused', status, detail: '' }
        : statusError(status, bytes.toString('utf8'), ask.what),
    retry: mayPass(status),
    ...(stayAwayMs === undefined ? {} : { stayAwayMs }),
  };
}
