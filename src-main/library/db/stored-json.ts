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

/** A column that is NULL becomes a property that is absent. */
export const withoutNulls = <Cells extends object>(
  cells: Cells,
): { readonly [Name in keyof Cells]?: Exclude<Cells[Name], null> } =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- fromEntries forgets the names; only the nulls are gone
  Object.fromEntries(Object.entries(cells).filter(([, cell]) => cell !== null)) as {
    [Name in keyof Cells]?: Exclude<Cells[Name], null>;
  };
