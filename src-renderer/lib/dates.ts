import { noValue } from './format.ts';

const createForms = (locale: string) => ({
  clock: new Intl.DateTimeFormat(locale, { timeStyle: 'short' }),
  clockToSecond: new Intl.DateTimeFormat(locale, { timeStyle: 'medium' }),
  clockWithZone: new Intl.DateTimeFormat(locale, {
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
  }),
  dayThisYear: new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' }),
  dayAnyYear: new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' }),
});

/** The forms of the reviewer's system, which main knows; one per page, as a page has one reviewer. */
let forms = createForms('en-GB');

export function setDateLocale(locale: string): void {
  forms = createForms(locale);
}

/** A time of day; the zone is named if the clock shows this time twice on that day. */
const clockText = (ms: number): string =>
  (isShownTwice(ms) ? forms.clockWithZone : forms.clock).format(ms);

/** When a call started, in few characters: 14:02 today, 21 Nov this year, otherwise 21 Nov 2025. */
export function formatShortDate(ms: number | undefined, nowMs: number = Date.now()): string {
  if (ms === undefined) return noValue;
  const then = new Date(ms);
  const now = new Date(nowMs);
  if (then.toDateString() === now.toDateString()) return clockText(ms);
  const isThisYear = then.getFullYear() === now.getFullYear();
  return (isThisYear ? forms.dayThisYear : forms.dayAnyYear).format(then);
}

/** When a call started, in full: 21 Nov 2026, 14:02. */
export const formatDateTime = (ms: number | undefined): string =>
  ms === undefined ? noValue : `${forms.dayAnyYear.format(ms)}, ${clockText(ms)}`;

/** The same with the time zone: 21 Nov 2026, 14:02 CET. */
export const formatDateTimeZone = (ms: number): string =>
  `${forms.dayAnyYear.format(ms)}, ${forms.clockWithZone.format(ms)}`;

/** A time of day to the second, for “Saved 14:02:11”. */
export const formatTimeOfDay = (ms: number): string => forms.clockToSecond.format(ms);

/** When a call started, in parts: the time alone today, otherwise the day and the time. */
export function startParts(
  ms: number | undefined,
  nowMs: number = Date.now(),
): { readonly day: string; readonly time?: string } {
  const day = formatShortDate(ms, nowMs);
  const time = ms === undefined ? day : clockText(ms);
  return day === time ? { day } : { day, time };
}

const digits = (value: number, count: number): string => String(value).padStart(count, '0');

/** A day in the form of `<input type="date">`, in the reviewer's time zone. */
export function formatDay(ms: number): string {
  const day = new Date(ms);
  return `${day.getFullYear()}-${digits(day.getMonth() + 1, 2)}-${digits(day.getDate(), 2)}`;
}

/** The time that a local clock shows: `2026-11-21T14:02:00.000`. */
export function wallTime(ms: number): string {
  const at = new Date(ms);
  const time = [at.getHours(), at.getMinutes(), at.getSeconds()].map((part) => digits(part, 2));
  return `${formatDay(ms)}T${time.join(':')}.${digits(at.getMilliseconds(), 3)}`;
}

/** Hours and half hours by which clocks are set back. */
const clockChangesMs = [3_600_000, 1_800_000, 7_200_000] as const;

/** Whether a local clock shows this time twice, because it is set back. */
export const isShownTwice = (ms: number): boolean =>
  clockChangesMs.some((by) => [ms - by, ms + by].some((other) => wallTime(other) === wallTime(ms)));
