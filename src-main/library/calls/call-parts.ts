import type { Call, CallKind } from '../../../src-shared/call.ts';
import type { Db } from '../storage/db.ts';
import { fieldsOf } from './call-fields.ts';
import { clearMarks, writeMarks } from './marks-of-call.ts';
import { searchTextOf } from './search-text.ts';
import type { ToolCall } from './tool-calls.ts';

/** What of a call is kept in tables of its own so that filters and search find it: all made anew. */
export function writeParts(db: Db, key: number, call: Call, tools: readonly ToolCall[]): void {
  for (const { source, name, value } of fieldsOf(call)) {
    db.run('INSERT INTO fields VALUES (?, ?, ?, ?)', key, source, name, value);
  }
  writeTools(db, key, tools);
  writeMarks(db, key, call);
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

function writeTools(db: Db, key: number, tools: readonly ToolCall[]): void {
  const seen = new Set<string>();
  tools.forEach(({ name, success, latencyMs }, nth) => {
    db.run(
      'INSERT INTO tool_calls VALUES (?, ?, ?, ?, ?, ?)',
      name,
      key,
      nth,
      Number(!seen.has(name)),
      success === undefined ? null : Number(success),
      latencyMs ?? null,
    );
    seen.add(name);
  });
}

export function clearParts(db: Db, key: number, kind: CallKind): void {
  db.run('DELETE FROM fields WHERE key = ?', key);
  db.run('DELETE FROM tool_calls WHERE key = ?', key);
  clearMarks(db, key);
  db.run(`DELETE FROM search_${kind} WHERE rowid = ?`, key);
}

/** Each tool that a call used, once; enough to count calls by tool. */
export const toolNames = (db: Db, key: number): readonly ToolCall[] =>
  db.all<{ name: string }>('SELECT name FROM tool_calls WHERE key = ? AND first = 1', key);
