import { open, type FileHandle } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';

/** A file that is being filled from its beginning, and those who wait for its next bytes. */
export interface GrowingFile {
  path(): string;
  received(): number;
  totalBytes(): number | undefined;
  state(): 'growing' | 'complete' | 'failed';
  /** True when byte `position` is there; false when it will not come, or nothing came for `idleMs`. */
  reaches(position: number, idleMs: number, signal?: AbortSignal): Promise<boolean>;
}

/** The writer's side. */
export interface FileGrowth extends GrowingFile {
  grownTo(bytes: number): void;
  willHave(totalBytes: number): void;
  completeAs(path: string): void;
  failed(): void;
}

export function createGrowth(startPath: string): FileGrowth {
  let path = startPath;
  let received = 0;
  let totalBytes: number | undefined;
  let state: ReturnType<GrowingFile['state']> = 'growing';
  const waiters = new Set<() => void>();
  const news = (): void => {
    const woken = [...waiters];
    waiters.clear();
    for (const wake of woken) wake();
  };
  const nextNews = (idleMs: number, signal?: AbortSignal): Promise<'news' | 'silence'> =>
    new Promise((resolve) => {
      const settle = (how: 'news' | 'silence'): void => {
        clearTimeout(timer);
        waiters.delete(wake);
        signal?.removeEventListener('abort', giveUp);
        resolve(how);
      };
      const wake = (): void => settle('news');
      const giveUp = (): void => settle('silence');
      const timer = setTimeout(giveUp, idleMs);
      waiters.add(wake);
      signal?.addEventListener('abort', giveUp, { once: true });
    });
  return {
    path: () => path,
    received: () => received,
    totalBytes: () => totalBytes,
    state: () => state,
    async reaches(position, idleMs, signal) {
      const isThere = (): boolean => position < received;
      while (!isThere()) {
        if (state !== 'growing' || signal?.aborted === true) return false;
        if ((await nextNews(idleMs, signal)) === 'silence') return isThere();
      }
      return true;
    },
    grownTo(bytes) {
      received = bytes;
      news();
    },
    willHave(bytes) {
      totalBytes = bytes;
    },
    completeAs(finalPath) {
      path = finalPath;
      totalBytes = received;
      state = 'complete';
      news();
    },
    failed() {
      state = 'failed';
      news();
    },
  };
}

const renameTries = 20;
const renameMs = 10;

/** Opens the file wherever it is now: between its old name and its new one there is a moment of neither. */
export async function openForReading(file: GrowingFile): Promise<FileHandle> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await open(file.path(), 'r');
    } catch (error) {
      if (tries >= renameTries) throw error;
      await delay(renameMs);
    }
  }
}
