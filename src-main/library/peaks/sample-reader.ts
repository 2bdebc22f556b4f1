import type { WavHeader } from '../../../src-shared/wav-header.ts';
import { aLawPeaks, muLawPeaks } from './companding.ts';

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
