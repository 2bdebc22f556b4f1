import type { WavHeader } from '../../lib/wav-header.ts';
import { createInt16Bins } from './int16-bins.ts';
import { sampleReader } from './sample-reader.ts';

/** Lowest and highest sample per bin and channel, computed block by block. */
export interface PeakBins {
  /** min, max, min, max, … per channel. */
  readonly channels: readonly Int8Array[];
  /** Two buffers to read the file into alternately; each has room for whole frames. */
  readonly blocks: readonly [Buffer, Buffer];
  /** Adds samples. `block` starts with the first byte of `firstFrame`. */
  add(block: Buffer, firstFrame: number): void;
}

const blockBytes = 2 * 1024 * 1024;

export function createPeakBins(format: WavHeader, samplesPerBin: number, bins: number): PeakBins {
  const channels = Array.from({ length: format.channels }, () => new Int8Array(bins * 2));
  return format.encoding === 'pcm' && format.bitsPerSample === 16
    ? int16PeakBins({ format, channels, samplesPerBin })
    : generalPeakBins({ format, channels, samplesPerBin });
}

interface BinsInput {
  readonly format: WavHeader;
  readonly channels: readonly Int8Array[];
  readonly samplesPerBin: number;
}

/** For nearly all recordings: whole bins are vectorized, partial ones go sample by sample. */
function int16PeakBins({ format, channels, samplesPerBin }: BinsInput): PeakBins {
  const count = format.channels;
  const frame = format.frameBytes;
  const vectorized =
    count === 1 || count === 2
      ? createInt16Bins({ channels: count, samplesPerBin }, blockBytes)
      : undefined;
  const fillSampleBySample = (
    block: Buffer,
    from: number,
    to: number,
    firstFrame: number,
  ): void => {
    const samples = new Int16Array(
      block.buffer,
      block.byteOffset + from * frame,
      (to - from) * count,
    );
    channels.forEach((peaks, channel) => {
      fillInt16(peaks, { samples, channel, count }, firstFrame + from, samplesPerBin);
    });
  };
  return {
    channels,
    blocks: vectorized?.blocks ?? createBlocks(frame),
    add(block, firstFrame) {
      const frames = Math.floor(block.length / frame);
      if (vectorized === undefined) return fillSampleBySample(block, 0, frames, firstFrame);
      const wholeFrom = Math.min(frames, framesToNextBin(firstFrame, samplesPerBin));
      const bins = Math.floor((frames - wholeFrom) / samplesPerBin);
      const wholeTo = wholeFrom + bins * samplesPerBin;
      fillSampleBySample(block, 0, wholeFrom, firstFrame);
      const bin = (firstFrame + wholeFrom) / samplesPerBin;
      vectorized.fill(block, wholeFrom * frame, { channels, bin, bins });
      fillSampleBySample(block, wholeTo, frames, firstFrame);
    },
  };
}

/** Frames until the next bin starts; 0 at the start of a bin. */
const framesToNextBin = (frame: number, samplesPerBin: number): number =>
  (samplesPerBin - (frame % samplesPerBin)) % samplesPerBin;

function generalPeakBins({ format, channels, samplesPerBin }: BinsInput): PeakBins {
  const bins = (channels[0]?.length ?? 0) / 2;
  return {
    channels,
    blocks: createBlocks(format.frameBytes),
    add(block, firstFrame) {
      const frames = Math.floor(block.length / format.frameBytes);
      for (let frame = 0; frame < frames;) {
        const bin = Math.floor((firstFrame + frame) / samplesPerBin);
        const end = Math.min(frames, (bin + 1) * samplesPerBin - firstFrame);
        const isContinued = firstFrame + frame > bin * samplesPerBin;
        if (bin < bins)
          fillGeneral({ format, block, channels }, { bin, isContinued, from: frame, to: end });
        frame = end;
      }
    },
  };
}

function createBlocks(frame: number): readonly [Buffer, Buffer] {
  const bytes = Math.max(1, Math.floor(blockBytes / frame)) * frame;
  return [Buffer.alloc(bytes), Buffer.alloc(bytes)];
}

interface BinSource {
  readonly format: WavHeader;
  readonly block: Buffer;
  readonly channels: readonly Int8Array[];
}

/** The frames of a block that belong to one bin. `isContinued` if an earlier block started the bin. */
interface BinFrames {
  readonly bin: number;
  readonly isContinued: boolean;
  readonly from: number;
  readonly to: number;
}

/** One channel of a block with interleaved channels. */
interface Interleaved {
  readonly samples: Int16Array;
  readonly channel: number;
  readonly count: number;
}

/** Compares 16-bit samples and converts only the lowest and the highest to bytes. */
function fillInt16(
  peaks: Int8Array,
  lane: Interleaved,
  firstFrame: number,
  samplesPerBin: number,
): void {
  const frames = Math.floor(lane.samples.length / lane.count);
  let bin = Math.floor(firstFrame / samplesPerBin);
  for (let frame = 0; frame < frames && bin * 2 < peaks.length; bin += 1) {
    const end = Math.min(frames, (bin + 1) * samplesPerBin - firstFrame);
    // A bin that an earlier block started keeps the levels found there.
    if (firstFrame + frame === bin * samplesPerBin) resetBin(peaks, bin);
    extendBin(peaks, bin, lane, { from: frame, to: end });
    frame = end;
  }
}

/** An empty range, which any sample extends. */
function resetBin(peaks: Int8Array, bin: number): void {
  peaks[bin * 2] = 127;
  peaks[bin * 2 + 1] = -128;
}

function extendBin(
  peaks: Int8Array,
  bin: number,
  { samples, channel, count }: Interleaved,
  { from, to }: Pick<BinFrames, 'from' | 'to'>,
): void {
  let low = (peaks[bin * 2] ?? 0) << 8;
  let high = (peaks[bin * 2 + 1] ?? 0) << 8;
  for (let at = from * count + channel; at < to * count; at += count) {
    const sample = samples[at] ?? 0;
    if (sample < low) low = sample;
    if (sample > high) high = sample;
  }
  peaks[bin * 2] = low >> 8;
  peaks[bin * 2 + 1] = high >> 8;
}

function fillGeneral(
  { format, block, channels }: BinSource,
  { bin, isContinued, from, to }: BinFrames,
): void {
  const size = format.bitsPerSample / 8;
  const frame = format.frameBytes;
  const sampleAt = sampleReader(format);
  channels.forEach((peaks, channel) => {
    let low = isContinued ? (peaks[bin * 2] ?? 0) : 127;
    let high = isContinued ? (peaks[bin * 2 + 1] ?? 0) : -128;
    for (let index = from; index < to; index += 1) {
      const sample = sampleAt(block, index * frame + channel * size);
      if (sample < low) low = sample;
      if (sample > high) high = sample;
    }
    peaks[bin * 2] = low;
    peaks[bin * 2 + 1] = high;
  });
}
