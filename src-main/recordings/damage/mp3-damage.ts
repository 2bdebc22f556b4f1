import type { RecordingDamage } from '../../../src-shared/recording.ts';
import type { ByteReader } from './byte-reader.ts';
import { mp3Frame, statedFrames, type Mp3Frame } from './mp3-frame.ts';

/** Players skip a little between two frames without a sound; more is missing audio. */
const toleratedGapBytes = 4096;
/** The end of a file can hold lyrics or a cover. */
const tagEndings = /^(?:TAG|APETAGEX|LYRICS|ID3|3DI)/u;
const headerBytes = 4;
/** Less missing than this is not told: encoders count their own padding differently. */
const toleratedShare = 0.98;

/** An MP3 file is a row of frames that follow each other without a gap. */
export async function mp3Damage(reader: ByteReader): Promise<RecordingDamage | undefined> {
  const first = await nextFrame(reader, 0);
  if (first === undefined) return 'corrupt';
  const stated = statedFrames(await reader.bytes(first.at, 256));
  const { count, largestGap, bitRates } = await walkFrames(reader, first);
  if (largestGap > toleratedGapBytes) return 'corrupt';
  // A player then takes the bit rate of the first frames for that of all.
  if (stated === undefined) return bitRates.size > 1 ? 'no-index' : undefined;
  // The frame that states the number is no audio itself.
  if (count - 1 >= stated * toleratedShare) return undefined;
  return largestGap > 0 ? 'corrupt' : 'cut-off';
}

interface PlacedFrame extends Mp3Frame {
  readonly at: number;
}

/** Walks from frame to frame, and measures what lies between them. */
async function walkFrames(
  reader: ByteReader,
  first: PlacedFrame,
): Promise<{
  readonly count: number;
  readonly largestGap: number;
  readonly bitRates: ReadonlySet<number>;
}> {
  const bitRates = new Set([first.kbitPerSecond]);
  let count = 1;
  let largestGap = 0;
  let at = first.at + first.size;
  // Fewer bytes than a header at the end are a frame that is cut off, and no gap.
  while (at + headerBytes <= reader.size && largestGap <= toleratedGapBytes) {
    const bytes = await reader.bytes(at, 10);
    const frame = mp3Frame(bytes);
    if (frame?.kind === first.kind) {
      bitRates.add(frame.kbitPerSecond);
      count += 1;
      at += frame.size;
      continue;
    }
    if (tagEndings.test(String.fromCodePoint(...bytes))) break;
    const next = await nextFrame(reader, at, first.kind);
    largestGap = Math.max(largestGap, (next?.at ?? reader.size) - at);
    at = next?.at ?? reader.size;
  }
  return { count, largestGap, bitRates };
}

const scanBytes = 64 * 1024;

/** The next frame from `from` that another frame of its kind follows. */
async function nextFrame(
  reader: ByteReader,
  from: number,
  kind?: string,
): Promise<PlacedFrame | undefined> {
  let at = from;
  while (at < reader.size) {
    const tagBytes = await id3Size(reader, at);
    if (tagBytes > 0) {
      at += tagBytes;
      continue;
    }
    const bytes = await reader.bytes(at, scanBytes);
    const offset = bytes.findIndex(
      (byte, place) => byte === 0xff && mp3Frame(bytes.subarray(place, place + 4)) !== undefined,
    );
    if (offset === -1) {
      // The first bytes of a header may be the last ones of this piece.
      at += Math.max(1, bytes.length - 3);
      continue;
    }
    at += offset;
    const frame = mp3Frame(bytes.subarray(offset, offset + 4));
    if (frame !== undefined && (kind === undefined || frame.kind === kind)) {
      const following = mp3Frame(await reader.bytes(at + frame.size, 4));
      if (following?.kind === frame.kind || at + frame.size >= reader.size) return { ...frame, at };
    }
    at += 1;
  }
  return undefined;
}

/** The size of an ID3 tag at `at`; 0 if there is none. */
async function id3Size(reader: ByteReader, at: number): Promise<number> {
  const bytes = await reader.bytes(at, 10);
  if (bytes.length < 10 || String.fromCodePoint(...bytes.subarray(0, 3)) !== 'ID3') return 0;
  // Each of the four bytes of a size has seven bits.
  return 10 + bytes.subarray(6, 10).reduce((size, byte) => size * 128 + (byte & 0x7f), 0);
}
