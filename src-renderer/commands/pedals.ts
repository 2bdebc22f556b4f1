import { err, ok, type Result } from '../../src-shared/result.ts';

/** The part of the browser's gamepads that tells which buttons are down. */
export type ReadGamepads = () => readonly (Pick<Gamepad, 'index' | 'buttons'> | null)[];

/**
 * Looks at every gamepad once; calls back for each button that has gone down since the look before, as
 * `Gamepad:0`. Buttons that are down at the first look are not pressed by anyone now.
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
export function browserHid(): Hid | undefined {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- TypeScript's DOM knows no WebHID; the shape is the standard's
  return 'hid' in navigator ? (navigator.hid as Hid) : undefined;
}

/** Calls back for every bit of a report that has gone from 0 to 1, as `Pedal:0`. */
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

/** Hears the chosen pedals, also when they are plugged in later; answers the function that hears one more. */
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
  // One that is gone again or held by another program keeps none of the others from being heard.
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
  /** A button was pressed and nobody is choosing a key. */
  readonly press: (chord: string) => void;
  /** Some command has a button of that kind. */
  readonly isBound: (beginning: string) => boolean;
}

export interface Pedals {
  /** Says that the keys have changed: gamepads are looked at only while one has a button to hear. */
  refresh(): void;
  /** Gives the buttons to somebody who is choosing a key, until the function given back is called. */
  capture(listener: (chord: string) => void): () => void;
  /**
   * Lets the reviewer choose a pedal; must follow a press of a key or a click. Answers whether one was
   * chosen, or in plain words why it cannot be heard.
   */
  add(): Promise<Result<boolean, string>>;
  readonly canAdd: boolean;
}

/** As often as most gamepads report. */
const pollIntervalMs = 16;

/** Buttons of gamepads and of HID pedals, as chords. */
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
      // A pedal that is gone or taken by another program is heard when it is added again.
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
      if (hid === undefined) return err('This computer offers no way to hear pedals.');
      try {
        // Asked for first: the browser allows it only right after a press.
        const [chosen] = await hid.requestDevice({ filters: [] });
        if (chosen !== undefined) await (await listenToChosen())?.(chosen);
        return ok(chosen !== undefined);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        return err(`The pedal could not be opened: ${reason}`);
      }
    },
  };
}
