import { execFile } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { ElectronApplication } from '@playwright/test';
import { openScreen, type Screen } from './x11.ts';

/** The keyboard of the virtual display. Keys are pressed by their position, whatever they type. */
export interface Keyboard extends AsyncDisposable {
  /** Changes the layout, by its name in X: `fr`, `us(dvorak)`. */
  layout(name: string): Promise<void>;
  /** Presses a key while others are held, by position: `press('Digit5', 'AltRight')`. */
  press(code: string, ...held: readonly string[]): Promise<void>;
}

const rows: Readonly<Record<number, readonly string[]>> = {
  9: ['Escape', ...[1, 2, 3, 4, 5, 6, 7, 8, 9, 0].map((digit) => `Digit${digit}`)],
  20: ['Minus', 'Equal', 'Backspace', 'Tab'],
  24: 'QWERTYUIOP'.split('').map((letter) => `Key${letter}`),
  34: ['BracketLeft', 'BracketRight', 'Enter', 'ControlLeft'],
  38: 'ASDFGHJKL'.split('').map((letter) => `Key${letter}`),
  47: ['Semicolon', 'Quote', 'Backquote', 'ShiftLeft', 'Backslash'],
  52: 'ZXCVBNM'.split('').map((letter) => `Key${letter}`),
  59: ['Comma', 'Period', 'Slash'],
  64: ['AltLeft', 'Space'],
  67: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((key) => `F${key}`),
  108: ['AltRight'],
};

const keycodes = new Map(
  Object.entries(rows).flatMap(([first, codes]) =>
    codes.map((code, place): [string, number] => [code, Number(first) + place]),
  ),
);

const queryExtension = 98;
const setInputFocus = 42;
const getInputFocus = 43;
const fakeInput = 2;
const [down, up] = [2, 3];
const changeAttributes = 2;
const eventMask = 0x800;
/** Events of the windows below the root window. */
const substructureNotify = 1 << 19;
const mapNotify = 19;

/** Opens the keyboard and focuses the window of the app. */
export async function openKeyboard(electron: ElectronApplication): Promise<Keyboard> {
  const screen = await openScreen();
  await focus(screen, electron);
  return keyboardOf(screen);
}

/** Opens the keyboard and focuses the next window that is shown. */
export async function openKeyboardOfNextWindow(start: () => void): Promise<Keyboard> {
  const screen = await openScreen();
  const window = await nextWindow(screen, start);
  // The window is not ready for the focus in the moment in which it is shown.
  await wait(1000);
  setFocus(screen, window);
  return keyboardOf(screen);
}

async function keyboardOf(screen: Screen): Promise<Keyboard> {
  const test = await extension(screen, 'XTEST');
  const strike = (code: string, type: number): void => {
    const keycode = keycodes.get(code);
    if (keycode === undefined) throw new Error(`No key is called ${code}`);
    const body = Buffer.alloc(32);
    body.writeUInt8(type, 0);
    body.writeUInt8(keycode, 1);
    screen.send(test, fakeInput, body);
  };
  const layout: Keyboard['layout'] = async (name) => {
    const [, base = name, variant = ''] = /^(\w+)\((\w+)\)$/u.exec(name) ?? [];
    await promisify(execFile)('setxkbmap', ['-layout', base, '-variant', variant]);
  };
  return {
    layout,
    async press(code, ...held) {
      for (const key of held) strike(key, down);
      strike(code, down);
      strike(code, up);
      for (const key of held.toReversed()) strike(key, up);
      // The reply comes after everything that was sent before.
      await screen.request(getInputFocus, 0, Buffer.alloc(0));
    },
    async [Symbol.asyncDispose]() {
      await layout('us');
      await screen[Symbol.asyncDispose]();
    },
  };
}

async function extension(screen: Screen, name: string): Promise<number> {
  const body = Buffer.alloc(4 + name.length);
  body.writeUInt16LE(name.length, 0);
  body.write(name, 4, 'latin1');
  const answer = await screen.request(queryExtension, 0, body);
  if (answer[8] !== 1) throw new Error(`The X screen has no ${name}`);
  return answer[9] ?? 0;
}

/** There is no window manager that sets the focus. */
async function focus(screen: Screen, electron: ElectronApplication): Promise<void> {
  const window = await electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.getNativeWindowHandle().readUInt32LE(0),
  );
  setFocus(screen, window ?? 0);
}

function setFocus(screen: Screen, window: number): void {
  const body = Buffer.alloc(8);
  body.writeUInt32LE(window, 0);
  screen.send(setInputFocus, 2, body);
}

/** Waits until a window is shown after `start`. */
async function nextWindow(screen: Screen, start: () => void): Promise<number> {
  const body = Buffer.alloc(12);
  body.writeUInt32LE(screen.root, 0);
  body.writeUInt32LE(eventMask, 4);
  body.writeUInt32LE(substructureNotify, 8);
  screen.send(changeAttributes, 0, body);
  start();
  for (;;) {
    const event = await screen.next();
    if (((event[0] ?? 0) & 0x7f) === mapNotify) return event.readUInt32LE(8);
  }
}
