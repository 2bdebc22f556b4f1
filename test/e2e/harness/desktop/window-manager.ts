import { openScreen, type Screen } from './x11.ts';

const changeAttributes = 2;
const configure = 12;
const internAtom = 16;
const changeProperty = 18;
const clientMessage = 33;
const atomType = 4;
/** Events of the windows below the root window, including messages to a window manager. */
const substructureNotify = 1 << 19;
const eventMask = 0x800;

const words = (...values: readonly number[]): Buffer => {
  const buffer = Buffer.alloc(values.length * 4);
  values.forEach((value, place) => buffer.writeUInt32LE(value, place * 4));
  return buffer;
};

/**
 * The virtual display has no window manager. This one only maximises windows: a window that requests it
 * gets the whole screen and the matching state.
 */
export async function manageWindows(): Promise<AsyncDisposable> {
  const screen = await openScreen();
  const state = await atom(screen, '_NET_WM_STATE');
  const vertical = await atom(screen, '_NET_WM_STATE_MAXIMIZED_VERT');
  const horizontal = await atom(screen, '_NET_WM_STATE_MAXIMIZED_HORZ');
  screen.send(changeAttributes, 0, words(screen.root, eventMask, substructureNotify));
  const obey = (message: Buffer): void => {
    const [window, kind, action, first] = [4, 8, 12, 16].map((at) => message.readUInt32LE(at));
    if (window === undefined || kind !== state) return;
    if (first !== vertical && first !== horizontal) return;
    const atoms = action === 1 ? [vertical, horizontal] : [];
    const format = 32;
    // The state first, so that the window knows the reason for its new size.
    screen.send(changeProperty, 0, words(window, state, atomType, format, atoms.length, ...atoms));
    if (action !== 1) return;
    screen.send(configure, 0, words(window, 0b1111, 0, 0, screen.width, screen.height));
  };
  void (async () => {
    for (;;) {
      const packet = await screen.next();
      if (((packet[0] ?? 0) & 0x7f) === clientMessage) obey(packet);
    }
  })().catch(() => undefined);
  return screen;
}

async function atom(screen: Screen, name: string): Promise<number> {
  const body = Buffer.alloc(4 + name.length);
  body.writeUInt16LE(name.length, 0);
  body.write(name, 4, 'latin1');
  return (await screen.request(internAtom, 0, body)).readUInt32LE(8);
}
