import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';

/** The sha256 of a file that is written from its beginning to its end, in step with the writing. */
export interface ContentHash {
  add(chunk: Uint8Array): void;
  /** Begins anew with the first bytes as they lie in the file. */
  restart(file: FileHandle, bytes: number): Promise<void>;
  /** Of all so far, in hex; more may follow. */
  value(): string;
}

/** Little enough to keep main free for a frame. */
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
        if (bytesRead === 0) throw new Error(`It ends after ${at} of ${bytes} bytes`);
        hash.update(block.subarray(0, bytesRead));
        at += bytesRead;
      }
    },
    value: () => hash.copy().digest('hex'),
  };
}
