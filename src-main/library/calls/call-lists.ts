import { randomUUID } from 'node:crypto';
import type { Db } from '../db/db.ts';
import { fromStored } from '../db/stored-json.ts';

/** The oldest lists are deleted; the queue remembers only a few filters. */
const keptLists = 20;

/** Stores the calls behind a number as a list that a queue can be filtered by. Returns its id. */
export function storeCallList(db: Db, keys: readonly number[]): string {
  const id = randomUUID();
  db.transaction(() => {
    db.run(
      `INSERT INTO call_lists(list_id, key) SELECT ?, value FROM json_each(?) WHERE true
       ON CONFLICT DO NOTHING`,
      id,
      JSON.stringify(keys),
    );
    const stored = db.first<{ value: string }>(`SELECT value FROM meta WHERE name = 'call-lists'`);
    const lists = [
      ...(stored === undefined ? [] : fromStored<readonly string[]>(stored.value)),
      id,
    ];
    for (const list of lists.slice(0, -keptLists)) {
      db.run('DELETE FROM call_lists WHERE list_id = ?', list);
    }
    db.run(
      `INSERT INTO meta VALUES ('call-lists', ?) ON CONFLICT DO UPDATE SET value = excluded.value`,
      JSON.stringify(lists.slice(-keptLists)),
    );
  });
  return id;
}
