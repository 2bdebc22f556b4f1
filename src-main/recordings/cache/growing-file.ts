import { open, type FileHandle } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';

/** A file that is being filled from its beginning, and those who wait for its next bytes. */
export interface GrowingFile {
  path(): string;
  received(): number;
  totalBytes(): number | undefined;
  state(): 'growing' | 'complete' | 'failed';
  /** True when byte `position` is there; false when it will not come, or nothing came for `idleMs`. */
  waitForByte(position: number, idleMs: number, signal?: AbortSignal): Promise<boolean>;
}

/** The writer's side. */
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
  const nextChange = (idleMs: number, signal?: AbortSignal): Promise<'news' | 'silence'> =>
    new Promise((resolve) => {
      const settle = (how: 'news' | 'silence'): void => {
        clearTimeout(timer);
        waiters.delete(wake);
        signal?.removeEventListener('abort', onTimeout);
        resolve(how);
      };
      const wake = (): void => settle('news');
      const onTimeout = (): void => settle('silence');
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
        if ((await nextChange(idleMs, signal)) === 'silence') return isThere();
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

/** Opens the file wherever it is now: between its old name and its new one there is a moment of neither. */
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
