import type { QueueSort } from '../../../src-shared/filter.ts';
import type { Db } from '../db/db.ts';
import { yieldToEventLoop } from './event-loop.ts';
import { comparePositions } from './queue-positions.ts';
import type { Plan, Position } from './plan.ts';
import { positionsWithin, allTime, type TimeWindows } from './tally.ts';

/** Sorted keys with their values. Rows without a value have NaN and come last. */
export interface Run {
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
  return keysOfRuns(runsOfBatches(batches(db, plan, windows), plan), plan.sort, isStillOpen);
}

/** Merges sorted runs in small steps. The runs are sorted as they are asked for, one in each step. */
export async function keysOfRuns(
  sortedRuns: Iterable<Run>,
  { order }: QueueSort,
  isStillOpen: () => boolean,
): Promise<Float64Array> {
  let runs: Run[] = [];
  for (const run of sortedRuns) {
    if (!isStillOpen()) return new Float64Array(0);
    runs.push(run);
    await yieldToEventLoop();
  }
  const down = order === 'descending';
  while (runs.length > 1) {
    const merged: Run[] = [];
    for (let at = 0; at < runs.length; at += 2) {
      const [one, other] = [runs[at], runs[at + 1]];
      if (one !== undefined) merged.push(other === undefined ? one : mergedRun(one, other, down));
      await yieldToEventLoop();
      if (!isStillOpen()) return new Float64Array(0);
    }
    runs = merged;
  }
  return runs[0]?.keys ?? new Float64Array(0);
}

const rowsPerRun = 16_384;

/** Rows in the order of time, with the value that they are sorted by. */
export function* runsOf({ values, keys }: Run, { order }: QueueSort): Generator<Run> {
  const down = order === 'descending';
  for (let from = 0; from < keys.length; from += rowsPerRun) {
    const part: Run = {
      values: values.subarray(from, from + rowsPerRun),
      keys: keys.subarray(from, from + rowsPerRun),
    };
    const places = Uint32Array.from(part.keys, (_, place) => place).sort((one, other) =>
      isBefore(part, one, { run: part, at: other, down }) ? -1 : 1,
    );
    yield {
      values: Float64Array.from(places, (place) => part.values[place] ?? Number.NaN),
      keys: Float64Array.from(places, (place) => part.keys[place] ?? 0),
    };
  }
}

function* runsOfBatches(found: Iterable<readonly Position[]>, plan: Plan): Generator<Run> {
  for (const places of found) yield sortedRun(places, plan);
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
