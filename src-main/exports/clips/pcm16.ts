import { decodeALaw, decodeMuLaw } from '../../lib/g711.ts';
import type { WavHeader } from '../../lib/wav-header.ts';

/** Reads the sample at a byte offset of a block as a signed 16-bit number. */
export type Pcm16Reader = (block: Buffer, byte: number) => number;

/** How to read samples of a format in 16 bits. What has more bits loses the lower ones. */
export function pcm16Reader({ encoding, bitsPerSample }: WavHeader): Pcm16Reader {
  if (encoding === 'mu-law') return (block, byte) => decodeMuLaw(block.readUInt8(byte));
  if (encoding === 'a-law') return (block, byte) => decodeALaw(block.readUInt8(byte));
  if (encoding === 'float') {
    return bitsPerSample === 64
      ? (block, byte) => fromFloat(block.readDoubleLE(byte))
      : (block, byte) => fromFloat(block.readFloatLE(byte));
  }
  // Only 8-bit samples are unsigned.
  if (bitsPerSample === 8) return (block, byte) => (block.readUInt8(byte) - 128) * 256;
  const skipped = bitsPerSample / 8 - 2;
  return (block, byte) => block.readInt16LE(byte + skipped);
}

function fromFloat(sample: number): number {
  if (Number.isNaN(sample)) return 0;
  return Math.max(-32_768, Math.min(32_767, Math.round(sample * 32_768)));
}

/** The bytes of samples as a WAV file stores them. */
export function pcm16Bytes(samples: Int16Array): Uint8Array {
  const bytes = Buffer.alloc(samples.length * 2);
  for (const [index, sample] of samples.entries()) bytes.writeInt16LE(sample, index * 2);
  return bytes;
}
