import { existsSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { CallId, CallRecord } from '../../../src-shared/call.ts';
import type { RemovedCall } from '../port.ts';
import { openDb, type Db } from '../db/db.ts';
import { isUnreadable, StorageError } from '../db/storage-error.ts';
import { fromStored, pack, unpack, type Packed } from '../db/stored-json.ts';

/**
 * The calls that were removed from this computer. Sync does not store them again. Their content is kept
 * until it is deleted, so that a removal can be undone. It is a file of its own, because calls.db is a
 * cache that may be replaced at any time.
 */
export interface RemovedCalls {
  has(id: CallId): boolean;
  ids(): readonly CallId[];
  /**
   * Notes the removal. Only then may the call be deleted elsewhere. `reviewsOf` is what people made about a
   * call that is removed with its reviews, as JSON.
   */
  add(
    records: readonly CallRecord[],
    nowMs: number,
    reviewsOf?: (id: CallId) => string | undefined,
  ): void;
  /** The calls whose reviews are set aside, and not yet noted as deleted from `reviews.db`. */
  idsWithReviewsToDelete(): readonly CallId[];
  noteReviewsDeleted(ids: readonly CallId[]): void;
  /** What was set aside by `reviewsOf`; undefined if the call was removed without reviews. */
  reviews(id: CallId): string | undefined;
  /** The calls that can be restored, most recently removed first. */
  list(limit: number): readonly RemovedCall[];
  /** Undefined if the content was deleted. */
  record(id: CallId): CallRecord | undefined;
  /** Ends the removal, so that sync may store the call again. */
  forget(id: CallId): void;
  /** Deletes the content of what was removed before that time. Returns of how many calls. */
  deleteContent(beforeMs: number): number;
  close(): void;
}

export const removedFile = 'removed.db';

const schema = `CREATE TABLE IF NOT EXISTS removed (
  id TEXT PRIMARY KEY,
  removed_ms REAL NOT NULL,
  started_ms REAL,
  record ANY
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS removed_reviews (
  id TEXT PRIMARY KEY,
  content ANY NOT NULL,
  to_delete INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
PRAGMA secure_delete = ON`;

/** The file is created with the first removal. One that can't be read is kept aside. */
export function openRemovedCalls(folder: string): RemovedCalls {
  const file = path.join(folder, removedFile);
  let db = existsSync(file) ? openFile(file) : undefined;
  const known = new Set(db?.all<{ id: CallId }>('SELECT id FROM removed').map(({ id }) => id));
  return {
    has: (id) => known.has(id),
    ids: () => [...known],
    add(records, nowMs, reviewsOf = () => undefined) {
      const opened = (db ??= openFile(file));
      opened.transaction(() => {
        for (const record of records) {
          const { id, startMs = null } = record.call;
          const content = pack(JSON.stringify(record));
          opened.run(
            'INSERT OR REPLACE INTO removed VALUES (?, ?, ?, ?)',
            id,
            nowMs,
            startMs,
            content,
          );
          const reviews = reviewsOf(id);
          if (reviews === undefined) continue;
          opened.run('INSERT OR REPLACE INTO removed_reviews VALUES (?, ?, 1)', id, pack(reviews));
        }
      });
      for (const { call } of records) known.add(call.id);
    },
    list: (limit) => (db === undefined ? [] : listRemoved(db, limit)),
    record(id) {
      const row = db?.first<{ record: Packed | null }>(
        'SELECT record FROM removed WHERE id = ?',
        id,
      );
      return row === undefined || row.record === null
        ? undefined
        : fromStored<CallRecord>(unpack(row.record));
    },
    ...reviewParts(() => db),
    forget(id) {
      db?.transaction(() => {
        db?.run('DELETE FROM removed_reviews WHERE id = ?', id);
        db?.run('DELETE FROM removed WHERE id = ?', id);
      });
      known.delete(id);
    },
    deleteContent: (beforeMs) => (db === undefined ? 0 : deleteContent(db, beforeMs)),
    close: () => db?.close(),
  };
}

const reviewParts = (
  db: () => Db | undefined,
): Pick<RemovedCalls, 'idsWithReviewsToDelete' | 'noteReviewsDeleted' | 'reviews'> => ({
  idsWithReviewsToDelete: () =>
    (db()?.all<{ id: CallId }>('SELECT id FROM removed_reviews WHERE to_delete = 1') ?? []).map(
      ({ id }) => id,
    ),
  noteReviewsDeleted(ids) {
    db()?.run(
      'UPDATE removed_reviews SET to_delete = 0 WHERE id IN (SELECT value FROM json_each(?))',
      JSON.stringify(ids),
    );
  },
  reviews(id) {
    const row = db()?.first<{ content: Packed }>(
      'SELECT content FROM removed_reviews WHERE id = ?',
      id,
    );
    return row && unpack(row.content);
  },
});

const deleteContent = (db: Db, beforeMs: number): number =>
  db.transaction(() => {
    db.run(
      `DELETE FROM removed_reviews
       WHERE to_delete = 0 AND id IN (SELECT id FROM removed WHERE removed_ms < ?)`,
      beforeMs,
    );
    return db.run(
      'UPDATE removed SET record = NULL WHERE removed_ms < ? AND record IS NOT NULL',
      beforeMs,
    );
  });

const listRemoved = (db: Db, limit: number): readonly RemovedCall[] =>
  db
    .all<{ id: CallId; removed_ms: number; started_ms: number | null }>(
      `SELECT id, removed_ms, started_ms FROM removed WHERE record IS NOT NULL
       ORDER BY removed_ms DESC, id LIMIT ?`,
      limit,
    )
    .map(({ id, removed_ms: removedMs, started_ms: startMs }) => ({
      id,
      removedMs,
      ...(startMs === null ? {} : { startMs }),
    }));

function openFile(file: string): Db {
  try {
    return openWithSchema(file);
  } catch (error) {
    if (!(error instanceof StorageError && isUnreadable(error))) throw error;
    // The calls come back with the next sync, which is better than a workspace that does not open.
    renameSync(file, file.replace(/\.db$/u, '.unreadable.db'));
    for (const end of ['-wal', '-shm']) rmSync(file + end, { force: true });
    return openWithSchema(file);
  }
}

function openWithSchema(file: string): Db {
  const db = openDb(file, { synchronous: 'FULL', cacheMb: 2 });
  try {
    db.exec(schema);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}
