import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';

/** The sha256 of a file, computed while the file is being written. */
export interface ContentHash {
  add(chunk: Uint8Array): void;
  /** Starts again with the first `bytes` of the file. */
  restart(file: FileHandle, bytes: number): Promise<void>;
  /** The hash of all bytes so far, in hex. More can be added afterwards. */
  value(): string;
}

/** Small enough not to block main for a frame. */
const blockBytes = 1_048_576;

export function createContentHash(): ContentHash {
  let hash = createHash('sha256');
  return {
    add: (chunk) => void hash.update(chunk),
    async restart(file, bytes) {
      hash = createHash('sha256');
      const block = Buffer.alloc(Math.min(blockBytes, bytes));
      for (let at = 0; at < bytes;) {
        const { bytesRead } = await file.read(block, 0, Math.min(block.length, bytes - at), at);
        if (bytesRead === 0) throw new Error(`The file ends after ${at} of ${bytes} bytes`);
        hash.update(block.subarray(0, bytesRead));
        at += bytesRead;
      }
    },
    value: () => hash.copy().digest('hex'),
  };
}
