import { open, readFile, rename, rm } from 'node:fs/promises';

/** Peaks of a complete recording, stored next to it so that reopening does not process the audio again. */
export interface StoredPeaks {
  readonly sampleRate: number;
  readonly frames: number;
  readonly channels: readonly Int8Array[];
}

/** The recording and the resolution that stored peaks belong to. */
export interface PeaksOwner {
  readonly file: string;
  readonly bytes: number;
  readonly modifiedMs: number;
  readonly samplesPerBin: number;
}

const magic = 'EARPEAK1';
const headerBytes = 64;
/** Byte offsets in the header. */
const offsets = {
  bytes: 8,
  modifiedMs: 16,
  samplesPerBin: 24,
  sampleRate: 28,
  frames: 32,
  channels: 40,
  bins: 44,
} as const;

const peaksPath = ({ file }: PeaksOwner): string => `${file}.peaks`;

/** Undefined if there are none, or they are damaged or belong to another recording. */
export async function readPeaksFile(owner: PeaksOwner): Promise<StoredPeaks | undefined> {
  const content = await readFile(peaksPath(owner)).catch(() => undefined);
  if (content === undefined || !belongsTo(owner, content)) return undefined;
  const count = content.readUInt32LE(offsets.channels);
  const bytes = content.readUInt32LE(offsets.bins) * 2;
  if (content.length !== headerBytes + count * bytes) return undefined;
  return {
    sampleRate: content.readUInt32LE(offsets.sampleRate),
    frames: content.readDoubleLE(offsets.frames),
    channels: Array.from({ length: count }, (_, channel) =>
      // A copy, so that sending one channel does not send the whole file.
      Int8Array.from(
        new Int8Array(content.buffer, content.byteOffset + headerBytes + channel * bytes, bytes),
      ),
    ),
  };
}

const belongsTo = (owner: PeaksOwner, content: Buffer): boolean =>
  content.length >= headerBytes &&
  content.toString('latin1', 0, magic.length) === magic &&
  content.readDoubleLE(offsets.bytes) === owner.bytes &&
  content.readDoubleLE(offsets.modifiedMs) === owner.modifiedMs &&
  content.readUInt32LE(offsets.samplesPerBin) === owner.samplesPerBin;

export async function writePeaksFile(owner: PeaksOwner, peaks: StoredPeaks): Promise<void> {
  const header = Buffer.alloc(headerBytes);
  header.write(magic, 0, 'latin1');
  header.writeDoubleLE(owner.bytes, offsets.bytes);
  header.writeDoubleLE(owner.modifiedMs, offsets.modifiedMs);
  header.writeUInt32LE(owner.samplesPerBin, offsets.samplesPerBin);
  header.writeUInt32LE(peaks.sampleRate, offsets.sampleRate);
  header.writeDoubleLE(peaks.frames, offsets.frames);
  header.writeUInt32LE(peaks.channels.length, offsets.channels);
  header.writeUInt32LE((peaks.channels[0]?.length ?? 0) / 2, offsets.bins);
  const place = peaksPath(owner);
  const unfinished = `${place}.part`;
  try {
    const file = await open(unfinished, 'w');
    try {
      await file.writev([header, ...peaks.channels]);
    } finally {
      await file.close();
    }
    await rename(unfinished, place);
  } catch {
    // Without the file the peaks are computed again, which only costs time.
    await rm(unfinished, { force: true }).catch(() => undefined);
  }
}
