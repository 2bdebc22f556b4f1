/** The length of the periods of a trend. */
export const periodLengths = ['day', 'week', 'month'] as const;
export type PeriodLength = (typeof periodLengths)[number];

/** The start of the period that contains `ms`, in the local time zone. Weeks start on Monday. */
export function periodStart(ms: number, length: PeriodLength): number {
  const date = new Date(ms);
  const [year, month, day] = [date.getFullYear(), date.getMonth(), date.getDate()];
  if (length === 'month') return new Date(year, month, 1).getTime();
  const sinceMonday = (date.getDay() + 6) % 7;
  return new Date(year, month, length === 'week' ? day - sinceMonday : day).getTime();
}

/** The start of the period after the one that starts at `start`. */
export function nextPeriod(start: number, length: PeriodLength): number {
  const date = new Date(start);
  const [year, month, day] = [date.getFullYear(), date.getMonth(), date.getDate()];
  if (length === 'month') return new Date(year, month + 1, 1).getTime();
  return new Date(year, month, day + (length === 'week' ? 7 : 1)).getTime();
}

/** More periods are not drawn: a trend over ten years is shown by month. */
const maxPeriods = 400;

/** The starts of all periods from the one of `first` to the one of `last`, including empty ones. */
export function periodsBetween(
  first: number,
  last: number,
  length: PeriodLength,
): readonly number[] {
  const starts: number[] = [];
  let start = periodStart(first, length);
  while (start <= last && starts.length < maxPeriods) {
    starts.push(start);
    start = nextPeriod(start, length);
  }
  return starts;
}

/** A length that gives a trend enough points to be one, and not more than can be read. */
export function suggestedLength(first: number, last: number): PeriodLength {
  const days = (last - first) / 86_400_000;
  if (days <= 21) return 'day';
  return days <= 250 ? 'week' : 'month';
}
