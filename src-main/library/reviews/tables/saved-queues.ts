import { QueueFilter, QueueSort } from '../../../../src-shared/filter.ts';
import type { SavedQueue } from '../../../../src-shared/queue.ts';
import type { Db } from '../../db/db.ts';

interface SavedQueueRow {
  readonly id: string;
  readonly name: string;
  readonly filter: string;
  readonly sort: string;
}

/**
 * Sorted by name. A saved queue that this version of Earmark can't read is kept on disk but not listed.
 */
export const readSavedQueues = (db: Db): readonly SavedQueue[] =>
  db
    .all<SavedQueueRow>('SELECT id, name, filter, sort FROM saved_queues')
    .flatMap(parseSavedQueue)
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));

function parseSavedQueue({ id, name, filter, sort }: SavedQueueRow): readonly SavedQueue[] {
  // An older or newer Earmark may have written it, so it is validated like any external data.
  const parsedFilter = QueueFilter.safeParse(JSON.parse(filter));
  const parsedSort = QueueSort.safeParse(JSON.parse(sort));
  return parsedFilter.success && parsedSort.success
    ? [{ id, name, filter: parsedFilter.data, sort: parsedSort.data }]
    : [];
}

/** Saving under an existing id replaces that queue, so the request may be repeated. */
export function saveQueue(db: Db, { id, name, filter, sort }: SavedQueue, nowMs: number): void {
  db.run(
    'INSERT OR REPLACE INTO saved_queues(id, name, filter, sort, saved_ms) VALUES (?, ?, ?, ?, ?)',
    id,
    name,
    JSON.stringify(filter),
    JSON.stringify(sort),
    nowMs,
  );
}

export function removeQueue(db: Db, id: string): void {
  db.run('DELETE FROM saved_queues WHERE id = ?', id);
}
