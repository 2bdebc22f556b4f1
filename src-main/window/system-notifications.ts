import { BrowserWindow, Notification } from 'electron';

/** A desktop keeps its notifications for days, and hardly anyone clicks one that is older than these. */
const maxKept = 8;
/** Electron forgets the click on a notification that nobody holds any more. */
const kept: Notification[] = [];

/** What {@link createNotices} needs of the system. */
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
