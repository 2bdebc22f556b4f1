import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';

/** Text as SQLite holds it: plain when short, zstd when packing pays. */
export type Packed = string | Uint8Array;

const minPackedLength = 4096;
/** Level 1 packs transcripts to a sixth and is several times faster than the default. */
const options = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

export const pack = (text: string): Packed =>
  text.length < minPackedLength ? text : zstdCompressSync(text, options);

export const unpack = (packed: Packed): string =>
  typeof packed === 'string' ? packed : zstdDecompressSync(packed).toString('utf8');

/** Reads back what this library itself has written; anything from outside goes through a schema. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller knows what it once wrote there
export function fromStored<T>(text: string): T {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only ever given JSON that this library wrote from a T
  return JSON.parse(text) as T;
}
