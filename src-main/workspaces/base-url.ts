import type { AppError } from '../../src-shared/errors.ts';
import { err, ok, type Result } from '../../src-shared/result.ts';

/** Retell's own address; another one is for proxies and for the sample Retell. */
export const retellUrl = 'https://api.retellai.com';

const loopback = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * An address to send the key to, without a slash at its end. Only https, but for this machine itself:
 * a key must never travel in the clear.
 */
export function checkBaseUrl(typed: string | undefined): Result<string, AppError> {
  const text = typed === undefined || typed === '' ? retellUrl : typed;
  const url = URL.parse(text);
  return url !== null && isSafe(url) && isPlain(url)
    ? ok(url.href.replace(/\/+$/u, ''))
    : err({ kind: 'bad-url', url: text });
}

const isSafe = ({ protocol, hostname }: URL): boolean =>
  protocol === 'https:' || (protocol === 'http:' && loopback.has(hostname));

/** Nothing that a request would lose or send along: no name, password, query or fragment. */
const isPlain = ({ username, password, search, hash }: URL): boolean =>
  [username, password, search, hash].every((part) => part === '');
