import type { RecordingDamage } from '../../../src-shared/recording.ts';
import type { ByteReader } from './byte-reader.ts';

const headerBytes = 27;
const maxSegments = 255;

/** An Ogg file is a row of pages, each of which states its number and its size. */
export async function oggDamage(reader: ByteReader): Promise<RecordingDamage | undefined> {
  const numbers = new Map<number, number>();
  let isLast = false;
  let at = 0;
  while (at < reader.size) {
    const bytes = await reader.bytes(at, headerBytes + maxSegments);
    const page = readPage(bytes);
    if (page === undefined) {
      const isEnd = reader.size - at < headerBytes + maxSegments && startsPage(bytes);
      return isEnd ? 'cut-off' : 'corrupt';
    }
    const before = numbers.get(page.stream);
    if (before !== undefined && page.number !== before + 1) return 'corrupt';
    numbers.set(page.stream, page.number);
    ({ isLast } = page);
    at += page.size;
  }
  return at > reader.size || !isLast ? 'cut-off' : undefined;
}

const startsPage = (bytes: Uint8Array): boolean =>
  'OggS'.startsWith(String.fromCodePoint(...bytes.subarray(0, 4)));

interface Page {
  /** A file can hold several streams. */
  readonly stream: number;
  readonly number: number;
  readonly size: number;
  /** Whether it says that it is the last one of its stream. */
  readonly isLast: boolean;
}

function readPage(bytes: Uint8Array): Page | undefined {
  if (bytes.length < headerBytes || !startsPage(bytes)) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const segments = view.getUint8(26);
  if (bytes.length < headerBytes + segments) return undefined;
  const body = bytes
    .subarray(headerBytes, headerBytes + segments)
    .reduce((sum, length) => sum + length, 0);
  return {
    stream: view.getUint32(14, true),
    number: view.getUint32(18, true),
    size: headerBytes + segments + body,
    isLast: (view.getUint8(5) & 4) === 4,
  };
}
