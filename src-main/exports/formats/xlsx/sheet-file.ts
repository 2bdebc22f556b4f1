import { createReadStream, createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { crc32, createDeflateRaw } from 'node:zlib';

/** A finished part of the workbook, compressed, on disk. */
export interface CompressedPart {
  readonly crc: number;
  readonly size: number;
  read(): AsyncIterable<Uint8Array>;
}

export interface PartWriter {
  /** Bytes before compression. */
  readonly size: number;
  write(text: string): Promise<void>;
  finish(): Promise<CompressedPart>;
  /** Closes the file of a part that is not needed any more. */
  abandon(): void;
}

/** A sheet repeats the same markup, so the fastest level already makes it small. */
const level = 1;
const bufferedChars = 256 * 1024;

/**
 * Compresses a part into a file of its own. The sheets grow side by side, but a ZIP holds one part after
 * the other; compressed they wait on the disk and not in memory.
 */
export function createPart(file: string): PartWriter {
  const deflate = createDeflateRaw({ level });
  const output = createWriteStream(file);
  // A full disk is an error of the file, and the writer waits for the stream before it.
  output.on('error', (error) => deflate.destroy(error));
  const done = finished(deflate.pipe(output));
  // Reported by the next write or by `finish`.
  done.catch(() => undefined);
  let crc = 0;
  let size = 0;
  let buffered = '';
  const flush = async (): Promise<void> => {
    const bytes = Buffer.from(buffered, 'utf8');
    buffered = '';
    crc = crc32(bytes, crc);
    size += bytes.length;
    if (deflate.errored !== null) throw deflate.errored;
    if (!deflate.write(bytes)) await once(deflate, 'drain');
  };
  return {
    get size() {
      return size + buffered.length;
    },
    async write(text) {
      buffered += text;
      if (buffered.length >= bufferedChars) await flush();
    },
    async finish() {
      await flush();
      deflate.end();
      await done;
      return { crc, size, read: () => createReadStream(file) };
    },
    abandon() {
      deflate.destroy();
      output.destroy();
    },
  };
}
