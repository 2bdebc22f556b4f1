import type { AppError } from '../../../src-shared/errors.ts';
import { connectionDetail, isTransient, statusError } from './http-error.ts';
import { readBytes, readWhole, TooLarge } from './read-body.ts';
import { retryAfterMs } from './retry-after.ts';

/** One request to Retell, before anything is tried again. */
export interface ApiRequest {
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  readonly body?: string;
  readonly key: string;
  /** For the whole answer, its last byte included. */
  readonly deadlineMs: number;
  readonly limitBytes: number;
  /** What is asked for, for the message when it is gone. */
  readonly what: string;
}

export type Attempt =
  /** Whether there is any sense in it is for its reader to say. */
  | { readonly ok: true; readonly body: Uint8Array }
  | {
      readonly ok: false;
      readonly error: AppError;
      readonly retry: boolean;
      /** How long the server asked us to stay away. */
      readonly stayAwayMs?: number;
    };

const maxRedirects = 3;
const unsafeInHeader = /[^\u0021-\u007E]/u;

/** Asks once. Never throws: what goes wrong on a network is expected. */
export async function attempt(request: ApiRequest, signal: AbortSignal): Promise<Attempt> {
  if (unsafeInHeader.test(request.key)) return failed({ kind: 'wrong-key' });
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(), request.deadlineMs);
  const combined = AbortSignal.any([signal, deadline.signal]);
  try {
    return await followRedirects(request, combined);
  } catch (error) {
    if (signal.aborted) return failed({ kind: 'cancelled' });
    return networkFailure(request, error, deadline.signal.aborted);
  } finally {
    clearTimeout(timer);
    // Whatever of the body was not read is not wanted any more.
    deadline.abort();
  }
}

async function followRedirects(request: ApiRequest, signal: AbortSignal): Promise<Attempt> {
  let { url } = request;
  for (let hops = 0; ; hops += 1) {
    const response = await send(request, url, signal);
    if (response.status < 300 || response.status > 399) return readResponse(request, response);
    const location = response.headers.get('location');
    const next = location === null ? null : URL.parse(location, url.href);
    if (!mayFollow(request, response.status, url, next) || hops >= maxRedirects) {
      return failed(notRetell(request, `It sent us on to ${next?.host ?? 'nowhere'}`));
    }
    url = next;
  }
}

/** The key goes to no other host, and a question is not turned into another one. */
const mayFollow = (request: ApiRequest, status: number, from: URL, to: URL | null): to is URL =>
  to?.origin === from.origin && (request.method === 'GET' || status === 307 || status === 308);

const send = (
  { method, key, body }: ApiRequest,
  url: URL,
  signal: AbortSignal,
): Promise<Response> =>
  fetch(url, {
    method,
    // Redirects are judged by `mayFollow`.
    redirect: 'manual',
    signal,
    headers: {
      authorization: `Bearer ${key}`,
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body }),
  });

/** An error explains itself in a few words; a proxy's page in place of them is not read to its end. */
const maxErrorBytes = 64 * 1024;

async function readResponse(request: ApiRequest, response: Response): Promise<Attempt> {
  if (response.ok) return { ok: true, body: await readWhole(response, request.limitBytes) };
  const { bytes } = await readBytes(response, maxErrorBytes);
  const stayAwayMs = retryAfterMs(response.headers, Date.now());
  return {
    ok: false,
    error: statusError(response.status, bytes.toString('utf8'), request.what),
    retry: isTransient(response.status),
    ...(stayAwayMs === undefined ? {} : { stayAwayMs }),
  };
}

function networkFailure(request: ApiRequest, error: unknown, timedOut: boolean): Attempt {
  const { host } = request.url;
  if (error instanceof TooLarge) {
    return failed({ kind: 'too-large', what: request.what, limitBytes: request.limitBytes });
  }
  if (timedOut) {
    return {
      ok: false,
      error: { kind: 'timeout', host, afterMs: request.deadlineMs },
      retry: true,
    };
  }
  return {
    ok: false,
    error: { kind: 'offline', host, detail: connectionDetail(error) },
    retry: true,
  };
}

const failed = (error: AppError): Attempt => ({ ok: false, error, retry: false });

const notRetell = (request: ApiRequest, detail: string): AppError => ({
  kind: 'not-retell',
  host: request.url.host,
  detail,
});
