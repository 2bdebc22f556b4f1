import type { BrowserWindow } from 'electron';

/** How long a page that doesn't answer may hold its window open. */
const patienceMs = 3000;

export interface Closing {
  /** Asks the page before the window goes. */
  guard(window: Pick<BrowserWindow, 'on' | 'destroy' | 'isDestroyed'>): void;
  /** The page's answer. */
  settled(written: boolean): void;
}

/**
 * Lets a window go only after its page has written what was typed. A page that can't write keeps its
 * window once, to say so; the second wish to close is granted. A page that is dead doesn't hold it.
 * `ask` asks every page and tells how many there are: the text of one may be of use to another.
 */
export function createClosing(ask: () => number): Closing {
  let asking: Promise<boolean> | undefined;
  let answer: ((written: boolean) => void) | undefined;

  const askAll = (): Promise<boolean> =>
    new Promise((resolve) => {
      let allWritten = true;
      let left = Number.POSITIVE_INFINITY;
      const timer = setTimeout(() => {
        resolve(allWritten);
      }, patienceMs);
      answer = (written) => {
        allWritten = allWritten && written;
        left -= 1;
        if (left > 0) return;
        clearTimeout(timer);
        resolve(allWritten);
      };
      left = ask();
      if (left === 0) {
        clearTimeout(timer);
        resolve(true);
      }
    });

  /** Windows that close at the same time share one question. */
  const answered = (): Promise<boolean> => {
    asking ??= askAll().finally(() => {
      asking = undefined;
    });
    return asking;
  };

  return {
    guard(window) {
      let isAsking = false;
      let isWarned = false;
      const settle = async (): Promise<void> => {
        const written = await answered();
        isAsking = false;
        if ((written || isWarned) && !window.isDestroyed()) window.destroy();
        isWarned = true;
      };
      window.on('close', (event) => {
        event.preventDefault();
        if (isAsking) return;
        isAsking = true;
        void settle();
      });
    },
    settled(written) {
      answer?.(written);
    },
  };
}
