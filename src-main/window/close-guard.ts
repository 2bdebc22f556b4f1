import type { BrowserWindow } from 'electron';

/** How long a page that does not reply may keep its window open. */
const replyTimeoutMs = 3000;

export interface CloseGuard {
  /** Lets the page save before the window closes. */
  guard(window: Pick<BrowserWindow, 'on' | 'destroy' | 'isDestroyed'>): void;
  /** A page's reply: whether everything is saved. */
  reply(written: boolean): void;
}

/**
 * Closes a window only after its page has saved what was typed. If saving fails, the window stays open once
 * to show the error; closing it again discards the text. A page that does not reply is not waited for.
 * `requestSave` asks every page to save and returns how many there are, because all windows share drafts.
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

  /** Windows that close at the same time share one request. */
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
