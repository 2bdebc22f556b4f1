import { BrowserWindow, ipcMain, webContents, type WebFrameMain } from 'electron';
import type { Events } from '../../src-shared/ipc/contract.ts';
import { err } from '../../src-shared/result.ts';
import type { Dispatch, Sender } from './dispatch.ts';

/** Sends an event to all windows of Earmark, except the given one. */
export type Announce = <E extends keyof Events>(
  event: E,
  payload: Events[E],
  except?: Sender,
) => void;

/**
 * Handles the renderer's requests. Only the top frame of Earmark's own page is trusted: a message from
 * a frame inside it, or from any other page, has no effect.
 */
export function serve(dispatch: Dispatch, isOurs: (url: string) => boolean): void {
  ipcMain.handle('earmark:request', (event, channel: unknown, input: unknown) =>
    isTrusted(event.senderFrame, isOurs)
      ? dispatch(channel, input, event.sender.id)
      : err({ kind: 'bad-request', detail: 'Untrusted sender' }),
  );
}

/** Sends an event to the focused window only. */
export function createAnnounceToFocused(isOurs: (url: string) => boolean): Announce {
  return (event, payload) => {
    // Some desktops report no focused window. The first window is the main one.
    const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
    const contents = window?.webContents;
    if (contents !== undefined && isOurs(contents.getURL())) {
      contents.send('earmark:event', event, payload);
    }
  };
}

export function createAnnounce(isOurs: (url: string) => boolean): Announce {
  return (event, payload, except) => {
    for (const contents of webContents.getAllWebContents()) {
      const isWanted = contents.id !== except && !contents.isDestroyed();
      if (isWanted && isOurs(contents.getURL())) {
        contents.send('earmark:event', event, payload);
      }
    }
  };
}

const isTrusted = (frame: WebFrameMain | null, isOurs: (url: string) => boolean): boolean =>
  frame !== null && frame.parent === null && isOurs(frame.url);
