import type { RecordingDamage } from '../../../src-shared/recording.ts';
import type { ByteReader } from './byte-reader.ts';

const headerBytes = 16;
/** A file in fragments has two boxes for each of them, so even a day of audio stays below this. */
const maxBoxes = 1_000_000;

interface Box {
  readonly type: string;
  /** Including its header; undefined if it reaches to the end of the file. */
  readonly size: number | undefined;
}

/** An MP4 file is a list of boxes that state their sizes: one with the index, one with the audio. */
export async function mp4Damage(reader: ByteReader): Promise<RecordingDamage | undefined> {
  const found = new Set<string>();
  let at = 0;
  for (let count = 0; at < reader.size && count < maxBoxes; count += 1) {
    const box = readBox(await reader.bytes(at, headerBytes));
    if (box === undefined) return reader.size - at < headerBytes ? 'cut-off' : 'corrupt';
    found.add(box.type);
    if (box.size === undefined) break;
    at += box.size;
  }
  if (at > reader.size) return 'cut-off';
  if (!found.has('moov')) return 'cut-off';
  return found.has('mdat') ? undefined : 'corrupt';
}

function readBox(bytes: Uint8Array): Box | undefined {
  if (bytes.length < 8) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const type = String.fromCodePoint(...bytes.subarray(4, 8));
  if (!/^[\u0020-\u007E\u00A9]{4}$/u.test(type)) return undefined;
  const size = view.getUint32(0);
  if (size === 0) return { type, size: undefined };
  if (size === 1) {
    if (bytes.length < headerBytes) return undefined;
    const large = Number(view.getBigUint64(8));
    return large < headerBytes ? undefined : { type, size: large };
  }
  return size < 8 ? undefined : { type, size };
}
