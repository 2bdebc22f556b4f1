import { sampleReader } from './sample-reader.ts';
import type { WavFormat } from './wav-format.ts';

/** Lowest and highest sample per bin and channel, filled in as blocks of the file come. */
export interface PeakBins {
  /** min, max, min, max, … per channel. */
  readonly channels: readonly Int8Array[];
  /** Takes in samples; `block` begins at a frame's first byte and at `firstFrame`. */
  add(block: Buffer, firstFrame: number): void;
}

export function createPeakBins(format: WavFormat, samplesPerBin: number, bins: number): PeakBins {
  const channels = Array.from({ length: format.channels }, () => new Int8Array(bins * 2));
  const fill = format.encoding === 'pcm' && format.bitsPerSample === 16 ? fillInt16 : fillAny;
  return {
    channels,
    add(block, firstFrame) {
      const frames = Math.floor(block.length / frameBytes(format));
      for (let frame = 0; frame < frames;) {
        const bin = Math.floor((firstFrame + frame) / samplesPerBin);
        const end = Math.min(frames, (bin + 1) * samplesPerBin - firstFrame);
        const goesOn = firstFrame + frame > bin * samplesPerBin;
        if (bin < bins) fill({ format, block, channels }, { bin, goesOn, from: frame, to: end });
        frame = end;
      }
    },
  };
}

export const frameBytes = ({ channels, bitsPerSample }: WavFormat): number =>
  (channels * bitsPerSample) / 8;

interface Filling {
  readonly format: WavFormat;
  readonly block: Buffer;
  readonly channels: readonly Int8Array[];
}

/** The frames of a block that fall into one bin; `goesOn` when an earlier block began the bin. */
interface Share {
  readonly bin: number;
  readonly goesOn: boolean;
  readonly from: number;
  readonly to: number;
}

/** Whole samples are compared and only the two that win are made bytes: one shift a bin. */
function fillInt16({ format, block, channels }: Filling, { bin, goesOn, from, to }: Share): void {
  const count = format.channels;
  const samples = new Int16Array(block.buffer, block.byteOffset, Math.floor(block.length / 2));
  channels.forEach((peaks, channel) => {
    let low = goesOn ? (peaks[bin * 2] ?? 0) << 8 : 32_767;
    let high = goesOn ? (peaks[bin * 2 + 1] ?? 0) << 8 : -32_768;
    for (let at = from * count + channel; at < to * count; at += count) {
      const sample = samples[at] ?? 0;
      if (sample < low) low = sample;
      if (sample > high) high = sample;
    }
    peaks[bin * 2] = low >> 8;
    peaks[bin * 2 + 1] = high >> 8;
  });
}

function fillAny({ format, block, channels }: Filling, { bin, goesOn, from, to }: Share): void {
  const size = format.bitsPerSample / 8;
  const frame = frameBytes(format);
  const sampleAt = sampleReader(format);
  channels.forEach((peaks, channel) => {
    let low = goesOn ? (peaks[bin * 2] ?? 0) : 127;
    let high = goesOn ? (peaks[bin * 2 + 1] ?? 0) : -128;
    for (let index = from; index < to; index += 1) {
      const sample = sampleAt(block, index * frame + channel * size);
      if (sample < low) low = sample;
      if (sample > high) high = sample;
    }
    peaks[bin * 2] = low;
    peaks[bin * 2 + 1] = high;
  });
}
