import type { FileHandle } from 'node:fs/promises';
import type { RecordingStream } from '../../retell/port.ts';

/** Writes a chunk completely. A single write can store fewer bytes than it was given without failing. */
export async function writeAll(
  handle: FileHandle,
  chunk: Uint8Array,
  position: number,
): Promise<void> {
  for (let at = 0; at < chunk.length;) {
    at += (await handle.write(chunk, at, chunk.length - at, position + at)).bytesWritten;
  }
}

/**
 * Calls `each` with every chunk until it returns false. Returns why the stream broke; errors of the disk are
 * thrown, because they are not the network's fault.
 */
export async function forEachChunk(
  stream: RecordingStream,
  each: (chunk: Uint8Array) => Promise<boolean>,
): Promise<string | undefined> {
  const chunks = stream.chunks[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await chunks.next().catch((error: unknown) => {
        throw new BrokenStream(error instanceof Error ? error.message : String(error));
      });
      if (next.done === true) return undefined;
      if (!(await each(next.value))) return undefined;
    }
  } catch (error) {
    if (error instanceof BrokenStream) return error.message;
    throw error;
  } finally {
    await chunks.return?.();
  }
}

class BrokenStream extends Error {}
