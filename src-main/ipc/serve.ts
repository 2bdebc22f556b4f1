import { BrowserWindow, ipcMain, webContents, type WebFrameMain } from 'electron';
import type { Events } from '../../src-shared/ipc/contract.ts';
import { err } from '../../src-shared/result.ts';
import type { Dispatch } from './dispatch.ts';

/** Announces to every window of ours. */
export type Announce = <E extends keyof Events>(event: E, payload: Events[E]) => void;

/**
 * Answers the renderer. Only the top frame of a page of our own is heard: a message from a frame
 * inside it, or from a page that got there by any other way, has no effect.
 */
export function serve(dispatch: Dispatch, isOurs: (url: string) => boolean): void {
  ipcMain.handle('earmark:request', (event, channel: unknown, input: unknown) =>
    isTrusted(event.senderFrame, isOurs)
      ? dispatch(channel, input)
      : err({ kind: 'bad-request', detail: 'Untrusted sender' }),
  );
}

/** Announces to the window that the reviewer looks at, and to no other. */
export function createAnnounceToFocused(isOurs: (url: string) => boolean): Announce {
  return (event, payload) => {
    // Some desktops tell of no focus at all; the first window is the workspace's.
    const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
    const contents = window?.webContents;
    if (contents !== undefined && isOurs(contents.getURL())) {
      contents.send('earmark:event', event, payload);
    }
  };
}

export function createAnnounce(isOurs: (url: string) => boolean): Announce {
  return (event, payload) => {
    for (const contents of webContents.getAllWebContents()) {
      if (!contents.isDestroyed() && isOurs(contents.getURL())) {
        contents.send('earmark:event', event, payload);
      }
    }
  };
}

const isTrusted = (frame: WebFrameMain | null, isOurs: (url: string) => boolean): boolean =>
  frame !== null && frame.parent === null && isOurs(frame.url);
