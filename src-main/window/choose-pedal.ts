import { dialog } from 'electron';

/** A page of the list: a message box with more buttons fits no screen. */
const most = 8;

/** Asks which of these devices is the pedal; its place in the list, undefined for none. */
export async function choosePedal(names: readonly string[]): Promise<number | undefined> {
  const offered = names.slice(0, most);
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
