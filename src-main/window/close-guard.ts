import type { BrowserWindow } from 'electron';

/** How long a page that doesn't answer may hold its window open. */
const replyTimeoutMs = 3000;

export interface CloseGuard {
  /** Asks the page before the window goes. */
  guard(window: Pick<BrowserWindow, 'on' | 'destroy' | 'isDestroyed'>): void;
  /** The page's answer. */
  reply(written: boolean): void;
}

/**
 * Lets a window go only after its page has written what was typed. A page that can't write keeps its
 * window once, to say so; the second wish to close is granted. A page that is dead doesn't hold it.
 * `ask` asks every page and tells how many there are: the text of one may be of use to another.
 */
export function createCloseGuard(requestSave: () => number): CloseGuard {
  let pending: Promise<boolean> | undefined;
  let onReply: ((written: boolean) => void) | undefined;

  const askAllPages = (): Promise<boolean> =>
    new Promise((resolve) => {
      let allWritten = true;
      let left = Number.POSITIVE_INFINITY;
      const timer = setTimeout(() => {
        resolve(allWritten);
      }, replyTimeoutMs);
      onReply = (written) => {
        allWritten = allWritten && written;
        left -= 1;
        if (left > 0) return;
        clearTimeout(timer);
        resolve(allWritten);
      };
      left = requestSave();
      if (left === 0) {
        clearTimeout(timer);
        resolve(true);
      }
    });

  /** Windows that close at the same time share one question. */
  const allSaved = (): Promise<boolean> => {
    pending ??= askAllPages().finally(() => {
      pending = undefined;
    });
    return pending;
  };

  return {
    guard(window) {
      let isWaiting = false;
      let isWarned = false;
      const closeWhenSaved = async (): Promise<void> => {
        const written = await allSaved();
        isWaiting = false;
        if ((written || isWarned) && !window.isDestroyed()) window.destroy();
        isWarned = true;
      };
      window.on('close', (event) => {
        event.preventDefault();
        if (isWaiting) return;
        isWaiting = true;
        void closeWhenSaved();
      });
    },
    reply(written) {
      onReply?.(written);
    },
  };
}
