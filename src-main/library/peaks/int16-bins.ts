import { wasm } from './int16-bins-wasm.ts';

/** The parameters of `bins` in int16-bins.wat; positions are byte offsets in its memory. */
type Bins = (
  ...taken: [
    from: number,
    to: number,
    binBytes: number,
    isStereo: number,
    first: number,
    second: number,
  ]
) => void;

interface Shape {
  readonly channels: 1 | 2;
  readonly samplesPerBin: number;
}

/** Computes whole bins of 16-bit samples, of one channel or two, sixteen bytes at a time. */
export interface Int16Bins {
  /** Two buffers for samples, to be filled alternately. */
  readonly blocks: readonly [Buffer, Buffer];
  /** Computes `bins` bins from the samples at `byte` of a block and writes them from `bin` on. */
  fill(block: Buffer, byte: number, into: BinTarget): void;
}

interface BinTarget {
  /** low, high, low, high, … per channel. */
  readonly channels: readonly Int8Array[];
  readonly bin: number;
  readonly bins: number;
}

/** The part of WebAssembly that is used here. TypeScript declares it only for browsers. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
};

interface Memory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): void;
}

const pageBytes = 65_536;

let compiled: object | undefined;

/** `blockBytes` is the size of the two buffers. Undefined if the bins don't fit the module. */
export function createInt16Bins(
  { channels, samplesPerBin }: Shape,
  blockBytes: number,
): Int16Bins | undefined {
  const binBytes = samplesPerBin * channels * 2;
  if (binBytes % 64 !== 0) return undefined;
  compiled ??= new WebAssembly.Module(Buffer.from(wasm, 'base64'));
  const { exports } = new WebAssembly.Instance(compiled);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the module is part of this app and exports these two
  const { memory, bins: run } = exports as { memory: Memory; bins: Bins };
  const binsInBlock = Math.floor(blockBytes / binBytes);
  const found = 2 * blockBytes;
  const foundBytes = 2 * binsInBlock;
  memory.grow(Math.ceil((found + 2 * foundBytes) / pageBytes));
  const blockAt = (start: number): Buffer => Buffer.from(memory.buffer, start, blockBytes);
  return {
    blocks: [blockAt(0), blockAt(blockBytes)],
    fill(block, byte, { channels: into, bin, bins }) {
      if (bins === 0) return;
      const from = block.byteOffset + byte;
      run(from, from + bins * binBytes, binBytes, channels - 1, found, found + foundBytes);
      into.forEach((peaks, channel) => {
        const lane = new Int8Array(memory.buffer, found + channel * foundBytes, 2 * bins);
        peaks.set(lane, 2 * bin);
      });
    },
  };
}
