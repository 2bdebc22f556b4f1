/** What a WAV file's header says, its sizes put right by the file's own length. */
export interface WavHeader {
  readonly encoding: 'pcm' | 'float';
  readonly channels: number;
  readonly sampleRate: number;
  readonly bitsPerSample: 8 | 16 | 24 | 32 | 64;
  /** Bytes of one sample of all channels. */
  readonly frameBytes: number;
  readonly dataOffset: number;
  /** Whole frames that are there or will be; undefined while the file's length is unknown. */
  readonly dataBytes?: number;
  /** Size fields that lie, and what they should say: a player believes them otherwise. */
  readonly corrections: readonly Correction[];
}

/** Four bytes, little-endian, at `offset`. */
export interface Correction {
  readonly offset: number;
  readonly value: number;
}

export type WavReading =
  | { readonly state: 'ready'; readonly header: WavHeader }
  /** The header goes on beyond the bytes given. */
  | { readonly state: 'more' }
  /** `reason` is a whole sentence. */
  | { readonly state: 'refused'; readonly reason: string };

/** Text chunks before the sound are small; a header that doesn't end is no header. */
export const longestHeader = 1024 * 1024;

type Format = Pick<
  WavHeader,
  'encoding' | 'channels' | 'sampleRate' | 'bitsPerSample' | 'frameBytes'
>;

const pcm = 1;
const float = 3;
const extensible = 0xff_fe;
/** How a writer says that it didn't know the size yet. */
const unknownSizes = new Set([0, 0xff_ff_ff_ff]);

/**
 * Reads the chunks up to the sound; `totalBytes` is the length that the file has or will have, where it
 * is known. What can be read is more than what can be played: who plays it has to look for that.
 */
export function readWavHeader(bytes: Uint8Array, totalBytes?: number): WavReading {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 12) return endOr(totalBytes, bytes.length);
  if (idAt(view, 0) !== 'RIFF' || idAt(view, 8) !== 'WAVE') {
    return refused('It does not begin like a WAV file.');
  }
  const chunks = chunksOf(view);
  if (chunks === 'endless') return refused('Its header does not end.');
  if (chunks === 'more') return endOr(totalBytes, bytes.length);
  if (chunks.format === undefined) return refused('The sound comes before its format.');
  const format = readFormat(view, chunks.format.at, chunks.format.size);
  return typeof format === 'string'
    ? refused(format)
    : ready(view, format, chunks.dataOffset, totalBytes);
}

interface Chunks {
  readonly format?: { readonly at: number; readonly size: number };
  readonly dataOffset: number;
}

/** Where the format stands and the sound begins. */
function chunksOf(view: DataView): Chunks | 'more' | 'endless' {
  let format: Chunks['format'];
  for (let at = 12; at <= longestHeader;) {
    if (at + 8 > view.byteLength) return 'more';
    const id = idAt(view, at);
    const size = view.getUint32(at + 4, true);
    const start = at + 8;
    if (id === 'data') return { dataOffset: start, ...(format && { format }) };
    if (id === 'fmt ') {
      if (start + Math.min(size, 40) > view.byteLength) return 'more';
      format = { at: start, size };
    }
    // Chunks begin at even places.
    at = start + size + (size % 2);
  }
  return 'endless';
}

const refused = (reason: string): WavReading => ({ state: 'refused', reason });

const endOr = (totalBytes: number | undefined, have: number): WavReading =>
  totalBytes !== undefined && have >= totalBytes
    ? refused('It ends before the sound begins.')
    : { state: 'more' };

const idAt = (view: DataView, at: number): string =>
  String.fromCodePoint(...[0, 1, 2, 3].map((place) => view.getUint8(at + place)));

/** The format, or why it can't be read. */
function readFormat(view: DataView, at: number, size: number): Format | string {
  if (size < 16) return 'Its format is too short.';
  const tag = view.getUint16(at, true);
  // The extensible form keeps the real tag at the head of a longer identifier.
  const code = tag === extensible && size >= 26 ? view.getUint16(at + 24, true) : tag;
  const channels = view.getUint16(at + 2, true);
  const sampleRate = view.getUint32(at + 4, true);
  const declaredBits = view.getUint16(at + 14, true);
  const coding = codingOf(code, declaredBits);
  if (coding === undefined) {
    return `Its sound is coded in a way that cannot be read (format ${code}, ${declaredBits} bits).`;
  }
  if (channels < 1 || channels > 32) return `It says that it has ${channels} channels.`;
  if (sampleRate < 1) return 'It says that it has no samples in a second.';
  // Its own word for the size of a frame is left aside: players do so too, and it is wrong at times.
  return { ...coding, channels, sampleRate, frameBytes: (channels * coding.bitsPerSample) / 8 };
}

type Coding = Pick<WavHeader, 'encoding' | 'bitsPerSample'>;

function codingOf(code: number, bits: number): Coding | undefined {
  if (code === pcm && (bits === 8 || bits === 16 || bits === 24 || bits === 32)) {
    return { encoding: 'pcm', bitsPerSample: bits };
  }
  return code === float && (bits === 32 || bits === 64)
    ? { encoding: 'float', bitsPerSample: bits }
    : undefined;
}

function ready(
  view: DataView,
  format: Format,
  dataOffset: number,
  totalBytes?: number,
): WavReading {
  const { frameBytes } = format;
  const declared = view.getUint32(dataOffset - 4, true);
  const dataBytes = trueSize(declared, dataOffset, frameBytes, totalBytes);
  if (dataBytes !== undefined && dataBytes < frameBytes) return refused('It holds no sound.');
  return {
    state: 'ready',
    header: {
      ...format,
      dataOffset,
      ...(dataBytes === undefined ? {} : { dataBytes }),
      corrections:
        dataBytes === undefined || dataBytes === declared
          ? []
          : [
              { offset: 4, value: dataOffset - 8 + dataBytes },
              { offset: dataOffset - 4, value: dataBytes },
            ],
    },
  };
}

/** The declared size where it can be true; else what the file has room for, in whole frames. */
function trueSize(
  declared: number,
  dataOffset: number,
  frameBytes: number,
  totalBytes: number | undefined,
): number | undefined {
  const isDeclared = !unknownSizes.has(declared);
  const whole = (size: number): number => size - (size % frameBytes);
  if (totalBytes === undefined) return isDeclared ? whole(declared) : undefined;
  const room = Math.max(0, totalBytes - dataOffset);
  return whole(isDeclared ? Math.min(declared, room) : room);
}

/** How long the sound lasts. */
export const durationMs = ({ dataBytes = 0, frameBytes, sampleRate }: WavHeader): number =>
  (dataBytes / frameBytes / sampleRate) * 1000;
