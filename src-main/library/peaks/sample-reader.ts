import { decodeALaw, decodeMuLaw } from '../../lib/g711.ts';
import type { WavHeader } from '../../lib/wav-header.ts';

/** The tables map each of the 256 bytes of G.711 to a level from −128 to 127, like all samples here. */
export const muLawPeaks = createTable(decodeMuLaw);
export const aLawPeaks = createTable(decodeALaw);

function createTable(sampleOf: (byte: number) => number): Int8Array {
  return Int8Array.from({ length: 256 }, (_, byte) => sampleOf(byte) >> 8);
}

/** Reads the sample at a byte offset of a block, from −128 to 127. */
export type SampleAt = (block: Buffer, byte: number) => number;

/** How to read samples of a format. For 16-bit PCM, int16-bins.ts is faster. */
export function sampleReader({ encoding, bitsPerSample }: WavHeader): SampleAt {
  if (encoding === 'mu-law') return (block, byte) => muLawPeaks[block[byte] ?? 0] ?? 0;
  if (encoding === 'a-law') return (block, byte) => aLawPeaks[block[byte] ?? 0] ?? 0;
  if (encoding === 'float') {
    return bitsPerSample === 64
      ? (block, byte) => fromFloat(block.readDoubleLE(byte))
      : (block, byte) => fromFloat(block.readFloatLE(byte));
  }
  switch (bitsPerSample) {
    case 8:
      // Only 8-bit samples are unsigned.
      return (block, byte) => block.readUInt8(byte) - 128;
    case 16:
      return (block, byte) => block.readInt8(byte + 1);
    case 24:
      return (block, byte) => block.readInt8(byte + 2);
    case 32:
    case 64:
      return (block, byte) => block.readInt8(byte + bitsPerSample / 8 - 1);
    default:
      return bitsPerSample;
  }
}

function fromFloat(sample: number): number {
  if (Number.isNaN(sample)) return 0;
  return Math.max(-128, Math.min(127, Math.floor(sample * 128)));
}
