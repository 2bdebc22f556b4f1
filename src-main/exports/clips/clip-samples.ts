import type { SilencedRange } from '../../../src-shared/clips/silenced-ranges.ts';
import type { Span } from '../../../src-shared/span.ts';
import type { WavHeader } from '../../lib/wav-header.ts';
import { pcm16Reader } from './pcm16.ts';

/** Heard before and after the passage, so that no word is cut. */
const paddingMs = 500;
/** Taken where a passage has no end. */
const openEndMs = 5000;
/** Frames that are read at a time; every number up to 10 divides it. */
const blockFrames = 15_120;
/** The size of a WAV file is stated in 32 bits. */
const maxClipBytes = 4_000_000_000;

/** Which frames of a recording are a clip. */
export interface ClipFrames {
  readonly first: number;
  readonly count: number;
}

/** The frames of a passage with padding, as far as the recording has them. */
export function clipFrames(
  wav: WavHeader,
  { startMs, endMs }: Span,
): ClipFrames | 'no-time' | 'outside' | 'too-long' {
  if (startMs === undefined) return 'no-time';
  const all = Math.floor((wav.dataBytes ?? 0) / wav.frameBytes);
  const frameAt = (ms: number): number => Math.round((Math.max(0, ms) / 1000) * wav.sampleRate);
  if (frameAt(startMs) >= all) return 'outside';
  const first = frameAt(startMs - paddingMs);
  const last = Math.min(all, frameAt(Math.max(startMs, endMs ?? startMs + openEndMs) + paddingMs));
  const count = last - first;
  return count * wav.channels * 2 > maxClipBytes ? 'too-long' : { first, count };
}

/** The part of an open file that is needed here. */
interface SampleFile {
  read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
  ): Promise<{ readonly bytesRead: number }>;
}

/** Where the samples come from, and what is left out of them. */
export interface ClipSource {
  readonly handle: SampleFile;
  readonly wav: WavHeader;
  readonly silenced: readonly SilencedRange[];
}

/**
 * The samples of a clip as 16-bit numbers, all channels side by side, block by block. Silenced ranges are
 * digital silence in all channels. Ends early where the file does.
 */
export async function* clipSamples(
  { handle, wav, silenced }: ClipSource,
  { first, count }: ClipFrames,
): AsyncGenerator<Int16Array> {
  const { frameBytes, channels, dataOffset } = wav;
  const sampleAt = pcm16Reader(wav);
  const bytesPerSample = frameBytes / channels;
  const silent = silenced.map((range) => silentFrames(range, wav.sampleRate));
  const buffer = Buffer.alloc(blockFrames * frameBytes);
  for (let done = 0; done < count;) {
    const wanted = Math.min(blockFrames, count - done) * frameBytes;
    const from = dataOffset + (first + done) * frameBytes;
    const { bytesRead } = await handle.read(buffer, 0, wanted, from).catch(() => unread);
    const frames = Math.floor(bytesRead / frameBytes);
    if (frames === 0) return;
    const samples = new Int16Array(frames * channels);
    for (let at = 0; at < samples.length; at += 1) {
      samples[at] = sampleAt(buffer, at * bytesPerSample);
    }
    for (const { from: start, to } of silent) {
      const [begin, end] = [start - first - done, to - first - done].map(
        (frame) => Math.max(0, Math.min(frames, frame)) * channels,
      );
      samples.fill(0, begin, end);
    }
    yield samples;
    done += frames;
  }
}

/** A disk that fails is reported as the recording that can't be read. */
const unread = { bytesRead: 0 };

const silentFrames = (
  { startMs, endMs }: SilencedRange,
  sampleRate: number,
): { readonly from: number; readonly to: number } => ({
  from: Math.floor((startMs / 1000) * sampleRate),
  to: Math.ceil((endMs / 1000) * sampleRate),
});
