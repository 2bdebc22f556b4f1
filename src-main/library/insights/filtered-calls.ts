import type { QueueFilter } from '../../../src-shared/filter.ts';
import { callsReportAttributes } from '../calls/server-matches.ts';
import type { Db } from '../db/db.ts';
import { filterSql } from '../query/filter-sql.ts';
import { allOf } from '../query/plan.ts';
import { callPart } from './simple-filter.ts';

/** Results of so many filters are kept, so that another panel with the same filter does not ask again. */
const keptFilters = 6;

/** The keys of the calls that a filter matches which only SQL can evaluate. */
export class FilteredCalls {
  readonly #kept = new Map<string, ReadonlySet<number>>();

  /** Called when any call may have changed. */
  clear(): void {
    this.#kept.clear();
  }

  keys(db: Db, filter: QueueFilter): ReadonlySet<number> {
    const part = callPart(filter);
    const name = JSON.stringify(part);
    const known = this.#kept.get(name);
    if (known !== undefined) return known;
    const { countFrom, kind, where, hasDrivingTable, key } = filterSql(
      part,
      callsReportAttributes(db),
    );
    const { sql, values } = allOf([kind, ...where]);
    const column = hasDrivingTable ? key : 'c.key';
    const keys = new Set(
      db
        .all<{ key: number }>(`SELECT ${column} AS key FROM ${countFrom} WHERE ${sql}`, ...values)
        .map((row) => row.key),
    );
    this.#kept.set(name, keys);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > keptFilters && oldest !== undefined) this.#kept.delete(oldest);
    return keys;
  }
}
