import type { AppError } from '../../../src-shared/errors.ts';
import { err, ok, type Result } from '../../../src-shared/result.ts';

/** Retell's own address. A workspace can have another one. */
export const defaultBaseUrl = 'https://api.retellai.com';

const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/u;

/** Traffic to this machine cannot be intercepted, so plain http is acceptable there. */
export const isLoopback = (url: URL): boolean => loopback.test(url.hostname);

/** The base address without a trailing slash. The API key is only ever sent over https or loopback. */
export function checkBaseUrl(text: string): Result<string, AppError> {
  const url = URL.parse(text.trim());
  if (url === null || !isSafe(url)) return err({ kind: 'bad-url', url: redactUrl(text) });
  if (url.search !== '' || url.hash !== '') return err({ kind: 'bad-url', url: redactUrl(text) });
  return ok(`${url.origin}${url.pathname.replace(/\/+$/u, '')}`);
}

/**
 * Checks the address of a file that a response names. Addresses on this machine are accepted only when
 * the API itself is on this machine, so a remote server can't make Earmark send requests to a local one.
 */
export function checkFileUrl(text: string, baseUrl: string): Result<URL, AppError> {
  const url = URL.parse(text);
  const local = isLoopback(new URL(baseUrl));
  if (url === null || !isSafe(url) || (isLoopback(url) && !local)) {
    return err({ kind: 'bad-url', url: redactUrl(text) });
  }
  return ok(url);
}

const isSafe = (url: URL): boolean =>
  (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url))) &&
  url.username === '' &&
  url.password === '';

/** A signed address gives access to whoever has it, so its query is never shown. */
function redactUrl(text: string): string {
  const url = URL.parse(text);
  return url === null
    ? text.slice(0, 100)
    : `${url.protocol}//${url.host}${url.pathname}`.slice(0, 200);
}
