import type { Db } from '../db/db.ts';
import { fromStored } from '../db/stored-json.ts';
import type { CallTable } from './call-table.ts';

/** The result of a measure for each row of the table of calls, as a small number. */
export const measureCodes = { none: 0, met: 1, 'not-met': 2, unknown: 3 } as const;

/**
 * The results of measured criteria over all calls. A column is read when it is needed, and again after
 * anything was written to calls.db: the calls are measured in the background.
 */
export class MeasureColumns {
  readonly #columns = new Map<string, Uint8Array>();
  #writes = -1;

  column(db: Db, calls: CallTable, criterionId: string): Uint8Array {
    const writes = db.first<{ writes: number }>('SELECT total_changes() AS writes')?.writes ?? 0;
    if (writes !== this.#writes) this.#columns.clear();
    this.#writes = writes;
    const known = this.#columns.get(criterionId);
    if (known !== undefined) return known;
    const column = new Uint8Array(calls.size);
    for (const { outcome, keys } of readResults(db, criterionId)) {
      const code = codeOf(outcome);
      for (const key of fromStored<readonly number[]>(keys)) {
        const row = calls.rowOf(key);
        if (row !== undefined) column[row] = code;
      }
    }
    this.#columns.set(criterionId, column);
    return column;
  }
}

/** One row of JSON for each outcome, because a million rows as objects take seconds. */
const readResults = (db: Db, criterionId: string) =>
  db.all<{ readonly outcome: string; readonly keys: string }>(
    `SELECT outcome, json_group_array(key) AS keys FROM measure_results
     WHERE criterion_id = ? GROUP BY outcome`,
    criterionId,
  );

const codeOf = (outcome: string): number =>
  Object.entries(measureCodes).find(([name]) => name === outcome)?.[1] ?? measureCodes.none;
