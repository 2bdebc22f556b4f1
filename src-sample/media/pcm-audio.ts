import { setImmediate as breathe } from 'node:timers/promises';
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

const headerBytes = 44;
/** Frames per chunk: about a millisecond of work. */
const framesPerChunk = 16_384;

/** The audio as a PCM WAV file, encoded as it is read. */
export function encodeWav(audio: PcmAudio, mix: Mix): ByteSource {
  const channels = mix === 'mono' ? 1 : audio.channels;
  const frameBytes = channels * 2;
  const header = wavHeader(audio.sampleRate, channels, audio.frames * frameBytes);
  const size = headerBytes + audio.frames * frameBytes;
  return {
    size,
    async *read(from, until) {
      if (from < headerBytes) yield header.subarray(from, Math.min(until, headerBytes));
      let at = Math.max(from, headerBytes);
      while (at < until) {
        const first = Math.floor((at - headerBytes) / frameBytes);
        const count = Math.min(framesPerChunk, audio.frames - first);
        const bytes = frames(audio, { mix, first, count });
        const start = headerBytes + first * frameBytes;
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

function wavHeader(sampleRate: number, channels: number, dataBytes: number): Uint8Array {
  const header = Buffer.alloc(headerBytes);
  header.write('RIFF', 0, 'latin1');
  header.writeUInt32LE(headerBytes - 8 + dataBytes, 4);
  header.write('WAVEfmt ', 8, 'latin1');
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(channels, 22);
  header.writeUInt32LE(sampleRate, 24);
  header.writeUInt32LE(sampleRate * channels * 2, 28);
  header.writeUInt16LE(channels * 2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36, 'latin1');
  header.writeUInt32LE(dataBytes, 40);
  return header;
}
