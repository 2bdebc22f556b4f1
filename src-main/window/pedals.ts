import type { HIDDevice, Session } from 'electron';
import { choosePedal } from './choose-pedal.ts';

/** What a pedal is recognised by the next time it is plugged in. */
export interface KnownPedal {
  readonly vendorId: number;
  readonly productId: number;
}

interface PedalParts {
  readonly isOurs: (url: string) => boolean;
  /** The pedals chosen earlier. */
  readonly known: () => readonly KnownPedal[];
  readonly keep: (pedal: KnownPedal) => void;
}

/**
 * A page of ours may hear a HID device that the reviewer has chosen in a dialog of the main process, and
 * no other device. The permissions of everything else stay in security.ts.
 */
export function allowPedals(session: Session, parts: PedalParts): void {
  const isKnown = (device: KnownPedal): boolean => parts.known().some((one) => same(one, device));
  session.setDevicePermissionHandler(
    ({ deviceType, origin, device }) =>
      deviceType === 'hid' && parts.isOurs(origin) && isNumbered(device) && isKnown(device),
  );
  session.on('select-hid-device', (event, { deviceList, frame }, answer) => {
    event.preventDefault();
    if (frame === null || !parts.isOurs(frame.url)) {
      answer('');
      return;
    }
    void ask(deviceList, parts, answer);
  });
}

async function ask(
  list: readonly HIDDevice[],
  parts: PedalParts,
  answer: (deviceId: string) => void,
): Promise<void> {
  // One device may offer itself several times.
  const devices = list.filter((one, at) => list.findIndex((other) => same(one, other)) === at);
  const place = await choosePedal(devices.map(({ name }) => name || 'Device without a name'));
  const device = place === undefined ? undefined : devices[place];
  if (device !== undefined) {
    parts.keep({ vendorId: device.vendorId, productId: device.productId });
  }
  answer(device?.deviceId ?? '');
}

const same = (one: KnownPedal, other: KnownPedal): boolean =>
  one.vendorId === other.vendorId && one.productId === other.productId;

const isNumbered = (device: object): device is KnownPedal =>
  'vendorId' in device &&
  'productId' in device &&
  typeof device.vendorId === 'number' &&
  typeof device.productId === 'number';
