import type { WavHeader } from '../../lib/wav-header.ts';

/** Lifts even silence into the lowest of the powers. */
const bias = 0x84;

/**
 * G.711, as telephone lines speak it: a sign, a power of two and four bits of detail in a byte. The
 * tables say how high each of the 256 bytes stands, −128 … 127 as every sample here.
 */
export const muLawPeaks = createTable(decodeMuLaw);
export const aLawPeaks = createTable(decodeALaw);

function createTable(sampleOf: (byte: number) => number): Int8Array {
  return Int8Array.from({ length: 256 }, (_, byte) => sampleOf(byte) >> 8);
}

/** The sample in 16 bits. All bits lie turned over. */
function decodeMuLaw(byte: number): number {
  const bits = ~byte & 0xff;
  const height = (((bits & 0x0f) << 3) + bias) << ((bits >> 4) & 7);
  return bits & 0x80 ? bias - height : height - bias;
}

/** The sample in 16 bits. Every other bit lies turned over, and the lowest power has no step of its own. */
function decodeALaw(byte: number): number {
  const bits = byte ^ 0x55;
  const power = (bits >> 4) & 7;
  const detail = ((bits & 0x0f) << 4) + 8;
  const height = power === 0 ? detail : (detail + 0x1_00) << (power - 1);
  return bits & 0x80 ? height : -height;
}

/** Reads the sample at a byte of a block as −128 … 127. */
export type SampleAt = (block: Buffer, byte: number) => number;

/** How the samples of a format are read; 16-bit PCM has a faster way of its own. */
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
      // Eight bits alone are unsigned.
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
