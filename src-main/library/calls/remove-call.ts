import type { CallId, CallRecord } from '../../../src-shared/call.ts';
import type { Db } from '../db/db.ts';
import { deserializeCall, findStoredRow, readSerializedCall } from './call-rows.ts';
import { deleteDerivedRows, readToolNames } from './derived-rows.ts';
import { createFacetCounter } from './facet-counts.ts';
import { joinCall } from './merge-call.ts';

/** All tables with rows of a call beside `calls`, whichever are added to the schema. */
const tablesByKey = (db: Db): readonly string[] =>
  db
    .all<{ name: string }>(
      `SELECT name FROM sqlite_schema
       WHERE type = 'table' AND name <> 'calls'
         AND EXISTS (SELECT 1 FROM pragma_table_info(sqlite_schema.name) WHERE name = 'key')`,
    )
    .map(({ name }) => name);

/** The call as it can be stored again; undefined if the cache does not have it. */
export function readRecord(db: Db, id: CallId): CallRecord | undefined {
  const row = findStoredRow(db, id);
  if (row === undefined) return undefined;
  const split = deserializeCall(readSerializedCall(db, row.key));
  const source = row.fetched_ms === null ? 'list' : 'get';
  return { call: joinCall(split), links: split.links, raw: '{}', source };
}

/** Deletes everything that the cache has of these calls. */
export function deleteCalls(db: Db, ids: readonly CallId[]): void {
  db.transaction(() => {
    const counter = createFacetCounter(db);
    const tables = tablesByKey(db);
    for (const id of ids) {
      const row = findStoredRow(db, id);
      if (row === undefined) continue;
      const call = joinCall(deserializeCall(readSerializedCall(db, row.key)));
      counter.remove(call, readToolNames(db, row.key));
      counter.due(row.kind, row.due_ms, null);
      deleteDerivedRows(db, row.key, row.kind);
      for (const table of tables) db.run(`DELETE FROM ${table} WHERE key = ?`, row.key);
      db.run('DELETE FROM calls WHERE key = ?', row.key);
    }
    counter.write();
  });
}
