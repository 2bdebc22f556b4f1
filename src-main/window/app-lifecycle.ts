import path from 'node:path';
import process from 'node:process';
import { app, dialog, BrowserWindow } from 'electron';
import { randomUUID } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { fileError } from '../lib/file-error.ts';

/**
 * Ends a run that could not take the lock of its data folder. Mostly another run has it, and nothing
 * needs to be said; a folder that takes no file looks the same from outside, and would otherwise end in
 * nothing at all.
 */
export async function quitWithoutLock(folder: string): Promise<void> {
  const message = writeFailureText(folder);
  if (message !== undefined) {
    process.stderr.write(`${message}\n`);
    await app.whenReady();
    dialog.showErrorBox('Earmark cannot start', message);
  }
  app.quit();
}

function writeFailureText(folder: string): string | undefined {
  const file = path.join(folder, `try-${randomUUID()}`);
  try {
    writeFileSync(file, 'x');
    rmSync(file);
    return undefined;
  } catch (error) {
    return fileError(error, folder).kind === 'disk-full'
      ? `The disk is full. Make room where ${folder} lies, and start Earmark again. What was saved is safe.`
      : `Earmark may not write to ${folder}. Allow it, and start Earmark again. What lies there is untouched.`;
  }
}

interface LifecycleHooks {
  readonly start: () => void;
  /** Opens the window of the workspace. */
  readonly openWindow: () => void;
  /** Ends what is at work, after the last window has gone. */
  readonly stop: () => Promise<void>;
  /** The words of a further start, which hands them over and ends. */
  readonly secondInstance: (words: readonly string[]) => void;
  readonly linkOpened: (link: string) => void;
}

/** From the first start to the end: one Earmark at a time, and none that ends before all is written. */
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
  void app.whenReady().then(hooks.start);
}

interface QuitProgress {
  quitting: boolean;
  ending: boolean;
}

/**
 * Lets what is being written reach the disk before the process ends: first the pages, which close with
 * their windows, then the library. A second quit does not wait for the library.
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
