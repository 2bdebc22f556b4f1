/** What a WAV file's header says, its sizes put right by the file's own length. */
export interface WavHeader {
  readonly encoding: 'pcm' | 'float';
  readonly channels: number;
  readonly sampleRate: number;
  readonly bitsPerSample: number;
  /** Bytes of one sample of all channels. */
  readonly frameBytes: number;
  readonly dataOffset: number;
  /** Whole frames that are really there; undefined while the file's length is unknown. */
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
  | { readonly state: 'refused'; readonly reason: string };

/** Text chunks before the sound are small; a header that doesn't end is no header. */
export const longestHeader = 1024 * 1024;

interface Format {
  readonly encoding: 'pcm' | 'float';
  readonly channels: number;
  readonly sampleRate: number;
  readonly bitsPerSample: number;
}

const pcm = 1;
const float = 3;
const extensible = 0xff_fe;
/** How a writer says that it didn't know the size yet. */
const unknownSizes = new Set([0, 0xff_ff_ff_ff]);

/** Reads the chunks up to the sound; `totalBytes` is the file's length, where it is known. */
export function readWavHeader(bytes: Uint8Array, totalBytes?: number): WavReading {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 12) return endOr(totalBytes, bytes.length);
  if (idAt(view, 0) !== 'RIFF' || idAt(view, 8) !== 'WAVE') {
    return refused('It does not begin like a WAV file');
  }
  const chunks = chunksOf(view);
  if (chunks === 'endless') return refused('Its header does not end');
  if (chunks === 'more') return endOr(totalBytes, bytes.length);
  if (chunks.format === undefined) return refused('The sound comes before its format');
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
    ? refused('It ends before the sound begins')
    : { state: 'more' };

const idAt = (view: DataView, at: number): string =>
  String.fromCodePoint(...[0, 1, 2, 3].map((place) => view.getUint8(at + place)));

/** The format, or why it can't be played. */
function readFormat(view: DataView, at: number, size: number): Format | string {
  if (size < 16) return 'Its format is too short';
  const tag = view.getUint16(at, true);
  // The extensible form keeps the real tag at the head of a longer identifier.
  const code = tag === extensible && size >= 40 ? view.getUint16(at + 24, true) : tag;
  const channels = view.getUint16(at + 2, true);
  const sampleRate = view.getUint32(at + 4, true);
  const frameBytes = view.getUint16(at + 12, true);
  const bitsPerSample = view.getUint16(at + 14, true);
  const encoding = encodingOf(code, bitsPerSample);
  if (encoding === undefined) {
    return `Its sound is coded in a way that can't be played (format ${code}, ${bitsPerSample} bits)`;
  }
  if (channels < 1 || channels > 8) return `It says it has ${channels} channels`;
  if (sampleRate < 4000 || sampleRate > 384_000)
    return `It says it has ${sampleRate} samples a second`;
  if (frameBytes !== (channels * bitsPerSample) / 8)
    return 'Its frame size does not fit its format';
  return { encoding, channels, sampleRate, bitsPerSample };
}

function encodingOf(code: number, bits: number): Format['encoding'] | undefined {
  if (code === pcm && [8, 16, 24, 32].includes(bits)) return 'pcm';
  return code === float && bits === 32 ? 'float' : undefined;
}

function ready(
  view: DataView,
  format: Format,
  dataOffset: number,
  totalBytes?: number,
): WavReading {
  const frameBytes = (format.channels * format.bitsPerSample) / 8;
  const declared = view.getUint32(dataOffset - 4, true);
  const dataBytes = trueSize(declared, dataOffset, frameBytes, totalBytes);
  if (dataBytes !== undefined && dataBytes < frameBytes) return refused('It holds no sound');
  return {
    state: 'ready',
    header: {
      ...format,
      frameBytes,
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
