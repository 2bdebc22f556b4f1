import { utcTime } from '../cells/timestamps.ts';

/** ISO 8601 for a schema, which allows four-digit years only. Undefined for a number that is no such date. */
export function isoTime(
  ms: number | undefined,
  write: (ms: number) => string | undefined = utcTime,
): string | undefined {
  const text = ms === undefined ? undefined : write(ms);
  return text !== undefined && /^\d{4}-/u.test(text) ? text : undefined;
}
