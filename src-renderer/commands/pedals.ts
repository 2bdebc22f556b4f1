import { err, ok, type Result } from '../../src-shared/result.ts';

/** The part of the Gamepad API that says which buttons are down. */
export type ReadGamepads = () => readonly (Pick<Gamepad, 'index' | 'buttons'> | null)[];

/**
 * Returns a function that reads every gamepad once and reports each button that went down since the
 * previous reading, as `Gamepad:0`. Buttons that are already down at the first reading are ignored.
 */
export function createGamepadPoller(
  read: ReadGamepads,
  press: (chord: string) => void,
): () => void {
  let lastDown: ReadonlySet<string> | undefined;
  return () => {
    const down = new Map<string, number>();
    for (const pad of read()) {
      pad?.buttons.forEach((button, index) => {
        if (button.pressed) down.set(`${pad.index} ${index}`, index);
      });
    }
    const previous = lastDown;
    lastDown = new Set(down.keys());
    if (previous === undefined) return;
    for (const [name, index] of down) if (!previous.has(name)) press(`Gamepad:${index}`);
  };
}

/** The part of WebHID that pedals need. TypeScript's DOM types do not include WebHID yet. */
export interface HidDevice extends EventTarget {
  readonly opened: boolean;
  readonly productName: string;
  open(): Promise<void>;
}

export interface Hid extends EventTarget {
  /** The devices that the reviewer has allowed, now or earlier. */
  getDevices(): Promise<readonly HidDevice[]>;
  /** Shows the browser's device chooser. Resolves to an empty list when nothing was chosen. */
  requestDevice(options: { readonly filters: readonly object[] }): Promise<readonly HidDevice[]>;
}

/** The browser's WebHID, or undefined where it has none. */
export function browserHid(): Hid | undefined {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- TypeScript's DOM knows no WebHID; the shape is the standard's
  return 'hid' in navigator ? (navigator.hid as Hid) : undefined;
}

/** Reports every bit that changed from 0 to 1 since the previous report, as `Pedal:0`. */
export function createReportDecoder(press: (chord: string) => void): (report: DataView) => void {
  let lastBytes: readonly number[] = [];
  return (report) => {
    const bytes = Array.from({ length: report.byteLength }, (_, at) => report.getUint8(at));
    const previous = lastBytes;
    lastBytes = bytes;
    bytes.forEach((byte, at) => {
      const pressed = byte & ~(previous[at] ?? 0);
      for (let bit = 0; bit < 8; bit += 1) {
        if ((pressed & (1 << bit)) !== 0) press(`Pedal:${at * 8 + bit}`);
      }
    });
  };
}

/**
 * Listens to the allowed pedals, including those plugged in later. Resolves to a function that starts
 * listening to one more.
 */
export async function listenToPedals(
  hid: Pick<Hid, 'getDevices' | 'addEventListener'>,
  press: (chord: string) => void,
): Promise<(device: HidDevice) => Promise<void>> {
  const listening = new WeakSet<HidDevice>();
  const listen = async (device: HidDevice): Promise<void> => {
    if (!device.opened) await device.open();
    if (listening.has(device)) return;
    listening.add(device);
    const byReport = new Map<number, (report: DataView) => void>();
    device.addEventListener('inputreport', (event) => {
      if (!('data' in event) || !(event.data instanceof DataView)) return;
      const id = 'reportId' in event ? Number(event.reportId) : 0;
      const read = byReport.get(id) ?? createReportDecoder(press);
      byReport.set(id, read);
      read(event.data);
    });
  };
  // A pedal that was unplugged or is in use by another program must not keep the others from working.
  const tryToListen = (device: HidDevice): Promise<void> => listen(device).catch(() => undefined);
  const known = await hid.getDevices();
  hid.addEventListener('connect', (event) => {
    if ('device' in event && isDevice(event.device)) void tryToListen(event.device);
  });
  for (const device of known) await tryToListen(device);
  return listen;
}

const isDevice = (value: unknown): value is HidDevice =>
  value instanceof EventTarget && 'opened' in value && 'open' in value;

interface PedalDeps {
  readonly gamepads: ReadGamepads;
  readonly hid: Hid | undefined;
  /** Called when a button is pressed and no shortcut is being recorded. */
  readonly press: (chord: string) => void;
  /** Whether a command has a shortcut that starts with this prefix. */
  readonly isBound: (beginning: string) => boolean;
}

export interface Pedals {
  /** Call after the shortcuts changed. Gamepads are polled only while a shortcut uses one. */
  refresh(): void;
  /** Sends button presses to a shortcut recorder. Returns a function that stops this. */
  capture(listener: (chord: string) => void): () => void;
  /**
   * Shows the device chooser; the browser allows this only right after a key press or click. Resolves to
   * whether a pedal was chosen, or to a text that says why it can't be used.
   */
  add(): Promise<Result<boolean, string>>;
  readonly canAdd: boolean;
}

/** Most gamepads report at this rate. */
const pollIntervalMs = 16;

/** Turns the buttons of gamepads and HID pedals into chords. */
export function createPedals({ gamepads, hid, press, isBound }: PedalDeps): Pedals {
  let captured: ((chord: string) => void) | undefined;
  let timer: ReturnType<typeof setInterval> | undefined;
  let listening: Promise<(device: HidDevice) => Promise<void>> | undefined;

  const emit = (chord: string): void => {
    if (captured === undefined) press(chord);
    else captured(chord);
  };

  const listenToChosen = (): typeof listening => {
    if (hid !== undefined && listening === undefined) {
      listening = listenToPedals(hid, emit);
      // After a failure, adding the pedal again starts over.
      listening.catch(() => {
        listening = undefined;
      });
    }
    return listening;
  };

  const refresh = (): void => {
    const needsPolling = captured !== undefined || isBound('Gamepad:');
    if (!needsPolling) clearInterval(timer);
    if (!needsPolling) timer = undefined;
    else timer ??= setInterval(createGamepadPoller(gamepads, emit), pollIntervalMs);
    if (captured !== undefined || isBound('Pedal:')) void listenToChosen();
  };

  return {
    refresh,
    canAdd: hid !== undefined,
    capture(listener) {
      captured = listener;
      refresh();
      return () => {
        if (captured === listener) captured = undefined;
        refresh();
      };
    },
    async add() {
      if (hid === undefined) return err('Pedals are not supported on this computer.');
      try {
        // Must come first: the browser allows it only right after a user action.
        const [chosen] = await hid.requestDevice({ filters: [] });
        if (chosen !== undefined) await (await listenToChosen())?.(chosen);
        return ok(chosen !== undefined);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        return err(`Couldn’t open the pedal: ${reason}`);
      }
    },
  };
}
