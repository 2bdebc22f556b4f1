import { app, BrowserWindow } from 'electron';
import process from 'node:process';
import { tellOfNetworkDrive, tellStartFailure, writeFailure } from './data-folder.ts';

/**
 * Quits an instance that could not lock its data folder. Usually another instance is running, and nothing
 * has to be reported. A folder that can't be written to fails in the same way, so that is checked first.
 */
async function quitWithoutLock(folder: string): Promise<void> {
  const message = writeFailure(folder);
  if (message !== undefined) await tellStartFailure(message);
  app.quit();
}

interface LifecycleHooks {
  readonly start: () => void;
  /** Opens the window of the workspace. */
  readonly openWindow: () => void;
  /** Stops everything else after the last window has closed. */
  readonly stop: () => Promise<void>;
  /** Called with the command-line arguments when Earmark is started again. */
  readonly secondInstance: (args: readonly string[]) => void;
  readonly linkOpened: (link: string) => void;
}

/** Runs the app as a single instance that quits only after everything is saved. */
export function runApp(hooks: LifecycleHooks): void {
  if (!app.requestSingleInstanceLock()) {
    void quitWithoutLock(app.getPath('userData'));
    return;
  }
  const progress = { quitting: false, ending: false };
  app.on('second-instance', (_event, args) => {
    hooks.secondInstance(args);
    const [window] = BrowserWindow.getAllWindows();
    if (window?.isMinimized() === true) window.restore();
    window?.focus();
  });
  app.on('open-url', (event, url) => {
    event.preventDefault();
    hooks.linkOpened(url);
  });
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) hooks.openWindow();
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin' || progress.quitting) app.quit();
  });
  app.on('before-quit', (event) => {
    quitGracefully(event, progress, hooks.stop);
  });
  void app
    .whenReady()
    .then(hooks.start)
    .then(() => tellOfNetworkDrive(app.getPath('userData')));
}

interface QuitProgress {
  quitting: boolean;
  ending: boolean;
}

/**
 * Saves everything before the process ends: first the pages while their windows close, then the library. A
 * second request to quit does not wait for the library.
 */
function quitGracefully(
  event: Electron.Event,
  progress: QuitProgress,
  stop: LifecycleHooks['stop'],
): void {
  if (progress.ending) return;
  event.preventDefault();
  const windows = BrowserWindow.getAllWindows();
  if (windows.length > 0) {
    progress.quitting = true;
    for (const window of windows) window.close();
    return;
  }
  progress.ending = true;
  void stop().finally(() => {
    app.quit();
  });
}
