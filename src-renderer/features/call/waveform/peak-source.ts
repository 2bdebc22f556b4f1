import type { Peaks } from '../../../../src-shared/recording.ts';

/** What is drawn: the whole recording in a coarse resolution, and the visible part in a fine one. */
export interface PeakSource {
  readonly overview: Peaks;
  readonly fine: Peaks | undefined;
}

/** Lowest and highest level of each column, as signed bytes. */
interface Columns {
  readonly low: Int8Array;
  readonly high: Int8Array;
}

interface ColumnRange {
  readonly channel: number;
  readonly fromMs: number;
  readonly toMs: number;
  readonly count: number;
}

const msPerBin = ({ samplesPerBin, sampleRate }: Peaks): number =>
  (samplesPerBin / sampleRate) * 1000;

/** The range that peaks cover, in ms. */
function coveredRange(peaks: Peaks): { readonly fromMs: number; readonly toMs: number } {
  const { firstBin = 0, channels } = peaks;
  const bins = (channels[0]?.length ?? 0) / 2;
  const bin = msPerBin(peaks);
  return { fromMs: firstBin * bin, toMs: (firstBin + bins) * bin };
}

/** The finest peaks that cover a whole range. */
function finestFor({ overview, fine }: PeakSource, { fromMs, toMs }: ColumnRange): Peaks {
  if (fine === undefined) return overview;
  const known = coveredRange(fine);
  return known.fromMs <= fromMs && known.toMs >= toMs ? fine : overview;
}

/** The levels of equal columns of a range; silence where nothing is known. */
export function columnsOf(source: PeakSource, range: ColumnRange): Columns {
  const { fromMs, toMs, count, channel } = range;
  const peaks = finestFor(source, range);
  const bytes = peaks.channels[channel] ?? new Int8Array();
  const perColumn = (toMs - fromMs) / count / msPerBin(peaks);
  const start = fromMs / msPerBin(peaks) - (peaks.firstBin ?? 0);
  const columns = { low: new Int8Array(count), high: new Int8Array(count) };
  const lastBin = bytes.length / 2 - 1;
  for (let column = 0; column < count; column += 1) {
    const from = Math.max(0, Math.floor(start + column * perColumn));
    const to = Math.max(from, Math.ceil(start + (column + 1) * perColumn) - 1);
    for (let bin = from; bin <= Math.min(lastBin, to); bin += 1) {
      columns.low[column] = Math.min(columns.low[column] ?? 0, bytes[2 * bin] ?? 0);
      columns.high[column] = Math.max(columns.high[column] ?? 0, bytes[2 * bin + 1] ?? 0);
    }
  }
  return columns;
}

/** The lanes are never scaled to less than this level (of 128), so that a quiet recording looks quiet. */
const minFullScale = 19;

/** A few clicks may be clipped, so that they do not make the voices look small. */
const fullScalePercentile = 0.998;

/**
 * The level that reaches a lane's edge. All lanes share one scale, so that a quiet speaker looks quiet
 * beside a loud one.
 */
export function fullScaleOf({ channels, doneBins }: Peaks): number {
  const counts = new Uint32Array(129);
  for (const bytes of channels) {
    for (let at = 0; at < 2 * doneBins; at += 2) {
      const level = Math.max(-(bytes[at] ?? 0), bytes[at + 1] ?? 0);
      if (level > 0) counts[level] = (counts[level] ?? 0) + 1;
    }
  }
  const counted = counts.reduce((sum, count) => sum + count, 0);
  let within = 0;
  const level = counts.findIndex((count) => (within += count) >= counted * fullScalePercentile);
  return Math.max(minFullScale, level);
}
