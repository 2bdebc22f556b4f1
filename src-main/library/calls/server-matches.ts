import type { CallId } from '../../../src-shared/call.ts';
import type { ServerOnlyFilter } from '../port.ts';
import type { Db } from '../db/db.ts';

/** Identifies a filter by its values, whatever the order of its properties. */
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
 * Records that Retell found these stored calls by these filters, which is the only evidence there is.
 * Returns the calls for which that is new, because queues with such a filter change by it.
 */
export function recordServerMatches(
  db: Db,
  ids: readonly CallId[],
  filters: readonly ServerOnlyFilter[],
): readonly CallId[] {
  const recordMatch = (criterion: string) => (id: CallId) => {
    const isNew =
      db.run(
        'INSERT OR IGNORE INTO affirmed SELECT ?, key FROM calls WHERE id = ?',
        criterion,
        id,
      ) > 0;
    // A measure can ask for the same filter.
    if (isNew) db.run('UPDATE calls SET measured_by = 0 WHERE id = ?', id);
    return isNew;
  };
  return db.transaction(() =>
    filters.flatMap((criterion) => ids.filter(recordMatch(serverFilterKey(criterion)))),
  );
}

/**
 * Whether calls carry their custom attributes. Retell's documents don't say so. As long as no stored
 * call has any, their absence from a call means nothing.
 */
export const callsReportAttributes = (db: Db): boolean =>
  db.first(`SELECT 1 FROM counts WHERE kind = 'call' AND facet = 'custom_attributes' LIMIT 1`) !==
  undefined;
