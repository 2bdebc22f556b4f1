/** Sooner than this nobody is asked again, whatever the header says. */
export const minWaitMs = 250;

/** What a server can ask for at most; a longer wait is taken for a slip of its clock. */
export const maxWaitMs = 24 * 60 * 60 * 1000;

/**
 * How long a server asks us to stay away. A date is judged against the server's own `Date`, since our
 * clock may be wrong by hours; both are whole seconds, so the wait can only come out too long.
 */
export function retryAfterMs(headers: Headers, nowMs: number): number | undefined {
  const exact = headers.get('retry-after-ms');
  if (exact !== null && /^\s*\d+(?:\.\d+)?\s*$/u.test(exact)) return bounded(Number(exact));
  const header = headers.get('retry-after')?.trim() ?? '';
  if (/^\d+(?:\.\d+)?$/u.test(header)) return bounded(Number(header) * 1000);
  const date = /[a-z]/iu.test(header) ? Date.parse(header) : Number.NaN;
  if (Number.isNaN(date)) return undefined;
  const serverNow = Date.parse(headers.get('date') ?? '');
  return bounded(date - (Number.isNaN(serverNow) ? nowMs : serverNow));
}

const bounded = (ms: number): number => Math.min(Math.max(Math.ceil(ms), minWaitMs), maxWaitMs);

/**
 * Full jitter: anywhere between the floor and a ceiling that doubles, so that many clients that failed
 * together don't come back together.
 */
export function backoffMs(tries: number, random: () => number, maxMs = 30_000): number {
  const ceiling = Math.min(maxMs, 500 * 2 ** Math.min(tries - 1, 20));
  return minWaitMs + Math.floor(random() * Math.max(0, ceiling - minWaitMs));
}
