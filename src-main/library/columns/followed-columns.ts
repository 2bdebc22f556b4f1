import type { Db } from '../db/db.ts';
import { CallColumns } from './call-columns.ts';
import { readCallsAfter, startNotingChanges, takeChangedCalls } from './changed-keys.ts';

/** Rows read or taken over between two requests of others. A slice takes a few milliseconds. */
const slice = 1000;

/** The columns of a library, read when they are first asked for, that follow every write from then on. */
export interface FollowedColumns {
  /** Starts reading, or waits for it to end. */
  read(): Promise<void>;
  readonly isRead: boolean;
  /**
   * Asks the columns as `calls` is at this moment. Undefined if they are not read yet, or if one of them
   * holds too many different texts.
   */
  ask<Answer>(question: (columns: CallColumns) => Answer): Promise<Answer | undefined>;
}

export function followColumns(
  db: Db,
  { pause }: { readonly pause: () => Promise<void> },
): FollowedColumns {
  const columns = new CallColumns();
  let reading: Promise<void> | undefined;
  let isRead = false;

  const readAll = async (): Promise<void> => {
    // Noted from the start, so a call that is written behind the reader is read again.
    startNotingChanges(db);
    let last = Number.MIN_SAFE_INTEGER;
    for (;;) {
      await pause();
      const rows = readCallsAfter(db, last, slice);
      columns.update(rows, []);
      last = rows.at(-1)?.key ?? last;
      if (rows.length < slice) break;
    }
    isRead = true;
  };

  return {
    read() {
      reading ??= readAll().catch((error: unknown) => {
        reading = undefined;
        throw error;
      });
      return reading;
    },
    get isRead() {
      return isRead;
    },
    async ask(question) {
      if (!isRead) return undefined;
      for (;;) {
        const { rows, removedKeys, taken } = takeChangedCalls(db, slice);
        if (taken > 0) columns.update(rows, removedKeys);
        // Nothing else can write between taking the last changes and the answer.
        if (taken < slice) return columns.isWhole ? question(columns) : undefined;
        await pause();
      }
    },
  };
}
