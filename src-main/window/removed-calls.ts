import { dialog } from 'electron';
import type { CallRemovalScope } from '../../src-shared/call-removal.ts';
import { chooseFromList } from './choose-from-list.ts';

const counted = (count: number): string =>
  count === 1 ? '1 call' : `${count.toLocaleString('en')} calls`;

const countedReviews = (count: number): string =>
  count === 1 ? 'its review' : `its ${count.toLocaleString('en')} reviews`;

/** The button that was pressed; the last one cancels. */
async function ask(
  buttons: readonly string[],
  message: string,
  detail: string,
): Promise<number | undefined> {
  const cancelId = buttons.length;
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    title: 'Remove calls',
    message,
    detail,
    buttons: [...buttons, 'Cancel'],
    cancelId,
    defaultId: cancelId,
  });
  return response === cancelId ? undefined : response;
}

const confirm = async (button: string, message: string, detail: string): Promise<boolean> =>
  (await ask([button], message, detail)) === 0;

const recordingAfterwards =
  'Its recording is deleted now, and downloaded again after a restore if Retell still has it. Sync does not bring the call back. Nothing changes in Retell.';

export async function confirmRemoveCall(reviews: number): Promise<CallRemovalScope | undefined> {
  const message = 'Remove the open call from this computer?';
  if (reviews === 0) {
    const isConfirmed = await confirm(
      'Remove',
      message,
      `Its transcript can be restored for 30 days with File › Restore removed calls. ${recordingAfterwards}`,
    );
    return isConfirmed ? 'call' : undefined;
  }
  const chosen = await ask(
    [`Remove call and ${countedReviews(reviews)}`, 'Delete recordings only'],
    message,
    `The call and ${countedReviews(reviews)}, of all reviewers, can be restored for 30 days with File › Restore removed calls. ${recordingAfterwards}\n\nTo keep the reviews, delete the recordings only: the transcript stays, because a review can’t be understood without it. A recording is downloaded again when it is played.`,
  );
  if (chosen === undefined) return undefined;
  return chosen === 0 ? 'call' : 'recordings';
}

interface RetentionRule {
  readonly days: number;
  readonly withReviews: boolean;
}

interface Counts {
  readonly removable: number;
  readonly reviewed: number;
  readonly kept: number;
}

export const confirmRetention = (
  { days, withReviews }: RetentionRule,
  { removable, reviewed, kept }: Counts,
): Promise<boolean> =>
  confirm(
    'Remove',
    withReviews
      ? `Remove calls and their reviews ${days} days after the calls started?`
      : `Remove calls without a review ${days} days after they started?`,
    [
      `In the open workspace, ${counted(removable)} will be removed now${withReviews ? `, ${counted(reviewed)} of them with their reviews, of all reviewers` : ''}.`,
      withReviews
        ? `${counted(kept)} of that age are kept, because their review is not submitted, or because a plan or calibration session that is not closed has them.`
        : `${counted(kept)} of that age are kept, because they have a review, or because a plan or calibration session has them.`,
      'What is removed can be restored for 30 days with File › Restore removed calls.',
    ].join(' '),
  );

export const confirmDeleteRemoved = (calls: number): Promise<boolean> =>
  confirm(
    'Delete',
    `Delete ${counted(calls)} that were removed from this computer?`,
    'They can’t be restored afterwards, nor can the reviews that were removed with them. Sync does not bring them back.',
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
