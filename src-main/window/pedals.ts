import type { HIDDevice, Session } from 'electron';
import { chooseFromList } from './choose-from-list.ts';

/** Identifies a pedal when it is connected again. */
export interface KnownPedal {
  readonly vendorId: number;
  readonly productId: number;
}

interface PedalDeps {
  readonly isOurs: (url: string) => boolean;
  /** The pedals that were chosen before. */
  readonly known: () => readonly KnownPedal[];
  readonly save: (pedal: KnownPedal) => void;
}

/**
 * Lets our pages use the HID devices that the reviewer chose in a dialog of the main process, and no other
 * device. All other permissions are in security.ts.
 */
export function allowPedals(session: Session, deps: PedalDeps): void {
  const isKnown = (device: KnownPedal): boolean => deps.known().some((one) => isSame(one, device));
  session.setDevicePermissionHandler(
    ({ deviceType, origin, device }) =>
      deviceType === 'hid' && deps.isOurs(origin) && hasIds(device) && isKnown(device),
  );
  session.on('select-hid-device', (event, { deviceList, frame }, choose) => {
    event.preventDefault();
    if (frame === null || !deps.isOurs(frame.url)) {
      choose('');
      return;
    }
    void askForPedal(deviceList, deps, choose);
  });
}

async function askForPedal(
  candidates: readonly HIDDevice[],
  deps: PedalDeps,
  choose: (deviceId: string) => void,
): Promise<void> {
  // One device can be listed several times.
  const devices = candidates.filter(
    (one, at) => candidates.findIndex((other) => isSame(one, other)) === at,
  );
  const device = await chooseFromList({
    title: 'Add a pedal',
    choices: devices,
    label: ({ name }) => name || 'Unnamed device',
    message: 'Which device is the pedal?',
    detail: 'Earmark will listen only to this device.',
    emptyMessage: 'No device found',
    emptyDetail:
      'Connect the pedal and try again. Pedals that act as a keyboard don’t need to be added.',
  });
  if (device !== undefined) {
    deps.save({ vendorId: device.vendorId, productId: device.productId });
  }
  choose(device?.deviceId ?? '');
}

const isSame = (one: KnownPedal, other: KnownPedal): boolean =>
  one.vendorId === other.vendorId && one.productId === other.productId;

const hasIds = (device: object): device is KnownPedal =>
  'vendorId' in device &&
  'productId' in device &&
  typeof device.vendorId === 'number' &&
  typeof device.productId === 'number';
