import { describe, expect, it } from 'vitest';
import { storeCalls } from '../../../../../src-main/library/calls/store-calls.ts';
import { notReviewed } from '../../../../../src-main/library/calls/review-summary.ts';
import { recordEdit, readHistory } from '../../../../../src-main/library/reviews/history.ts';
import {
  openDatabases,
  type LibraryDatabases,
} from '../../../../../src-main/library/process/databases.ts';
import type { Db } from '../../../../../src-main/library/db/db.ts';
import { StorageError, storageFailure } from '../../../../../src-main/library/db/storage-error.ts';
import { createCall, temporaryFolder, fetchedRecord } from '../test-library.ts';
import { ann } from '../../../../fakes/fake-reviewers.ts';

/** Edits follow each other slowly, so that each is a line of the history. */
function opened(folder: string): LibraryDatabases {
  let nowMs = 0;
  const now = (): number => {
    nowMs += 60_000;
    return nowMs;
  };
  const session = openDatabases({ folder, reviewer: ann, now });
  if (!session.ok) throw new Error(JSON.stringify(session.error));
  return session.value;
}

/** SQLite then answers as it does when the disk has no page left. */
function fillUp(db: Db, sparePages: number): void {
  const pages = db.first<{ page_count: number }>('PRAGMA page_count')?.page_count ?? 0;
  db.exec(`PRAGMA max_page_count = ${pages + sparePages}`);
}

const around = { nowMs: 1, reviewSummaryOf: () => notReviewed };
const comment = 'Words that take room. '.repeat(200);

describe('A full disk', () => {
  it('is reported at the edit that failed, and no acknowledged edit is lost', () => {
    using folder = temporaryFolder();
    const session = opened(folder.folder);
    storeCalls(session.calls(), [fetchedRecord(createCall('call_1'))], undefined, around);
    fillUp(session.reviews, 12);
    const acknowledged: number[] = [];
    let failure: unknown;
    for (let count = 0; count < 50 && failure === undefined; count += 1) {
      try {
        const result = recordEdit(session.editContext, {
          requestId: `request ${count}`,
          edit: { kind: 'review.comment', callId: 'call_1', comment: `${count} ${comment}` },
        });
        if (result.ok) acknowledged.push(result.value.historyId);
      } catch (error) {
        failure = error instanceof StorageError ? storageFailure(error) : error;
      }
    }
    expect(failure).toMatchObject({ kind: 'disk-full', path: session.reviews.file });
    expect(acknowledged.length).toBeGreaterThan(0);
    const kept = () => readHistory(session.reviews, ann.id, 100).map(({ historyId }) => historyId);
    expect(kept()).toEqual(acknowledged.toReversed());

    // As soon as there is room, the work goes on.
    session.reviews.exec('PRAGMA max_page_count = 1000000');
    const again = recordEdit(session.editContext, {
      requestId: 'again',
      edit: { kind: 'review.comment', callId: 'call_1', comment },
    });
    expect(again.ok).toBe(true);
    expect(kept()).toHaveLength(acknowledged.length + 1);
    session.close();
  });

  it('rejects a page of the sync as a whole', () => {
    using folder = temporaryFolder();
    const session = opened(folder.folder);
    storeCalls(session.calls(), [fetchedRecord(createCall('call_0'))], 'first', around);
    fillUp(session.calls(), 4);
    const page = Array.from({ length: 200 }, (_, index) =>
      fetchedRecord(createCall(`call_${index}`, { summary: comment })),
    );
    expect(() => storeCalls(session.calls(), page, 'second', around)).toThrow(StorageError);
    const state = session.calls().first(`SELECT value FROM meta WHERE name = 'sync'`);
    expect(state).toMatchObject({ value: '"first"' });
    expect(session.calls().first('SELECT count(*) AS calls FROM calls')).toMatchObject({
      calls: 1,
    });
    session.close();
  });
});
