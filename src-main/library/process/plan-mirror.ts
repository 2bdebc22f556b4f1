import type { Db } from '../db/db.ts';
import { fromStored } from '../db/stored-json.ts';
import type { RowChange } from '../reviews/tables/row-change.ts';

/** Copies the plans and the calls of their newest draws, which the queue can be filtered by, to `calls.db`. */
export function copyPlans(calls: Db, reviews: Db): void {
  const plans = reviews.all<{ id: string; name: string }>('SELECT id, name FROM plans');
  calls.run('DELETE FROM plans');
  calls.run('DELETE FROM plan_calls');
  for (const { id, name } of plans) {
    calls.run('INSERT INTO plans(id, name) VALUES (?, ?)', id, name);
    for (const call of currentCalls(reviews, id)) {
      calls.run(
        'INSERT INTO plan_calls(plan_id, call_id, position, reason) VALUES (?, ?, ?, ?)',
        id,
        call.id,
        call.position,
        call.reason,
      );
    }
  }
}

interface CurrentCall {
  readonly id: string;
  readonly position: number;
  readonly reason: string;
}

/** The calls of the newest draw of a plan, without those that were replaced, in the order of the plan. */
export const currentCalls = (reviews: Db, planId: string): readonly CurrentCall[] =>
  reviews
    .all<Omit<CurrentCall, 'position'>>(
      `SELECT call_id AS id, reason FROM drawn_calls
       WHERE state = 'drawn' AND draw_id =
         (SELECT id FROM plan_draws WHERE plan_id = ? ORDER BY drawn_ms DESC, id LIMIT 1)
       ORDER BY position, added_ms, call_id`,
      planId,
    )
    .map((call, index) => ({ ...call, position: index + 1 }));

const planTables: ReadonlySet<string> = new Set(['plans', 'plan_draws', 'drawn_calls']);

/** Whether a history entry changed a plan or a draw. */
export function changesPlans(reviews: Db, historyId: number): boolean {
  const row = reviews.first<{ changes: string }>(
    'SELECT changes FROM history WHERE id = ?',
    historyId,
  );
  if (row === undefined) return false;
  return fromStored<readonly RowChange[]>(row.changes).some(({ table }) => planTables.has(table));
}
