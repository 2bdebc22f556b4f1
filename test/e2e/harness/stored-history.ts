import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { electronPath } from './launch.ts';

export interface StoredHistory {
  readonly damage: readonly string[];
  /** The request and the history entry of every edit; one that was joined to an earlier entry, too. */
  readonly edits: readonly (readonly [requestId: string, historyId: number])[];
  /** History entry and how often it was undone or redone. */
  readonly turns: readonly (readonly [historyId: number, count: number])[];
}

/** Runs in Electron's Node, because the one that runs the tests may have no SQLite. */
const script = `
const { DatabaseSync } = require('node:sqlite');
const db = new DatabaseSync(process.argv[1]);
const damage = [
  ...db.prepare('PRAGMA integrity_check').all().map((row) => row.integrity_check),
  ...db.prepare('PRAGMA foreign_key_check').all().map((row) => JSON.stringify(row)),
].filter((text) => text !== 'ok');
const edits = db.prepare(
  'SELECT request_id, id FROM history UNION ALL SELECT request_id, history_id FROM joined_requests',
).all().map((row) => Object.values(row));
const turns = db.prepare(
  'SELECT history_id, count(*) AS times FROM undo_log GROUP BY history_id',
).all().map((row) => Object.values(row));
process.stdout.write(JSON.stringify({ damage, edits, turns }));
`;

/** Reads a copy of `reviews.db` and its log as a crash left them; the files stay untouched. */
export function readStoredHistory(workspace: string, scratch: string): StoredHistory {
  rmSync(scratch, { recursive: true, force: true });
  mkdirSync(scratch, { recursive: true });
  for (const name of ['reviews.db', 'reviews.db-wal']) {
    const file = path.join(workspace, name);
    if (existsSync(file)) copyFileSync(file, path.join(scratch, name));
  }
  const printed = execFileSync(electronPath(), ['-e', script, path.join(scratch, 'reviews.db')], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  // Printed by the script above in this shape.
  return JSON.parse(printed) as StoredHistory;
}
