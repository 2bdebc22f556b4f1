import { dialog, type HIDDevice, type Session } from 'electron';

/** A page of the list: a message box with more buttons fits no screen. */
const maxChoices = 8;

/** Asks which of these devices is the pedal; its place in the list, undefined for none. */
export async function choosePedal(names: readonly string[]): Promise<number | undefined> {
  const offered = names.slice(0, maxChoices);
  const { response } = await dialog.showMessageBox({
    type: 'question',
    title: 'Add a pedal',
    message: offered.length === 0 ? 'No device was found.' : 'Which device is the pedal?',
    detail:
      offered.length === 0
        ? 'Plug the pedal in and try again. Pedals that act as a keyboard need not be added.'
        : 'Earmark will hear this device and no other.',
    buttons: [...offered, 'Cancel'],
    cancelId: offered.length,
    defaultId: offered.length,
  });
  return response < offered.length ? response : undefined;
}

/** What a pedal is recognised by the next time it is plugged in. */
export interface KnownPedal {
  readonly vendorId: number;
  readonly productId: number;
}

interface PedalDeps {
  readonly isOurs: (url: string) => boolean;
  /** The pedals chosen earlier. */
  readonly known: () => readonly KnownPedal[];
  readonly save: (pedal: KnownPedal) => void;
}

/**
 * A page of ours may hear a HID device that the reviewer has chosen in a dialog of the main process, and
 * no other device. The permissions of everything else stay in security.ts.
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
  // One device may offer itself several times.
  const devices = candidates.filter(
    (one, at) => candidates.findIndex((other) => isSame(one, other)) === at,
  );
  const place = await choosePedal(devices.map(({ name }) => name || 'Device without a name'));
  const device = place === undefined ? undefined : devices[place];
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
