/** The header of a WAV file. Wrong sizes are corrected by the length of the file. */
export interface WavHeader {
  /** µ-law and A-law are the encodings of telephony, with one byte per sample. */
  readonly encoding: 'pcm' | 'float' | 'mu-law' | 'a-law';
  readonly channels: number;
  readonly sampleRate: number;
  readonly bitsPerSample: 8 | 16 | 24 | 32 | 64;
  /** Bytes of one sample of all channels. */
  readonly frameBytes: number;
  readonly dataOffset: number;
  /**
   * Bytes of complete frames, including those still to come; undefined while the length of the file is
   * unknown.
   */
  readonly dataBytes?: number;
  /** Wrong size fields and their right values, because players rely on them. */
  readonly corrections: readonly Correction[];
}

/** Four bytes, little-endian, at `offset`. */
export interface Correction {
  readonly offset: number;
  readonly value: number;
}

export type WavReading =
  | { readonly state: 'ready'; readonly header: WavHeader }
  /** The header continues beyond these bytes. */
  | { readonly state: 'more' }
  /** The audio is compressed as in an MP3. A player can decode it, but there are no samples to read. */
  | { readonly state: 'packed' }
  /** `reason` is a complete sentence. */
  | { readonly state: 'refused'; readonly reason: string };

/** Chunks before the audio are small. A longer header is not a header. */
export const maxHeaderBytes = 1024 * 1024;

type Format = Pick<
  WavHeader,
  'encoding' | 'channels' | 'sampleRate' | 'bitsPerSample' | 'frameBytes'
>;

const pcm = 1;
const float = 3;
const aLaw = 6;
const muLaw = 7;
const mpegLayer3 = 0x55;
const extensible = 0xff_fe;
/** The values that writers use for an unknown size. */
const unknownSizes = new Set([0, 0xff_ff_ff_ff]);

/**
 * Reads the chunks before the audio. `totalBytes` is the final length of the file, where it is known. Some
 * files that can be read here can’t be played; the caller has to check that.
 */
export function readWavHeader(bytes: Uint8Array, totalBytes?: number): WavReading {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 12) return moreOrRejected(totalBytes, bytes.length);
  if (idAt(view, 0) !== 'RIFF' || idAt(view, 8) !== 'WAVE') {
    return rejected('It does not begin like a WAV file.');
  }
  const chunks = chunksOf(view);
  if (chunks === 'endless') return rejected('Its header does not end.');
  if (chunks === 'more') return moreOrRejected(totalBytes, bytes.length);
  if (chunks.format === undefined) return rejected('The sound comes before its format.');
  const format = readFormat(view, chunks.format.at, chunks.format.size);
  if (format === 'packed') return { state: 'packed' };
  return 'reason' in format ? format : ready(view, format, chunks.dataOffset, totalBytes);
}

interface Chunks {
  readonly format?: { readonly at: number; readonly size: number };
  readonly dataOffset: number;
}

/** The position of the format and of the audio. */
function chunksOf(view: DataView): Chunks | 'more' | 'endless' {
  let format: Chunks['format'];
  for (let at = 12; at <= maxHeaderBytes;) {
    if (at + 8 > view.byteLength) return 'more';
    const id = idAt(view, at);
    const size = view.getUint32(at + 4, true);
    const start = at + 8;
    if (id === 'data') return { dataOffset: start, ...(format && { format }) };
    if (id === 'fmt ') {
      if (start + Math.min(size, 40) > view.byteLength) return 'more';
      format = { at: start, size };
    }
    // Chunks start at even positions.
    at = start + size + (size % 2);
  }
  return 'endless';
}

type Rejected = Extract<WavReading, { state: 'refused' }>;
const rejected = (reason: string): Rejected => ({ state: 'refused', reason });

const moreOrRejected = (totalBytes: number | undefined, have: number): WavReading =>
  totalBytes !== undefined && have >= totalBytes
    ? rejected('It ends before the sound begins.')
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
    return rejected(
      `Its sound is coded in a way that cannot be read (format ${code}, ${declaredBits} bits).`,
    );
  }
  if (channels < 1 || channels > 32) return rejected(`It says that it has ${channels} channels.`);
  if (sampleRate < 1) return rejected('It says that it has no samples in a second.');
  // The declared frame size is ignored, as players do, because it is sometimes wrong.
  return { ...coding, channels, sampleRate, frameBytes: (channels * coding.bitsPerSample) / 8 };
}

type Encoding = Pick<WavHeader, 'encoding' | 'bitsPerSample'>;

const pcmSizes = [8, 16, 24, 32] as const;

function encodingOf(code: number, bits: number): Encoding | undefined {
  switch (code) {
    case pcm: {
      // Samples of 12 bits use 16 bits.
      const bitsPerSample = bits > 0 ? pcmSizes.find((room) => bits <= room) : undefined;
      return bitsPerSample && { encoding: 'pcm', bitsPerSample };
    }
    case float:
      return bits === 32 || bits === 64 ? { encoding: 'float', bitsPerSample: bits } : undefined;
    // Samples have 8 bits, whatever the header says.
    case aLaw:
      return { encoding: 'a-law', bitsPerSample: 8 };
    case muLaw:
      return { encoding: 'mu-law', bitsPerSample: 8 };
    default:
      return undefined;
  }
}

function ready(
  view: DataView,
  format: Format,
  dataOffset: number,
  totalBytes?: number,
): WavReading {
  const { frameBytes } = format;
  const declared = view.getUint32(dataOffset - 4, true);
  const dataBytes = actualSize(declared, dataOffset, frameBytes, totalBytes);
  if (dataBytes !== undefined && dataBytes < frameBytes) return rejected('It holds no sound.');
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
