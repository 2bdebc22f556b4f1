import { setImmediate as breathe } from 'node:timers/promises';
import { pcm16WavHeader, pcm16WavHeaderBytes } from '../../src-shared/pcm16-wav-header.ts';
import type { ByteSource } from '../http/response.ts';

/** Audio with one or two channels, of which any range can be read. */
export interface PcmAudio {
  readonly sampleRate: number;
  readonly channels: number;
  /** Samples per channel. */
  readonly frames: number;
  /** Equal for equal samples only. */
  readonly fingerprint: string;
  /** Fills `target` with signed 16-bit samples from frame `from` on. */
  fill(channel: number, from: number, target: Int16Array): void;
}

/** All speakers on one channel, as in `recording.wav`, or one channel per speaker. */
export type Mix = 'mono' | 'multi-channel';

/** Frames per chunk: about a millisecond of work. */
const framesPerChunk = 16_384;

/** The audio as a PCM WAV file, encoded as it is read. */
export function encodeWav(audio: PcmAudio, mix: Mix): ByteSource {
  const channels = mix === 'mono' ? 1 : audio.channels;
  const frameBytes = channels * 2;
  const header = pcm16WavHeader({
    sampleRate: audio.sampleRate,
    channels,
    dataBytes: audio.frames * frameBytes,
  });
  const size = pcm16WavHeaderBytes + audio.frames * frameBytes;
  return {
    size,
    async *read(from, until) {
      if (from < pcm16WavHeaderBytes)
        yield header.subarray(from, Math.min(until, pcm16WavHeaderBytes));
      let at = Math.max(from, pcm16WavHeaderBytes);
      while (at < until) {
        const first = Math.floor((at - pcm16WavHeaderBytes) / frameBytes);
        const count = Math.min(framesPerChunk, audio.frames - first);
        const bytes = frames(audio, { mix, first, count });
        const start = pcm16WavHeaderBytes + first * frameBytes;
        yield bytes.subarray(at - start, Math.min(bytes.byteLength, until - start));
        at = start + bytes.byteLength;
        await breathe();
      }
    },
  };
}

interface FrameRange {
  readonly mix: Mix;
  readonly first: number;
  readonly count: number;
}

function frames(audio: PcmAudio, { mix, first, count }: FrameRange): Uint8Array {
  const lanes = Array.from({ length: audio.channels }, (_, channel) => {
    const lane = new Int16Array(count);
    audio.fill(channel, first, lane);
    return lane;
  });
  const out = mix === 'mono' ? mean(lanes, count) : interleaved(lanes, count);
  return new Uint8Array(out.buffer, out.byteOffset, out.byteLength);
}

function interleaved(lanes: readonly Int16Array[], count: number): Int16Array {
  const out = new Int16Array(count * lanes.length);
  lanes.forEach((lane, channel) => {
    for (let frame = 0; frame < count; frame += 1) {
      out[frame * lanes.length + channel] = lane[frame] ?? 0;
    }
  });
  return out;
}

function mean(lanes: readonly Int16Array[], count: number): Int16Array {
  const out = new Int16Array(count);
  for (let frame = 0; frame < count; frame += 1) {
    let sum = 0;
    for (const lane of lanes) sum += lane[frame] ?? 0;
    out[frame] = sum / lanes.length;
  }
  return out;
}
