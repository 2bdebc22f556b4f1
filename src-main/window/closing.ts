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
 */
export function createClosing(ask: () => void): Closing {
  let answer: ((written: boolean) => void) | undefined;
  const answered = (): Promise<boolean> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, patienceMs, true);
      answer = (written) => {
        clearTimeout(timer);
        resolve(written);
      };
      ask();
    });

  return {
    guard(window) {
      let isAsking = false;
      let isWarned = false;
      window.on('close', (event) => {
        event.preventDefault();
        if (isAsking) return;
        isAsking = true;
        void answered().then((written) => {
          isAsking = false;
          if ((written || isWarned) && !window.isDestroyed()) window.destroy();
          isWarned = true;
        });
      });
    },
    settled(written) {
      answer?.(written);
    },
  };
}
