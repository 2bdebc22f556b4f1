import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';

/** Text as it is stored: as it is if short, otherwise compressed with zstd. */
export type Packed = string | Uint8Array;

const minPackedLength = 4096;
/** Level 1 compresses transcripts to a sixth and is several times faster than the default level. */
const options = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

export const pack = (text: string): Packed =>
  text.length < minPackedLength ? text : zstdCompressSync(text, options);

export const unpack = (packed: Packed): string =>
  typeof packed === 'string' ? packed : zstdDecompressSync(packed).toString('utf8');

/** Parses JSON that this library wrote. Data from elsewhere goes through a schema instead. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller knows the type it stored
export function fromStored<T>(text: string): T {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the JSON was written by this library from a T
  return JSON.parse(text) as T;
}
