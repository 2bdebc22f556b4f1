import { err, ok, type Result } from '../../src-shared/result.ts';
import { gamepadButtons, type ReadGamepads } from './gamepad-buttons.ts';
import { hearPedals, type Hid, type HidDevice } from './hid-buttons.ts';

interface PedalParts {
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
const lookEveryMs = 16;

/** Buttons of gamepads and of HID pedals, as chords. */
export function createPedals({ gamepads, hid, press, isBound }: PedalParts): Pedals {
  let captured: ((chord: string) => void) | undefined;
  let timer: ReturnType<typeof setInterval> | undefined;
  let hear: Promise<(device: HidDevice) => Promise<void>> | undefined;

  const give = (chord: string): void => {
    if (captured === undefined) press(chord);
    else captured(chord);
  };

  const hearChosen = (): typeof hear => {
    if (hid !== undefined && hear === undefined) {
      hear = hearPedals(hid, give);
      // A pedal that is gone or taken by another program is heard when it is added again.
      hear.catch(() => {
        hear = undefined;
      });
    }
    return hear;
  };

  const refresh = (): void => {
    const wanted = captured !== undefined || isBound('Gamepad:');
    if (!wanted) clearInterval(timer);
    if (!wanted) timer = undefined;
    else timer ??= setInterval(gamepadButtons(gamepads, give), lookEveryMs);
    if (captured !== undefined || isBound('Pedal:')) void hearChosen();
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
        if (chosen !== undefined) await (await hearChosen())?.(chosen);
        return ok(chosen !== undefined);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        return err(`The pedal could not be opened: ${reason}`);
      }
    },
  };
}
