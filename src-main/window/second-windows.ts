import type { BrowserWindow } from 'electron';

export interface SecondWindows {
  add(window: BrowserWindow): void;
  /** Their workspace is being left: what they show is no longer to be had. */
  close(): void;
}

/** The windows that show one call each, beside the window of the workspace. */
export function createSecondWindows(): SecondWindows {
  const windows = new Set<BrowserWindow>();
  return {
    add(window) {
      windows.add(window);
      window.once('closed', () => windows.delete(window));
    },
    close() {
      for (const window of windows) window.close();
    },
  };
}
