import type { Peaks } from '../../../src-shared/recording.ts';

/**
 * What is known of the whole, with a further stretch put in its place. The bytes are written into the
 * channels that are there: a long recording is known once, however often it grew.
 */
export function grownPeaks(known: Peaks | undefined, stretch: Peaks): Peaks {
  const { firstBin = 0, ...rest } = stretch;
  const fits = known !== undefined && known.totalBins === stretch.totalBins && firstBin > 0;
  const channels = stretch.channels.map((bytes, channel) => {
    const whole = (fits ? known.channels[channel] : undefined) ?? emptyOf(stretch);
    whole.set(bytes.subarray(0, Math.max(0, whole.length - 2 * firstBin)), 2 * firstBin);
    return whole;
  });
  return { ...rest, channels };
}

const emptyOf = ({ totalBins }: Peaks): Int8Array => new Int8Array(2 * totalBins);
