import type { Call, CallKind } from '../../../src-shared/call.ts';
import type { Db } from '../db/db.ts';
import { customFieldsOf } from './custom-fields.ts';
import { deleteMarkerRows, insertMarkerRows } from './marker-rows.ts';
import { searchTextOf } from './search-text.ts';
import type { ToolCall } from './tool-calls.ts';

/** What of a call is kept in tables of its own so that filters and search find it: all made anew. */
export function insertDerivedRows(
  db: Db,
  key: number,
  call: Call,
  tools: readonly ToolCall[],
): void {
  for (const { source, name, value } of customFieldsOf(call)) {
    db.run('INSERT INTO fields VALUES (?, ?, ?, ?)', key, source, name, value);
  }
  insertToolRows(db, key, tools);
  insertMarkerRows(db, key, call);
  const { summary, transcript } = searchTextOf(call);
  if (summary !== '' || transcript !== '') {
    db.run(
      `INSERT INTO search_${call.kind}(rowid, summary, transcript) VALUES (?, ?, ?)`,
      key,
      summary,
      transcript,
    );
  }
  if (call.agentId !== undefined && call.agentName !== undefined) {
    db.run(
      `INSERT INTO agents VALUES (?, ?)
       ON CONFLICT DO UPDATE SET name = excluded.name WHERE name <> excluded.name`,
      call.agentId,
      call.agentName,
    );
  }
}

function insertToolRows(db: Db, key: number, tools: readonly ToolCall[]): void {
  const seen = new Set<string>();
  tools.forEach(({ name, success, latencyMs }, index) => {
    db.run(
      'INSERT INTO tool_calls VALUES (?, ?, ?, ?, ?, ?)',
      name,
      key,
      index,
      Number(!seen.has(name)),
      success === undefined ? null : Number(success),
      latencyMs ?? null,
    );
    seen.add(name);
  });
}

export function deleteDerivedRows(db: Db, key: number, kind: CallKind): void {
  db.run('DELETE FROM fields WHERE key = ?', key);
  db.run('DELETE FROM tool_calls WHERE key = ?', key);
  deleteMarkerRows(db, key);
  db.run(`DELETE FROM search_${kind} WHERE rowid = ?`, key);
}

/** Each tool that a call used, once; enough to count calls by tool. */
export const readToolNames = (db: Db, key: number): readonly ToolCall[] =>
  db.all<{ name: string }>('SELECT name FROM tool_calls WHERE key = ? AND first = 1', key);
