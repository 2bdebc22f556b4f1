import type { ElectronApplication, Page } from '@playwright/test';

declare global {
  interface Window {
    /** The pedal's foot: sends a report of one byte, or plugs the pedal in. */
    standInPedal?: { send(byte: number): void; plugIn(): void };
  }
}

export type PedalState = 'never seen' | 'plugged in' | 'plugged in later';

/**
 * Stands in for WebHID in every page from now on, since no test machine has a pedal: one device, which
 * the reviewer has chosen before or chooses when asked.
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
        // A device that nobody has opened sends nothing.
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

/** Presses one of its pedals, counted from 0, and lets it go. */
export const pressPedal = (page: Page, pedal: number): Promise<void> =>
  page.evaluate((bit) => {
    window.standInPedal?.send(1 << bit);
    window.standInPedal?.send(0);
  }, pedal);
