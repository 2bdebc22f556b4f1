import type { AppError } from '../../../src-shared/errors.ts';
import { err, ok, type Result } from '../../../src-shared/result.ts';

/** Where Retell answers unless a workspace names another address. */
export const defaultBaseUrl = 'https://api.retellai.com';

const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/u;

/** On this machine nobody listens in between, so plain http will do. */
export const isLoopback = (url: URL): boolean => loopback.test(url.hostname);

/** The base address without a trailing slash; the key only ever travels over https or on loopback. */
export function checkBaseUrl(text: string): Result<string, AppError> {
  const url = URL.parse(text.trim());
  if (url === null || !isSafe(url)) return err({ kind: 'bad-url', url: redactUrl(text) });
  if (url.search !== '' || url.hash !== '') return err({ kind: 'bad-url', url: redactUrl(text) });
  return ok(`${url.origin}${url.pathname.replace(/\/+$/u, '')}`);
}

/**
 * An address that an answer of Retell named. Plain http is good enough only for this machine, and
 * only when Retell itself is on this machine: an outer server can't make Earmark ask a local one.
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

/** Signed addresses open recordings for whoever holds them, so they are never shown whole. */
function redactUrl(text: string): string {
  const url = URL.parse(text);
  return url === null
    ? text.slice(0, 100)
    : `${url.protocol}//${url.host}${url.pathname}`.slice(0, 200);
}
