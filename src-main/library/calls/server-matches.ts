import type { CallId } from '../../../src-shared/call.ts';
import type { ServerOnlyFilter } from '../port.ts';
import type { Db } from '../db/db.ts';

/** What a criterion is known by: the same words in the same order, however it was put together. */
export function serverFilterKey(filter: ServerOnlyFilter): string {
  if ('attribute' in filter) {
    const { key, type, op } = filter.attribute;
    const value = 'value' in filter.attribute ? [filter.attribute.value] : [];
    return JSON.stringify(['custom_attributes', key, type, op, ...value]);
  }
  const { name, success, latency_ms: latency } = filter.tool;
  return JSON.stringify(['tool_calls', name, success?.value, latency?.op, latency?.value]);
}

/**
 * Keeps that Retell itself has found these calls, which have to be stored, by these criteria: its word
 * is all there is to go by. Answers of which calls it was not known: queues that ask for it are other
 * ones now.
 */
export function recordServerMatches(
  db: Db,
  ids: readonly CallId[],
  filters: readonly ServerOnlyFilter[],
): readonly CallId[] {
  const recordMatch = (criterion: string) => (id: CallId) =>
    db.run('INSERT OR IGNORE INTO affirmed SELECT ?, key FROM calls WHERE id = ?', criterion, id) >
    0;
  return db.transaction(() =>
    filters.flatMap((criterion) => ids.filter(recordMatch(serverFilterKey(criterion)))),
  );
}

/**
 * Whether calls tell their custom attributes. No document of Retell says that they do: while not one
 * call here has any, a call without them has not told, and nothing can be concluded from it.
 */
export const callsReportAttributes = (db: Db): boolean =>
  db.first(`SELECT 1 FROM counts WHERE kind = 'call' AND facet = 'custom_attributes' LIMIT 1`) !==
  undefined;
