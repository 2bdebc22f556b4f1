import type { QueueFilter } from '../../../src-shared/filter.ts';
import { Lru } from '../../../src-shared/kit/lru.ts';
import { takeChangedTexts } from '../columns/changed-keys.ts';
import type { Db } from '../db/db.ts';
import { yieldToEventLoop } from './event-loop.ts';
import { conditionsInTimeOrder, createPlan, type Plan } from './plan.ts';

/** The sorted keys of the calls that match the part of a filter which only SQL answers. */
export interface HitKeys {
  /** `every` if the part is empty; undefined if SQL had better answer the whole filter. */
  of(filter: QueueFilter): Promise<Float64Array | 'every' | undefined>;
}

/** Searches whose hits are kept, so that another filter or sort with the same search need not search again. */
const keptSearches = 3;
/** Each batch runs the search again from its first hit, so many small ones would take several times as long. */
const keysPerBatch = 262_144;

export function createHitKeys(db: Db): HitKeys {
  const kept = new Lru<string, Float64Array>({ capacity: keptSearches });
  return {
    async of(filter) {
      const plan = createPlan(db, filter, { by: 'start', order: 'ascending' });
      if (plan.filter.isUnfiltered) return 'every';
      // Without a driving table SQL would read every call, where an index might answer another field.
      if (!plan.filter.hasDrivingTable || filter.plan !== undefined) return undefined;
      if (takeChangedTexts(db)) kept.clear();
      const name = JSON.stringify(filter);
      const known = kept.get(name);
      if (known !== undefined) return known;
      const keys = await readKeys(db, plan);
      if (plan.filter.isSearchOnly) kept.set(name, keys);
      return keys;
    },
  };
}

async function readKeys(db: Db, { filter }: Plan): Promise<Float64Array> {
  const { sql, values } = conditionsInTimeOrder(filter);
  const batches: Float64Array[] = [];
  let low = 0;
  for (;;) {
    // One text of JSON is read in half the time of as many rows.
    const row = db.first<{ keys: string }>(
      `SELECT json_group_array(key) AS keys FROM (
         SELECT ${filter.key} AS key FROM ${filter.countFrom}
         WHERE ${sql} AND ${filter.key} >= ? ORDER BY ${filter.key} LIMIT ?)`,
      ...values,
      low,
      keysPerBatch,
    );
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- SQLite makes a list of the keys, which are integers
    const keys = Float64Array.from(JSON.parse(row?.keys ?? '[]') as number[]);
    batches.push(keys);
    if (keys.length < keysPerBatch) return joined(batches);
    low = (keys.at(-1) ?? 0) + 1;
    await yieldToEventLoop();
  }
}

function joined(batches: readonly Float64Array[]): Float64Array {
  const whole = new Float64Array(batches.reduce((length, batch) => length + batch.length, 0));
  let at = 0;
  for (const batch of batches) {
    whole.set(batch, at);
    at += batch.length;
  }
  return whole;
}
