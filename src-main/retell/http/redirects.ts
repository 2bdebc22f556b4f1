import type { AppError } from '../../../src-shared/errors.ts';
import { err, ok, type Result } from '../../../src-shared/result.ts';

/** A response that points to another address. */
export interface Redirect {
  readonly status: number;
  readonly from: URL;
  /** Undefined if the `Location` header is missing or no URL. */
  readonly to: URL | undefined;
}

interface RedirectRules {
  readonly maxRedirects: number;
  readonly send: (url: URL) => Promise<Response>;
  /** The address that is requested next, or why it may not be. */
  readonly check: (redirect: Redirect) => Result<URL, AppError> | Promise<Result<URL, AppError>>;
  readonly tooMany: (redirect: Redirect) => AppError;
}

/**
 * Requests a URL and follows its redirects. `fetch` would follow them by itself, but each address has to
 * be checked before anything is sent to it: it may be another host, or one in the reviewer's own network.
 */
export async function followRedirects(
  start: URL,
  { maxRedirects, send, check, tooMany }: RedirectRules,
): Promise<Result<Response, AppError>> {
  let from = start;
  for (let hops = 0; ; hops += 1) {
    const response = await send(from);
    const { status, headers } = response;
    if (status < 300 || status > 399) return ok(response);
    const location = headers.get('location');
    const to = location === null ? undefined : (URL.parse(location, from.href) ?? undefined);
    const redirect = { status, from, to };
    if (hops >= maxRedirects) return err(tooMany(redirect));
    const next = await check(redirect);
    if (!next.ok) return next;
    from = next.value;
  }
}
