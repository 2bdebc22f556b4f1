import { BrowserWindow, Notification } from 'electron';

/** What {@link createNotices} needs of the system. */
export const notify = {
  isInFront: (): boolean => BrowserWindow.getFocusedWindow() !== null,
  nowMs: (): number => performance.now(),
  show(title: string, body: string): void {
    if (!Notification.isSupported()) return;
    const notification = new Notification({ title, body });
    notification.on('click', () => {
      const [window] = BrowserWindow.getAllWindows();
      window?.show();
      window?.focus();
    });
    notification.show();
  },
} as const;
