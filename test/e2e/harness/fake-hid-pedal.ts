import type { ElectronApplication, Page } from '@playwright/test';

declare global {
  interface Window {
    /** Sends a report of one byte, or plugs the pedal in. */
    standInPedal?: { send(byte: number): void; plugIn(): void };
  }
}

export type PedalState = 'never seen' | 'plugged in' | 'plugged in later';

/**
 * Replaces WebHID in every page from now on, because no test machine has a pedal. There is one device,
 * which the reviewer has already chosen or chooses when asked.
 */
export async function fakeHidPedal(
  electron: ElectronApplication,
  page: Page,
  known: PedalState,
): Promise<void> {
  await electron.context().addInitScript((has: PedalState) => {
    class Pedal extends EventTarget {
      opened = false;
      readonly productName = 'Three pedals';
      open(): Promise<void> {
        this.opened = true;
        return Promise.resolve();
      }
    }
    const pedal = new Pedal();
    const hid = Object.assign(new EventTarget(), {
      getDevices: () => Promise.resolve(has === 'plugged in' ? [pedal] : []),
      requestDevice: () => Promise.resolve([pedal]),
    });
    Object.defineProperty(Navigator.prototype, 'hid', { get: () => hid });
    window.standInPedal = {
      send(byte) {
        // A closed device sends nothing.
        if (!pedal.opened) return;
        const data = new DataView(new Uint8Array([0, byte]).buffer);
        pedal.dispatchEvent(Object.assign(new Event('inputreport'), { reportId: 1, data }));
      },
      plugIn() {
        hid.dispatchEvent(Object.assign(new Event('connect'), { device: pedal }));
      },
    };
  }, known);
  await page.reload();
}

/** Presses and releases one of its pedals, counted from 0. */
export const pressPedal = (page: Page, pedal: number): Promise<void> =>
  page.evaluate((bit) => {
    window.standInPedal?.send(1 << bit);
    window.standInPedal?.send(0);
  }, pedal);
