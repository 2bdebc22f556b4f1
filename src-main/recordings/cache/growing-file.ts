import { open, type FileHandle } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';

/** A file that is being downloaded, for readers that may have to wait for its next bytes. */
export interface GrowingFile {
  path(): string;
  received(): number;
  totalBytes(): number | undefined;
  state(): 'growing' | 'complete' | 'failed';
  /** True when byte `position` exists; false when it never will, or no byte arrived for `idleMs`. */
  waitForByte(position: number, idleMs: number, signal?: AbortSignal): Promise<boolean>;
}

/** The same file for its writer. */
export interface GrowingFileWriter extends GrowingFile {
  setReceived(bytes: number): void;
  setTotal(totalBytes: number): void;
  complete(path: string): void;
  fail(): void;
}

export function createGrowingFile(startPath: string): GrowingFileWriter {
  let path = startPath;
  let received = 0;
  let totalBytes: number | undefined;
  let state: ReturnType<GrowingFile['state']> = 'growing';
  const waiters = new Set<() => void>();
  const notify = (): void => {
    const woken = [...waiters];
    waiters.clear();
    for (const wake of woken) wake();
  };
  const nextChange = (idleMs: number, signal?: AbortSignal): Promise<'changed' | 'timeout'> =>
    new Promise((resolve) => {
      const settle = (how: 'changed' | 'timeout'): void => {
        clearTimeout(timer);
        waiters.delete(wake);
        signal?.removeEventListener('abort', onTimeout);
        resolve(how);
      };
      const wake = (): void => settle('changed');
      const onTimeout = (): void => settle('timeout');
      const timer = setTimeout(onTimeout, idleMs);
      waiters.add(wake);
      signal?.addEventListener('abort', onTimeout, { once: true });
    });
  return {
    path: () => path,
    received: () => received,
    totalBytes: () => totalBytes,
    state: () => state,
    async waitForByte(position, idleMs, signal) {
      const isThere = (): boolean => position < received;
      while (!isThere()) {
        if (state !== 'growing' || signal?.aborted === true) return false;
        if ((await nextChange(idleMs, signal)) === 'timeout') return isThere();
      }
      return true;
    },
    setReceived(bytes) {
      received = bytes;
      notify();
    },
    setTotal(bytes) {
      totalBytes = bytes;
    },
    complete(finalPath) {
      path = finalPath;
      totalBytes = received;
      state = 'complete';
      notify();
    },
    fail() {
      state = 'failed';
      notify();
    },
  };
}

const openAttempts = 20;
const openRetryMs = 10;

/** Opens the file under its current name. While it is being renamed, it has none for a moment. */
export async function openForReading(file: GrowingFile): Promise<FileHandle> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await open(file.path(), 'r');
    } catch (error) {
      if (tries >= openAttempts) throw error;
      await delay(openRetryMs);
    }
  }
}
