import { formatCodes, withPlainHeader, withSize, type WavHeader } from './wav-corrections.ts';

export type { Correction, WavHeader } from './wav-corrections.ts';

export type WavReading =
  | { readonly state: 'ready'; readonly header: WavHeader }
  /** The header continues beyond these bytes. */
  | { readonly state: 'more' }
  /** The audio is compressed as in an MP3. A player can decode it, but there are no samples to read. */
  | { readonly state: 'packed' }
  /** `reason` is a complete sentence. */
  | { readonly state: 'refused'; readonly reason: string };

/** Chunks before the audio can hold a picture of the album, but not more. */
export const maxHeaderBytes = 8 * 1024 * 1024;

type Format = Pick<
  WavHeader,
  'encoding' | 'channels' | 'sampleRate' | 'bitsPerSample' | 'frameBytes'
>;

const mpegLayer3 = 0x55;
const extensible = 0xff_fe;
/** The values that writers use for an unknown size. */
const unknownSizes = new Set([0, 0xff_ff_ff_ff]);

/**
 * Reads the chunks before the audio. `totalBytes` is the final size of the file, where it is known. Not every
 * file that can be read can be played.
 */
export function readWavHeader(bytes: Uint8Array, totalBytes?: number): WavReading {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 12) return moreOrRejected(totalBytes, bytes.length);
  const isRf64 = idAt(view, 0) === 'RF64';
  if ((!isRf64 && idAt(view, 0) !== 'RIFF') || idAt(view, 8) !== 'WAVE') {
    return rejected('It does not begin like a WAV file.');
  }
  const chunks = chunksOf(view);
  if (chunks === 'endless') return rejected('Its header does not end.');
  if (chunks === 'more') return moreOrRejected(totalBytes, bytes.length);
  if (chunks.format === undefined) return rejected('The audio comes before its format.');
  const format = readFormat(view, chunks.format.at, chunks.format.size);
  if (format === 'packed') return { state: 'packed' };
  if ('reason' in format) return format;
  return ready(view, format, { ...chunks, isRf64 }, totalBytes);
}

interface Chunks {
  readonly format?: { readonly at: number; readonly size: number };
  readonly dataOffset: number;
  /** The size of the audio by the chunk `ds64` of an RF64 file. */
  readonly longSize?: number;
  /** A chunk of an odd size is not padded as it should be, so players don't find what follows. */
  readonly lacksPadding: boolean;
}

/** Where the format and the audio begin. */
function chunksOf(view: DataView): Chunks | 'more' | 'endless' {
  let found: Omit<Chunks, 'dataOffset'> = { lacksPadding: false };
  for (let at = 12; at <= maxHeaderBytes;) {
    if (at + 8 > view.byteLength) return 'more';
    const chunk = { id: idAt(view, at), size: view.getUint32(at + 4, true), at: at + 8 };
    if (chunk.id === 'data') return { ...found, dataOffset: chunk.at };
    const needed = chunk.id === 'fmt ' || chunk.id === 'ds64' ? Math.min(chunk.size, 40) : 0;
    if (chunk.at + needed > view.byteLength) return 'more';
    found = { ...found, ...partOf(view, chunk) };
    const end = endOf(view, chunk);
    if (end === 'more') return 'more';
    if (end.lacksPadding) found = { ...found, lacksPadding: true };
    at = end.at;
  }
  return 'endless';
}

interface Chunk {
  readonly id: string;
  readonly size: number;
  /** Where its content begins. */
  readonly at: number;
}

function partOf(view: DataView, { id, size, at }: Chunk): Partial<Chunks> {
  if (id === 'fmt ') return { format: { at, size } };
  if (id !== 'ds64' || size < 16) return {};
  return { longSize: Number(view.getBigUint64(at + 8, true)) };
}

/** Chunks begin at even offsets, but some writers forget the padding. */
function endOf(
  view: DataView,
  { size, at }: Chunk,
): { readonly at: number; readonly lacksPadding: boolean } | 'more' {
  const end = at + size;
  if (size % 2 === 0) return { at: end, lacksPadding: false };
  if (end + 5 > view.byteLength) return 'more';
  const lacksPadding = isKnownId(idAt(view, end)) && !isKnownId(idAt(view, end + 1));
  return { at: lacksPadding ? end : end + 1, lacksPadding };
}

const isKnownId = (id: string): boolean => id === 'data' || id === 'fmt ';

type Rejected = Extract<WavReading, { state: 'refused' }>;
const rejected = (reason: string): Rejected => ({ state: 'refused', reason });

const moreOrRejected = (totalBytes: number | undefined, have: number): WavReading =>
  totalBytes !== undefined && have >= totalBytes
    ? rejected('It ends before the audio begins.')
    : { state: 'more' };

const idAt = (view: DataView, at: number): string =>
  String.fromCodePoint(...[0, 1, 2, 3].map((place) => view.getUint8(at + place)));

function readFormat(view: DataView, at: number, size: number): Format | Rejected | 'packed' {
  if (size < 16) return rejected('Its format is too short.');
  const tag = view.getUint16(at, true);
  // The extensible format has the real tag at the start of a longer identifier.
  const code = tag === extensible && size >= 26 ? view.getUint16(at + 24, true) : tag;
  if (code === mpegLayer3) return 'packed';
  const channels = view.getUint16(at + 2, true);
  const sampleRate = view.getUint32(at + 4, true);
  const declaredBits = view.getUint16(at + 14, true);
  const coding = encodingOf(code, declaredBits);
  if (coding === undefined) {
    return rejected(`Its encoding is not supported (format ${code}, ${declaredBits} bits).`);
  }
  if (channels < 1 || channels > 32) return rejected(`Its header states ${channels} channels.`);
  if (sampleRate < 1) return rejected('Its header states a sample rate of 0 Hz.');
  // The declared frame size is ignored, as players do, because it is sometimes wrong.
  return { ...coding, channels, sampleRate, frameBytes: (channels * coding.bitsPerSample) / 8 };
}

type Encoding = Pick<WavHeader, 'encoding' | 'bitsPerSample'>;

const pcmSizes = [8, 16, 24, 32] as const;

function encodingOf(code: number, bits: number): Encoding | undefined {
  switch (code) {
    case formatCodes.pcm: {
      // Samples of 12 bits use 16 bits.
      const bitsPerSample = bits > 0 ? pcmSizes.find((room) => bits <= room) : undefined;
      return bitsPerSample && { encoding: 'pcm', bitsPerSample };
    }
    case formatCodes.float:
      return bits === 32 || bits === 64 ? { encoding: 'float', bitsPerSample: bits } : undefined;
    // Samples have 8 bits, whatever the header says.
    case formatCodes['a-law']:
      return { encoding: 'a-law', bitsPerSample: 8 };
    case formatCodes['mu-law']:
      return { encoding: 'mu-law', bitsPerSample: 8 };
    default:
      return undefined;
  }
}

function ready(
  view: DataView,
  format: Format,
  { dataOffset, longSize = 0, isRf64, lacksPadding }: Chunks & { readonly isRf64: boolean },
  totalBytes?: number,
): WavReading {
  const stated = view.getUint32(dataOffset - 4, true);
  const isLong = isRf64 && stated === 0xff_ff_ff_ff;
  const dataBytes = actualSize(
    isLong ? longSize : stated,
    dataOffset,
    format.frameBytes,
    totalBytes,
  );
  if (dataBytes !== undefined && dataBytes < format.frameBytes) {
    return rejected('It contains no audio.');
  }
  const header: WavHeader = {
    ...format,
    dataOffset,
    ...(dataBytes === undefined ? {} : { dataBytes }),
    ...(isRf64 ? { isRf64 } : {}),
    corrections: [],
  };
  if (lacksPadding) return { state: 'ready', header: withPlainHeader(header, totalBytes) };
  return { state: 'ready', header: dataBytes === stated ? header : withSize(header, dataBytes) };
}

/** The declared size if it is possible; otherwise what fits in the file, in complete frames. */
function actualSize(
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

/** The length of the audio. */
export const wavDurationMs = ({ dataBytes = 0, frameBytes, sampleRate }: WavHeader): number =>
  (dataBytes / frameBytes / sampleRate) * 1000;
