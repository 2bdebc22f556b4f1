import { formatDay, isShownTwice, wallTime } from '../../../../lib/dates.ts';

/** The first ms of a day (`2026-11-21`) in the reviewer's time zone; undefined if there is no such day. */
export function startOfDay(text: string): number | undefined {
  const ms = new Date(`${text}T00:00:00`).getTime();
  return Number.isNaN(ms) || formatDay(ms) !== text ? undefined : ms;
}

/** The last ms of such a day. */
export function endOfDay(text: string): number | undefined {
  const start = startOfDay(text);
  if (start === undefined) return undefined;
  const day = new Date(start);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + 1).getTime() - 1;
}

const form =
  /^(?<day>\d{4}-\d{2}-\d{2})(?:[ T](?<clock>\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?)(?: ?(?<offset>[+-]\d{2}:\d{2}))?)?$/u;

/**
 * Parses a day with or without a time, in the reviewer's time zone. A time that the clock shows twice,
 * because it is set back, may name its UTC offset: `2026-10-25 02:30 +01:00`. Days and times that do
 * not exist are not valid.
 */
export function parseMoment(text: string): { ms: number; isDay: boolean } | undefined {
  const parts = form.exec(text.trim())?.groups;
  const dayMs = startOfDay(parts?.['day'] ?? '');
  if (parts === undefined || dayMs === undefined) return undefined;
  const { day = '', clock, offset } = parts;
  if (clock === undefined) return { ms: dayMs, isDay: true };
  const ms = msOf(`${day}T${fullClock(clock)}`, offset);
  return ms === undefined ? undefined : { ms, isDay: false };
}

function msOf(wall: string, offset: string | undefined): number | undefined {
  const ms = new Date(`${wall}${offset ?? ''}`).getTime();
  // A time that does not exist (24:00, or an hour that the clock skips) reads back as another one.
  const exists = offset === undefined ? wallTime(ms) === wall : !wall.includes('T24');
  return exists && !Number.isNaN(ms) ? ms : undefined;
}

/** Fills up a clock time: `7:05` becomes `07:05:00.000`. */
function fullClock(clock: string): string {
  const [hour = '', minute = '', seconds = '00'] = clock.split(':');
  const [second = '', fraction = ''] = seconds.split('.');
  return `${hour.padStart(2, '0')}:${minute}:${second}.${fraction.padEnd(3, '0')}`;
}

/** A moment in the form that `parseMoment` reads, without empty seconds. */
export function momentText(ms: number): string {
  const [day = '', clock = ''] = wallTime(ms).split('T');
  const short = clock.replace(/(?::00)?\.000$/u, '');
  return isShownTwice(ms) ? `${day} ${short} ${offsetText(ms)}` : `${day} ${short}`;
}

function offsetText(ms: number): string {
  const minutes = -new Date(ms).getTimezoneOffset();
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${digits(Math.floor(size / 60), 2)}:${digits(size % 60, 2)}`;
}

const digits = (value: number, count: number): string => String(value).padStart(count, '0');
