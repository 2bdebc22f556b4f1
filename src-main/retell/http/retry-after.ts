/** The shortest wait before another attempt, whatever the header says. */
export const minWaitMs = 250;

/** The longest wait that a server can ask for; more than this is taken for a wrong clock. */
export const maxWaitMs = 24 * 60 * 60 * 1000;

/**
 * The wait that a server asks for. A date is compared with the server's own `Date` header, because the
 * clock of this machine may be wrong by hours.
 */
export function readRetryAfter(headers: Headers, nowMs: number): number | undefined {
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
 * Exponential backoff with full jitter: a random wait below a ceiling that doubles, so that clients that
 * failed together don't retry together.
 */
export function backoffMs(tries: number, random: () => number, maxMs = 30_000): number {
  const ceiling = Math.min(maxMs, 500 * 2 ** Math.min(tries - 1, 20));
  return minWaitMs + Math.floor(random() * Math.max(0, ceiling - minWaitMs));
}
