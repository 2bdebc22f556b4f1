import { formatTime } from '../../../lib/format.ts';

const tickStepsMs = [
  100, 200, 500, 1000, 2000, 5000, 10_000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000,
  1_800_000, 3_600_000,
];
/** Labels closer together would overlap. */
const minTickGapPx = 64;

/** The ticks of the ruler in a range, at round times. */
export function rulerTicks(pxPerMs: number, fromMs: number, toMs: number): readonly number[] {
  if (!(pxPerMs > 0)) return [];
  const step = tickStepsMs.find((ms) => ms * pxPerMs >= minTickGapPx) ?? 3_600_000;
  const first = Math.ceil(fromMs / step);
  const count = Math.max(0, Math.floor(toMs / step) - first + 1);
  return Array.from({ length: count }, (_, index) => (first + index) * step);
}

/** With less space before the end, a label would be cut. */
const labelWidthPx = 44;

/** A time with tenths of a second: 1:02.4. */
export const exactTime = (ms: number): string =>
  `${formatTime(ms)}.${Math.floor((Math.max(0, ms) % 1000) / 100)}`;

/** The label of a tick, as short as possible; empty if there is no space for it. */
export function rulerLabel(ms: number, roomPx: number): string {
  if (roomPx < labelWidthPx) return '';
  return ms % 1000 === 0 ? formatTime(ms) : exactTime(ms);
}
