/** The part of WebHID that pedals need; TypeScript's DOM does not know it yet. */
export interface HidDevice extends EventTarget {
  readonly opened: boolean;
  readonly productName: string;
  open(): Promise<void>;
}

export interface Hid extends EventTarget {
  /** The devices that the reviewer has chosen, now or earlier. */
  getDevices(): Promise<readonly HidDevice[]>;
  /** Asks the reviewer; nothing when none was chosen. */
  requestDevice(options: { readonly filters: readonly object[] }): Promise<readonly HidDevice[]>;
}

/** The browser's own; undefined where there is none. */
export function hidOfBrowser(): Hid | undefined {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- TypeScript's DOM knows no WebHID; the shape is the standard's
  return 'hid' in navigator ? (navigator.hid as Hid) : undefined;
}

/** Calls back for every bit of a report that has gone from 0 to 1, as `Pedal:0`. */
export function reportButtons(press: (chord: string) => void): (report: DataView) => void {
  let before: readonly number[] = [];
  return (report) => {
    const bytes = Array.from({ length: report.byteLength }, (_, at) => report.getUint8(at));
    const was = before;
    before = bytes;
    bytes.forEach((byte, at) => {
      const risen = byte & ~(was[at] ?? 0);
      for (let bit = 0; bit < 8; bit += 1) {
        if ((risen & (1 << bit)) !== 0) press(`Pedal:${at * 8 + bit}`);
      }
    });
  };
}

/** Hears the chosen pedals, also when they are plugged in later; answers the function that hears one more. */
export async function hearPedals(
  hid: Pick<Hid, 'getDevices' | 'addEventListener'>,
  press: (chord: string) => void,
): Promise<(device: HidDevice) => Promise<void>> {
  const heard = new WeakSet<HidDevice>();
  const hear = async (device: HidDevice): Promise<void> => {
    if (!device.opened) await device.open();
    if (heard.has(device)) return;
    heard.add(device);
    const byReport = new Map<number, (report: DataView) => void>();
    device.addEventListener('inputreport', (event) => {
      if (!('data' in event) || !(event.data instanceof DataView)) return;
      const id = 'reportId' in event ? Number(event.reportId) : 0;
      const read = byReport.get(id) ?? reportButtons(press);
      byReport.set(id, read);
      read(event.data);
    });
  };
  // One that is gone again or held by another program keeps none of the others from being heard.
  const tryToHear = (device: HidDevice): Promise<void> => hear(device).catch(() => undefined);
  const known = await hid.getDevices();
  hid.addEventListener('connect', (event) => {
    if ('device' in event && isDevice(event.device)) void tryToHear(event.device);
  });
  for (const device of known) await tryToHear(device);
  return hear;
}

const isDevice = (value: unknown): value is HidDevice =>
  value instanceof EventTarget && 'opened' in value && 'open' in value;
