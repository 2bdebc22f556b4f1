import type { FigureUnit } from '../../../src-shared/insights/panels.ts';
import type { Estimate, Interval } from '../../../src-shared/statistics/interval.ts';
import { formatCount, formatDuration, formatLatency, noValue } from '../../lib/format.ts';

/** A score, or a difference of scores, with one decimal. */
const points = (value: number): string => signed(value.toFixed(1));
const percent = (share: number): string => signed(`${(share * 100).toFixed(1)}%`);

/** With a minus sign, which is as wide as a plus. */
const signed = (text: string): string => text.replace('-', '−');

/** One value in its unit. */
export function formatValue(value: number, unit: FigureUnit): string {
  if (!Number.isFinite(value)) return noValue;
  switch (unit) {
    case 'points':
      return points(value);
    case 'share':
      return percent(value);
    case 'ms':
      return Math.abs(value) < 60_000 ? formatLatency(value) : formatDuration(value);
    case 'usd':
      return `$${value.toFixed(3)}`;
    case 'count':
      return formatCount(value);
    default:
      return unit satisfies never;
  }
}

/** For an axis, which needs no decimals. */
export const formatTick = (value: number, unit: FigureUnit): string => {
  if (unit === 'share') return `${Math.round(value * 100)}%`;
  return unit === 'points' ? String(Math.round(value * 10) / 10) : formatValue(value, unit);
};

/** “78.1–86.2%”, or “−5.2 to −0.5” where a dash would be read as a sign. */
export function formatInterval({ low, high }: Interval, unit: FigureUnit): string {
  if (!Number.isFinite(low) || !Number.isFinite(high)) return 'no interval';
  const [from, to] = [formatValue(low, unit), formatValue(high, unit)];
  if (low < 0) return `${from} to ${to}`;
  return unit === 'share' ? `${from.replace('%', '')}–${to}` : `${from}–${to}`;
}

/** “82.4% (78.1%–86.2%, n = 312)” */
export const formatEstimate = (estimate: Estimate | undefined, unit: FigureUnit): string =>
  estimate === undefined
    ? 'no values'
    : `${formatValue(estimate.value, unit)} (${formatInterval(estimate.interval, unit)}, n = ${formatCount(estimate.n)})`;

/** A difference with its sign: +4.2%, −0.3 s. */
export const formatDifference = (value: number, unit: FigureUnit): string => {
  const size =
    unit === 'share'
      ? `${(Math.abs(value) * 100).toFixed(1)} pp`
      : formatValue(Math.abs(value), unit);
  if (value === 0) return size;
  return `${value > 0 ? '+' : '−'}${size}`;
};
