import type { AppError } from '../../../src-shared/errors.ts';
import { err, ok, type Result } from '../../../src-shared/result.ts';
import { connectionDetail, isTransient, statusError } from './http-error.ts';
import { readBytes, readWhole, TooLarge } from './read-body.ts';
import { followRedirects, type Redirect } from './redirects.ts';
import { readRetryAfter } from './retry-after.ts';

/** One request to Retell, without retries. */
export interface ApiRequest {
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  readonly body?: string;
  readonly apiKey: string;
  /** For the complete response, including its last byte. */
  readonly deadlineMs: number;
  readonly limitBytes: number;
  /** What is requested, for the error message when it no longer exists. */
  readonly what: string;
}

export type Attempt =
  /** The body is not parsed yet. */
  | { readonly ok: true; readonly body: Uint8Array }
  | {
      readonly ok: false;
      readonly error: AppError;
      readonly retry: boolean;
      /** The wait that the server asked for. */
      readonly retryAfterMs?: number;
    };

const maxRedirects = 3;
const unsafeInHeader = /[^\u0021-\u007E]/u;

/** Sends the request once. Never throws, because network failures are expected. */
export async function attempt(request: ApiRequest, signal: AbortSignal): Promise<Attempt> {
  if (unsafeInHeader.test(request.apiKey)) return failed({ kind: 'wrong-key' });
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(), request.deadlineMs);
  const combined = AbortSignal.any([signal, deadline.signal]);
  try {
    const response = await followRedirects(request.url, {
      maxRedirects,
      send: (url) => send(request, url, combined),
      check: (redirect) => checkRedirect(request, redirect),
      tooMany: ({ to }) => redirectError(request.url, to),
    });
    return response.ok ? await readResponse(request, response.value) : failed(response.error);
  } catch (error) {
    if (signal.aborted) return failed({ kind: 'cancelled' });
    return networkFailure(request, error, deadline.signal.aborted);
  } finally {
    clearTimeout(timer);
    // Discards the part of the body that was not read.
    deadline.abort();
  }
}

/** The API key is sent to no other host, and a redirect must not turn a POST into a GET. */
function checkRedirect({ method, url }: ApiRequest, redirect: Redirect): Result<URL, AppError> {
  const { status, from, to } = redirect;
  const keepsMethod = method === 'GET' || status === 307 || status === 308;
  return to?.origin === from.origin && keepsMethod ? ok(to) : err(redirectError(url, to));
}

const redirectError = ({ host }: URL, to: URL | undefined): AppError => ({
  kind: 'not-retell',
  host,
  detail: `It redirected to ${to?.host ?? 'nowhere'}`,
});

const send = (
  { method, apiKey, body }: ApiRequest,
  url: URL,
  signal: AbortSignal,
): Promise<Response> =>
  fetch(url, {
    method,
    // `checkRedirect` decides about redirects.
    redirect: 'manual',
    signal,
    headers: {
      authorization: `Bearer ${apiKey}`,
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body }),
  });

/** Error messages are short. The error page of a proxy is not read to its end. */
const maxErrorBytes = 64 * 1024;

async function readResponse(request: ApiRequest, response: Response): Promise<Attempt> {
  if (response.ok) return { ok: true, body: await readWhole(response, request.limitBytes) };
  const { bytes } = await readBytes(response, maxErrorBytes);
  const retryAfterMs = readRetryAfter(response.headers, Date.now());
  return {
    ok: false,
    error: statusError(response.status, bytes.toString('utf8'), request.what),
    retry: isTransient(response.status),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
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
