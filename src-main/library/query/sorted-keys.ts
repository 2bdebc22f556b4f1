import type { Db } from '../db/db.ts';
import { yieldToEventLoop } from './event-loop.ts';
import { comparePositions } from './walk.ts';
import type { Plan, Position } from './plan.ts';
import { positionsWithin, allTime, type TimeWindows } from './tally.ts';

/** Sorted keys with their values. Rows without a value have NaN and come last. */
interface Run {
  readonly values: Float64Array;
  readonly keys: Float64Array;
}

/**
 * All keys of a filtered queue, sorted by a value. Following the index of the value would read every
 * call of the library in random order. Reading the matching calls in time order and merging sorted runs
 * takes a fraction of that, in small steps.
 */
export async function sortedKeys(
  db: Db,
  plan: Plan,
  windows: TimeWindows,
  isStillOpen: () => boolean,
): Promise<Float64Array> {
  let runs: Run[] = [];
  for (const places of batches(db, plan, windows)) {
    if (!isStillOpen()) return new Float64Array(0);
    runs.push(sortedRun(places, plan));
    await yieldToEventLoop();
  }
  const down = plan.sort.order === 'descending';
  while (runs.length > 1) {
    const merged: Run[] = [];
    for (let at = 0; at < runs.length; at += 2) {
      const [one, other] = [runs[at], runs[at + 1]];
      if (one !== undefined) merged.push(other === undefined ? one : mergedRun(one, other, down));
      await yieldToEventLoop();
    }
    runs = merged;
  }
  return runs[0]?.keys ?? new Float64Array(0);
}

/** Each batch of a search runs the search again, which costs about as much as reading this many hits. */
const hitsPerBatch = 32_768;

function* batches(db: Db, plan: Plan, windows: TimeWindows): Generator<readonly Position[]> {
  if (!plan.filter.scanInOneGo) {
    for (const window of windows.of(plan.kind, false)) yield positionsWithin(db, plan, window, {});
    return;
  }
  let { low } = allTime;
  for (;;) {
    const places = positionsWithin(db, plan, { ...allTime, low }, { limit: hitsPerBatch });
    yield places;
    const last = places.at(-1);
    if (last === undefined || places.length < hitsPerBatch) return;
    low = last.key + 1;
  }
}

function sortedRun(places: readonly Position[], { sort }: Plan): Run {
  const sorted = places.toSorted((a, b) => comparePositions(sort, a, b));
  return {
    values: Float64Array.from(sorted, ({ value }) => value ?? Number.NaN),
    keys: Float64Array.from(sorted, ({ key }) => key),
  };
}

function mergedRun(one: Run, other: Run, down: boolean): Run {
  const length = one.keys.length + other.keys.length;
  const run: Run = { values: new Float64Array(length), keys: new Float64Array(length) };
  let left = 0;
  let right = 0;
  for (let at = 0; at < length; at += 1) {
    const takesLeft =
      right >= other.keys.length ||
      (left < one.keys.length && isBefore(one, left, { run: other, at: right, down }));
    const from = takesLeft ? one : other;
    const place = takesLeft ? left++ : right++;
    run.values[at] = from.values[place] ?? Number.NaN;
    run.keys[at] = from.keys[place] ?? 0;
  }
  return run;
}

interface Candidate {
  readonly run: Run;
  readonly at: number;
  readonly down: boolean;
}

/** The same order as `comparePositions`, on plain numbers. */
function isBefore(one: Run, at: number, rival: Candidate): boolean {
  const value = one.values[at] ?? Number.NaN;
  const other = rival.run.values[rival.at] ?? Number.NaN;
  if (Number.isNaN(value) !== Number.isNaN(other)) return Number.isNaN(other);
  const key = one.keys[at] ?? 0;
  const otherKey = rival.run.keys[rival.at] ?? 0;
  if (value === other || Number.isNaN(value)) return rival.down ? key > otherKey : key < otherKey;
  return rival.down ? value > other : value < other;
}
