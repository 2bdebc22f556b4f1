import { twoDigits } from '../../lib/local-day.ts';

/** The latest time that a date can hold, in ms before and after 1970. */
const maxMs = 8.64e15;

/** ISO 8601 in UTC. A number that is no date is exported as it came. */
export function utcTime(ms: number | undefined): string | undefined {
  if (ms === undefined) return undefined;
  return isDate(ms) ? new Date(ms).toISOString() : String(ms);
}

/** ISO 8601 in the local time zone with its offset, such as 2026-10-25T02:30:00.000+01:00. */
export function localTime(ms: number | undefined): string | undefined {
  if (ms === undefined) return undefined;
  if (!isDate(ms)) return String(ms);
  const offset = -new Date(ms).getTimezoneOffset();
  const shifted = ms + offset * 60_000;
  if (!isDate(shifted)) return utcTime(ms);
  const sign = offset < 0 ? '-' : '+';
  const hours = twoDigits(Math.floor(Math.abs(offset) / 60));
  const minutes = twoDigits(Math.abs(offset) % 60);
  return `${new Date(shifted).toISOString().slice(0, -1)}${sign}${hours}:${minutes}`;
}

/** Minutes, seconds and tenths: 4:07.3. */
export function clockTime(ms: number): string {
  const tenths = Math.round(ms / 100);
  const minutes = Math.floor(tenths / 600);
  return `${minutes}:${((tenths % 600) / 10).toFixed(1).padStart(4, '0')}`;
}

const isDate = (ms: number): boolean => Number.isFinite(ms) && Math.abs(ms) <= maxMs;
