import { app, BrowserWindow } from 'electron';
import { leaveToOther } from './cannot-start.ts';

interface Life {
  readonly start: () => void;
  /** Opens the window of the workspace. */
  readonly show: () => void;
  /** Ends what is at work, after the last window has gone. */
  readonly stop: () => Promise<void>;
  /** The words of a further start, which hands them over and ends. */
  readonly startedAgain: (words: readonly string[]) => void;
  readonly linkOpened: (link: string) => void;
}

/** From the first start to the end: one Earmark at a time, and none that ends before all is written. */
export function live(life: Life): void {
  if (!app.requestSingleInstanceLock()) {
    void leaveToOther(app.getPath('userData'));
    return;
  }
  const leaving = { quitting: false, ending: false };
  app.on('second-instance', (_event, words) => {
    life.startedAgain(words);
    const [window] = BrowserWindow.getAllWindows();
    if (window?.isMinimized() === true) window.restore();
    window?.focus();
  });
  app.on('open-url', (event, url) => {
    event.preventDefault();
    life.linkOpened(url);
  });
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) life.show();
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin' || leaving.quitting) app.quit();
  });
  app.on('before-quit', (event) => {
    leave(event, leaving, life.stop);
  });
  void app.whenReady().then(life.start);
}

interface Leaving {
  quitting: boolean;
  ending: boolean;
}

/**
 * Lets what is being written reach the disk before the process ends: first the pages, which close with
 * their windows, then the library. A second quit does not wait for the library.
 */
function leave(event: Electron.Event, leaving: Leaving, stop: Life['stop']): void {
  if (leaving.ending) return;
  event.preventDefault();
  const windows = BrowserWindow.getAllWindows();
  if (windows.length > 0) {
    leaving.quitting = true;
    for (const window of windows) window.close();
    return;
  }
  leaving.ending = true;
  void stop().finally(() => {
    app.quit();
  });
}
