import { dialog } from 'electron';
import { chooseFromList } from './choose-from-list.ts';

const counted = (count: number): string =>
  count === 1 ? '1 call' : `${count.toLocaleString('en')} calls`;

async function confirm(button: string, message: string, detail: string): Promise<boolean> {
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    title: 'Remove calls',
    message,
    detail,
    buttons: [button, 'Cancel'],
    cancelId: 1,
    defaultId: 1,
  });
  return response === 0;
}

export const confirmRemoveCall = (): Promise<boolean> =>
  confirm(
    'Remove',
    'Remove the open call from this computer?',
    'Its transcript can be restored for 30 days with File › Restore removed calls. Its recording is deleted now, and downloaded again after a restore if Retell still has it. Sync does not bring the call back. Nothing changes in Retell.',
  );

export const confirmRetention = (
  days: number,
  { removable, kept }: { readonly removable: number; readonly kept: number },
): Promise<boolean> =>
  confirm(
    'Remove',
    `Remove calls without a review ${days} days after they started?`,
    `In the open workspace, ${counted(removable)} will be removed now. ${counted(kept)} of that age are kept, because they have a review or a plan has drawn them. Transcripts can be restored for 30 days with File › Restore removed calls.`,
  );

export const confirmDeleteRemoved = (calls: number): Promise<boolean> =>
  confirm(
    'Delete',
    `Delete ${counted(calls)} that were removed from this computer?`,
    'They can’t be restored afterwards. Sync does not bring them back.',
  );

interface RemovedDay {
  readonly day: string;
  readonly ids: readonly unknown[];
}

export const chooseRemovedDay = <D extends RemovedDay>(
  days: readonly D[],
): Promise<D | undefined> =>
  chooseFromList({
    title: 'Restore removed calls',
    choices: days,
    label: ({ day, ids }) => `${counted(ids.length)} removed on ${day}`,
    message: 'Which calls should be restored?',
    detail: 'Recordings are downloaded again if Retell still has them.',
    emptyMessage: 'No removed calls',
    emptyDetail: 'Calls that were removed from the open workspace are listed here for 30 days.',
  });
