import type { AppError } from '../../../src-shared/errors.ts';
import { err, ok, type Result } from '../../../src-shared/result.ts';
import { leadsToPrivate, systemLookup, type Lookup } from './private-address.ts';

/** Retell's own address. A workspace can have another one. */
export const defaultBaseUrl = 'https://api.retellai.com';

const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/u;

/** Traffic to this machine cannot be intercepted, so plain http is acceptable there. */
export const isLoopback = (url: URL): boolean => loopback.test(url.hostname);

/** As {@link checkBaseUrl}; nothing typed means Retell's own address. */
export const checkTypedUrl = (typed: string | undefined): Result<string, AppError> =>
  checkBaseUrl(typed === undefined || typed === '' ? defaultBaseUrl : typed);

/** Whether an address that was checked is Retell's own or on this computer. */
export const isTrustedServer = (baseUrl: string): boolean =>
  baseUrl === defaultBaseUrl || isLoopback(new URL(baseUrl));

/** The base address without a trailing slash. The API key is only ever sent over https or loopback. */
export function checkBaseUrl(text: string): Result<string, AppError> {
  const url = URL.parse(text.trim());
  if (url === null || !isSafe(url)) return err({ kind: 'bad-url', url: redactUrl(text) });
  if (url.search !== '' || url.hash !== '') return err({ kind: 'bad-url', url: redactUrl(text) });
  return ok(`${url.origin}${url.pathname.replace(/\/+$/u, '')}`);
}

/**
 * Checks the address of a file that a response names. Addresses of this machine and of private networks are
 * accepted only when the API itself has one, so a remote server can't make Earmark send requests there.
 */
export async function checkFileUrl(
  text: string,
  baseUrl: string,
  find: Lookup = systemLookup,
): Promise<Result<URL, AppError>> {
  const url = URL.parse(text);
  const isAllowed =
    url !== null &&
    isSafe(url) &&
    (!(await leadsToPrivate(url, find)) || (await leadsToPrivate(new URL(baseUrl), find)));
  return isAllowed ? ok(url) : err({ kind: 'bad-url', url: redactUrl(text) });
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
