import { createHandlers } from '../../src-main/library/process/handlers.ts';
import { StorageError, storageFailure } from '../../src-main/library/db/storage-error.ts';
import { parseResponse } from '../../src-main/retell/wire/parse-response.ts';
import type { AppError } from '../../src-shared/errors.ts';
import { err, type Result } from '../../src-shared/result.ts';
import type { Edit } from '../../src-shared/review.ts';
import { asCallId, createCall, fetchedRecord } from '../unit/main/library/test-library.ts';
import { ann } from './fake-reviewers.ts';

/* What the processes of the tests of disks and files do with a library. */

export const reviewedCall = asCallId('call_1');

type Handlers = ReturnType<typeof createHandlers>['handlers'];

export interface ReviewSession {
  readonly handlers: Handlers;
  close(): void;
}

export function createSession(): ReviewSession {
  let nowMs = 1_800_000_000_000;
  // Edits follow each other slowly, so that each is a line of the history.
  const now = (): number => {
    nowMs += 60_000;
    return nowMs;
  };
  return createHandlers({ now, log: () => undefined, parseResponse });
}

/** A failure as the reviewer reads it; a mistake in our own code throws. */
export async function reported<T>(
  work: () => Result<T, AppError> | Promise<Result<T, AppError>>,
): Promise<Result<T, AppError>> {
  try {
    return await work();
  } catch (error) {
    const failure = error instanceof StorageError ? storageFailure(error) : undefined;
    if (failure === undefined) throw error;
    return err(failure);
  }
}

export const openSession = ({ handlers }: ReviewSession, folder: string) =>
  reported(() => handlers.open({ folder, reviewer: ann }, 'open'));

export const storeCall = ({ handlers }: ReviewSession) =>
  reported(() =>
    handlers['calls:store']({ records: [fetchedRecord(createCall(reviewedCall))] }, 'store'),
  );

/** Long quotes now and then, so that the log of SQLite is copied into the file more than once. */
const quote = (count: number): string => 'Words. '.repeat(count % 5 === 0 ? 30_000 : 60);

const editOf = (count: number): Edit =>
  count % 3 === 0
    ? { kind: 'review.flag', callId: reviewedCall, flagged: count % 2 === 0 }
    : {
        kind: 'tag.apply',
        callId: reviewedCall,
        tag: { id: `tag ${count}`, tagId: 'tone', span: {}, quote: quote(count) },
      };

/** One edit, or an undo or a redo now and then; the receipt. */
export function takeStep({ handlers }: ReviewSession, count: number) {
  return reported(() => {
    if (count % 7 === 5) return handlers['edit:undo'](undefined, `undo ${count}`);
    if (count % 7 === 6) return handlers['edit:redo'](undefined, `redo ${count}`);
    const requestId = `edit ${count}`;
    return handlers['edit:apply']({ requestId, edit: editOf(count) }, requestId);
  });
}

/** Everything that is stored about the review; undefined if it cannot be read. */
export async function readState({ handlers }: ReviewSession): Promise<string | undefined> {
  const work = await reported(() => handlers['work:of']({ callId: reviewedCall }, 'work'));
  return work.ok ? JSON.stringify(work.value) : undefined;
}
