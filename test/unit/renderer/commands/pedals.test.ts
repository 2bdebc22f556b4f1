import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  createGamepadPoller,
  listenToPedals,
  createReportDecoder,
  type HidDevice,
  createPedals,
} from '../../../../src-renderer/commands/pedals.ts';

const pad = (...pressed: readonly boolean[]) => [
  null,
  {
    index: 1,
    buttons: pressed.map((down) => ({ pressed: down, touched: down, value: Number(down) })),
  },
];
const report = (...bytes: readonly number[]): DataView =>
  new DataView(new Uint8Array(bytes).buffer);

/** A pedal as WebHID gives it. */
class FakePedal extends EventTarget implements HidDevice {
  opened = false;
  readonly productName = 'Pedal';
  open(): Promise<void> {
    this.opened = true;
    return Promise.resolve();
  }
  send(...bytes: readonly number[]): void {
    this.dispatchEvent(
      Object.assign(new Event('inputreport'), { reportId: 0, data: report(...bytes) }),
    );
  }
}

const hidWith = (...devices: readonly FakePedal[]) =>
  Object.assign(new EventTarget(), { getDevices: () => Promise.resolve(devices) });

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a gamepad', () => {
  it('is heard once for each press, and not for a button that was down before', () => {
    const pressed: string[] = [];
    let now = pad(true, false);
    const look = createGamepadPoller(
      () => now,
      (chord) => pressed.push(chord),
    );
    look();
    now = pad(true, true);
    look();
    look();
    now = pad(false, false);
    look();
    now = pad(true, false);
    look();
    expect(pressed).toEqual(['Gamepad:1', 'Gamepad:0']);
  });

  it('is looked at only while a command has a button of it, or a key is being chosen', () => {
    const gamepads = vi.fn<() => never[]>(() => []);
    let bound = false;
    const pedals = createPedals({
      gamepads,
      hid: undefined,
      press: () => undefined,
      isBound: () => bound,
    });
    pedals.refresh();
    vi.advanceTimersByTime(100);
    expect(gamepads).not.toHaveBeenCalled();
    bound = true;
    pedals.refresh();
    vi.advanceTimersByTime(100);
    expect(gamepads).toHaveBeenCalled();
    bound = false;
    pedals.refresh();
    gamepads.mockClear();
    vi.advanceTimersByTime(100);
    const stop = pedals.capture(() => undefined);
    expect(gamepads).not.toHaveBeenCalled();
    vi.advanceTimersByTime(100);
    expect(gamepads).toHaveBeenCalled();
    stop();
    gamepads.mockClear();
    vi.advanceTimersByTime(100);
    expect(gamepads).not.toHaveBeenCalled();
  });
});

describe('a HID pedal', () => {
  it('is heard for each bit that rises', () => {
    const pressed: string[] = [];
    const read = createReportDecoder((chord) => pressed.push(chord));
    read(report(0, 0));
    read(report(1, 0));
    read(report(3, 0));
    read(report(2, 128));
    read(report(3, 128));
    expect(pressed).toEqual(['Pedal:0', 'Pedal:1', 'Pedal:15', 'Pedal:0']);
  });

  it('chosen earlier is opened and heard again', async () => {
    const pedal = new FakePedal();
    const pressed: string[] = [];
    await listenToPedals(hidWith(pedal), (chord) => pressed.push(chord));
    pedal.send(4);
    expect(pedal.opened).toBe(true);
    expect(pressed).toEqual(['Pedal:2']);
  });

  it('plugged in later is heard from then on', async () => {
    const pedal = new FakePedal();
    const hid = hidWith();
    const pressed: string[] = [];
    await listenToPedals(hid, (chord) => pressed.push(chord));
    hid.dispatchEvent(Object.assign(new Event('connect'), { device: pedal }));
    await Promise.resolve();
    pedal.send(1);
    expect(pressed).toEqual(['Pedal:0']);
  });

  it('is heard even if another one cannot be opened', async () => {
    const gone = new FakePedal();
    gone.open = () => Promise.reject(new Error('Held by another program'));
    const pedal = new FakePedal();
    const pressed: string[] = [];
    await listenToPedals(hidWith(gone, pedal), (chord) => pressed.push(chord));
    pedal.send(1);
    expect(pressed).toEqual(['Pedal:0']);
  });

  it('goes to whoever is choosing a key, and runs nothing meanwhile', async () => {
    const pedal = new FakePedal();
    const hid = Object.assign(new EventTarget(), {
      getDevices: () => Promise.resolve([]),
      requestDevice: () => Promise.resolve([pedal]),
    });
    const ran: string[] = [];
    const pedals = createPedals({
      gamepads: () => [],
      hid,
      press: (chord) => ran.push(chord),
      isBound: () => false,
    });
    expect(await pedals.add()).toEqual({ ok: true, value: true });
    const chosen: string[] = [];
    const stop = pedals.capture((chord) => chosen.push(chord));
    pedal.send(1);
    stop();
    pedal.send(0);
    pedal.send(1);
    expect([chosen, ran]).toEqual([['Pedal:0'], ['Pedal:0']]);
  });

  it('that cannot be opened is said in words', async () => {
    const hid = Object.assign(new EventTarget(), {
      getDevices: () => Promise.resolve([]),
      requestDevice: () => Promise.reject(new Error('Access denied')),
    });
    const pedals = createPedals({
      gamepads: () => [],
      hid,
      press: () => undefined,
      isBound: () => false,
    });
    expect(await pedals.add()).toEqual({
      ok: false,
      error: 'Couldn’t open the pedal: Access denied',
    });
  });
});
