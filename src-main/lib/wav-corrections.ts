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
  /** What a player has to see instead of the bytes in the file, because it trusts the header. */
  readonly corrections: readonly Correction[];
  /** Where the file begins for a player, when it cannot read the header before that. */
  readonly startOffset?: number;
  /** An RF64 file states its sizes elsewhere, for more than 4 GB. */
  readonly isRf64?: true;
}

/** Four bytes, little-endian, at `offset`. */
export interface Correction {
  readonly offset: number;
  readonly value: number;
}

/** The numbers that stand for an encoding in the header. */
export const formatCodes = { pcm: 1, float: 3, 'a-law': 6, 'mu-law': 7 } as const;

/** The header with this size of the audio, which players see as well. */
export const withSize = (header: WavHeader, dataBytes: number | undefined): WavHeader =>
  dataBytes === undefined
    ? header
    : {
        ...header,
        dataBytes,
        corrections: header.isRf64
          ? []
          : [
              { offset: 4, value: header.dataOffset - 8 + dataBytes },
              { offset: header.dataOffset - 4, value: dataBytes },
            ],
      };

/** The length of a header with nothing but the format. */
const plainHeaderBytes = 44;

/** Gives players a plain header right before the audio, in place of one that they cannot read. */
export function withPlainHeader(header: WavHeader, totalBytes?: number): WavHeader {
  const { dataOffset, channels, sampleRate, bitsPerSample, frameBytes } = header;
  const startOffset = dataOffset - plainHeaderBytes;
  const dataBytes = header.dataBytes ?? Math.max(0, (totalBytes ?? 0) - dataOffset);
  const id = (text: string): number => Buffer.from(text, 'latin1').readUInt32LE(0);
  const code = formatCodes[header.encoding];
  const values = [
    id('RIFF'),
    plainHeaderBytes - 8 + dataBytes,
    id('WAVE'),
    id('fmt '),
    16,
    code + channels * 0x1_00_00,
    sampleRate,
    sampleRate * frameBytes,
    frameBytes + bitsPerSample * 0x1_00_00,
    id('data'),
    dataBytes,
  ];
  const corrections = values.map((value, place) => ({ offset: startOffset + 4 * place, value }));
  return { ...header, startOffset, corrections };
}

/** Where a chunk would begin after the audio; undefined when the file ends there. */
export function offsetAfterAudio(
  { dataOffset, dataBytes }: WavHeader,
  totalBytes: number | undefined,
): number | undefined {
  if (dataBytes === undefined || totalBytes === undefined) return undefined;
  const end = dataOffset + dataBytes + (dataBytes % 2);
  return end + 8 <= totalBytes ? end : undefined;
}

/**
 * Some headers state less audio than the file has. If the bytes after the stated end (at least 8) are no
 * chunk that fits into the file, they are audio, too.
 */
export function withUnstatedAudio(
  header: WavHeader,
  totalBytes: number,
  next: Uint8Array,
): WavHeader {
  const at = offsetAfterAudio(header, totalBytes);
  if (at === undefined || next.length < 8 || isChunk(next, totalBytes - at)) return header;
  const room = totalBytes - header.dataOffset;
  const dataBytes = room - (room % header.frameBytes);
  return header.startOffset === undefined
    ? withSize(header, dataBytes)
    : withPlainHeader({ ...header, dataBytes });
}

function isChunk(bytes: Uint8Array, roomBytes: number): boolean {
  const size = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(4, true);
  return /^[\w ]{4}$/u.test(String.fromCodePoint(...bytes.subarray(0, 4))) && size + 8 <= roomBytes;
}
