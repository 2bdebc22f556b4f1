import { BrowserWindow, Notification } from 'electron';

/** Systems keep notifications for days, but hardly anyone clicks an older one. */
const maxKept = 8;
/** Holds references, because Electron drops the click handler of a collected notification. */
const kept: Notification[] = [];

/** The system's part of `createNotifications`. */
export const systemNotifications = {
  hasFocus: (): boolean => BrowserWindow.getFocusedWindow() !== null,
  nowMs: (): number => performance.now(),
  show(title: string, body: string): void {
    if (!Notification.isSupported()) return;
    const notification = new Notification({ title, body });
    notification.on('click', () => {
      const [window] = BrowserWindow.getAllWindows();
      window?.show();
      window?.focus();
    });
    kept.push(notification);
    if (kept.length > maxKept) kept.shift();
    notification.show();
  },
} as const;
