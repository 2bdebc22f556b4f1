import { open } from 'node:fs/promises';

/** Reads small pieces of a file that mostly follow each other, with few reads from the disk. */
export interface ByteReader {
  readonly size: number;
  /** The bytes from `at`; fewer than `count` at the end of the file. */
  bytes(at: number, count: number): Promise<Uint8Array>;
}

const windowBytes = 256 * 1024;

/** Calls `use` with a reader of the file, which is closed afterwards. */
export async function withByteReader<T>(
  path: string,
  use: (reader: ByteReader) => Promise<T>,
): Promise<T> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    let start = 0;
    let window = new Uint8Array(0);
    return await use({
      size,
      async bytes(at, count) {
        const end = Math.min(size, at + count);
        if (at < start || end > start + window.length) {
          const wanted = Math.max(count, windowBytes);
          const { buffer, bytesRead } = await file.read(new Uint8Array(wanted), 0, wanted, at);
          start = at;
          window = buffer.subarray(0, bytesRead);
        }
        return window.subarray(at - start, Math.max(at - start, end - start));
      },
    });
  } finally {
    await file.close();
  }
}
