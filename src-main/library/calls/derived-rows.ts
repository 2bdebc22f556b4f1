import type { Call, CallKind } from '../../../src-shared/call.ts';
import type { Db } from '../db/db.ts';
import { customFieldsOf, digitsSource } from './custom-fields.ts';
import { deleteMarkerRows, insertMarkerRows } from './marker-rows.ts';
import { deleteMeasureRows } from './measure-rows.ts';
import { indexedText, searchTextOf } from './search-text.ts';
import type { ToolCall } from './tool-calls.ts';

/** Writes the rows that filters and search use: custom fields, tools, markers, search text, agent name. */
export function insertDerivedRows(
  db: Db,
  key: number,
  call: Call,
  tools: readonly ToolCall[],
): void {
  const insertField = 'INSERT INTO fields VALUES (?, ?, ?, ?)';
  for (const { source, name, value, digits } of customFieldsOf(call)) {
    db.run(insertField, key, source, name, value);
    if (digits !== undefined) db.run(insertField, key, digitsSource(source), name, digits);
  }
  insertToolRows(db, key, tools);
  insertMarkerRows(db, key, call);
  const { summary, transcript } = searchTextOf(call);
  if (summary !== '' || transcript !== '') {
    db.run(
      `INSERT INTO search_${call.kind}(rowid, summary, transcript) VALUES (?, ?, ?)`,
      key,
      indexedText(summary),
      indexedText(transcript),
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
  deleteMeasureRows(db, key);
  db.run(`DELETE FROM search_${kind} WHERE rowid = ?`, key);
}

/** The tools that a call used, each once. */
export const readToolNames = (db: Db, key: number): readonly ToolCall[] =>
  db.all<{ name: string }>('SELECT name FROM tool_calls WHERE key = ? AND first = 1', key);
