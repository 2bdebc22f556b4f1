import type { CallId } from '../../../src-shared/call.ts';
import type { MeasuringProgress } from '../../../src-shared/measures/progress.ts';
import type { Rubric } from '../../../src-shared/rubrics/rubric.ts';
import { callsOfKind } from '../calls/facet-counts.ts';
import {
  countToMeasure,
  hasMeasureRows,
  keysToMeasure,
  writeMeasureRows,
} from '../calls/measure-rows.ts';
import { parseCallRow, type StoredCallRow } from '../calls/read-calls.ts';
import type { Db } from '../db/db.ts';
import { measureByRules } from './measure-call.ts';
import { readMeasureRules, type MeasureRules } from './measure-rules.ts';

interface MeasuringDeps {
  /** The open library; undefined while there is none. */
  readonly library: () =>
    | { readonly calls: Db; readonly published: () => readonly Rubric[] }
    | undefined;
  /** When the last request was handled, and whether one is being handled, by `performance.now()`. */
  readonly lastRequestAtMs: () => number;
  readonly report: (progress: MeasuringProgress) => void;
  readonly log: (detail: string) => void;
}

export interface Measuring {
  /** Starts measuring if there is something to measure. Called after anything that may change results. */
  wake(): void;
  stop(): void;
}

/** A slice takes about this long, so that a request that comes in meanwhile hardly waits. */
const sliceMs = 4;
const pauseMs = 6;
/**
 * After a request the next ones are likely, so measuring waits for this long. A sync changes most of
 * its calls again soon after it has stored them.
 */
const quietMs = 300;
/** If requests never stop, measuring continues this often all the same. */
const maxWaitMs = 2000;
const batch = 64;
/** A transcript of this size takes longer than a slice, so it waits for a longer silence. */
const longTranscript = 200_000;
const longQuietMs = 3000;
const maxLongWaitMs = 10_000;
const reportEveryMs = 1000;

/**
 * Measures all stored calls by the published rubrics: newest first, in small slices between requests.
 * A call says by which rules it was measured, so an interrupted run continues where it stopped.
 */
export function createMeasuring(deps: MeasuringDeps): Measuring {
  let timer: NodeJS.Timeout | undefined;
  let lastSliceAtMs = 0;
  let lastLongAtMs = 0;
  let isRunning = false;
  let lastReportAtMs = 0;

  const schedule = (delayMs: number): void => {
    timer ??= setTimeout(step, delayMs);
  };

  const step = (): void => {
    timer = undefined;
    const nowMs = performance.now();
    const quietForMs = nowMs - deps.lastRequestAtMs();
    if (quietForMs < quietMs && nowMs - lastSliceAtMs < maxWaitMs) {
      schedule(quietMs);
      return;
    }
    try {
      const allowsLong = quietForMs >= longQuietMs || nowMs - lastLongAtMs >= maxLongWaitMs;
      const end = runSlice(deps, allowsLong);
      lastSliceAtMs = performance.now();
      if (end === 'long') lastLongAtMs = lastSliceAtMs;
      reportProgress(end === 'done');
      if (end !== 'done') schedule(end === 'later' ? longQuietMs : pauseMs);
    } catch (error) {
      // The next change of the library tries again.
      deps.log(`Calls could not be measured: ${String(error)}`);
    }
  };

  const reportProgress = (isDone: boolean): void => {
    const library = deps.library();
    const nowMs = performance.now();
    if (library === undefined || (isDone && !isRunning)) return;
    // A short run reports only its end.
    if (!isRunning) lastReportAtMs = nowMs;
    isRunning = !isDone;
    if (!isDone && nowMs - lastReportAtMs < reportEveryMs) return;
    lastReportAtMs = nowMs;
    const { calls, published } = library;
    const total = callsOfKind(calls, 'call') + callsOfKind(calls, 'chat');
    const left = isDone
      ? 0
      : countToMeasure(calls, readMeasureRules(calls, published()).generation);
    deps.report({ total, left });
  };

  return {
    wake: () => schedule(pauseMs),
    stop: () => {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}

/** `long`: a long transcript was measured. `later`: only long ones were found, and they have to wait. */
type SliceEnd = 'done' | 'more' | 'long' | 'later';

/** Measures for some milliseconds. */
function runSlice({ library: open, log }: MeasuringDeps, allowsLong: boolean): SliceEnd {
  const library = open();
  if (library === undefined) return 'done';
  const { calls: db, published } = library;
  const rules = readMeasureRules(db, published());
  if (rules.rubrics.length === 0 && !hasMeasureRows(db)) return 'done';
  const keys = keysToMeasure(db, rules.generation, batch);
  if (keys.length === 0) return 'done';
  const endMs = performance.now() + sliceMs;
  return db.transaction((): SliceEnd => {
    let measured = 0;
    for (const key of keys) {
      if (measured > 0 && performance.now() >= endMs) return 'more';
      const row = readRow(db, key);
      if (row === undefined) continue;
      if (!allowsLong && isLong(row)) continue;
      measureRow(db, { key, row, rules, log });
      measured += 1;
      // One long transcript fills a slice by itself.
      if (isLong(row)) return 'long';
    }
    return measured === 0 ? 'later' : 'more';
  });
}

interface RowToMeasure {
  readonly key: number;
  readonly row: StoredCallRow;
  readonly rules: MeasureRules;
  readonly log: MeasuringDeps['log'];
}

function measureRow(db: Db, { key, row, rules, log }: RowToMeasure): void {
  try {
    const { call } = parseCallRow(row);
    writeMeasureRows(db, key, measureByRules(db, { key, call, scrubbed: true }, rules));
  } catch (error) {
    if (!(error instanceof RangeError || error instanceof TypeError)) throw error;
    // A call that can't be evaluated must not stop the others.
    log(`A call could not be measured: ${error.name}`);
    writeMeasureRows(db, key, { generation: rules.generation, results: [], against: undefined });
  }
}

const isLong = ({ body }: StoredCallRow): boolean => (body?.length ?? 0) > longTranscript;

const readRow = (db: Db, key: number): StoredCallRow | undefined =>
  db.first<StoredCallRow>(
    `SELECT call, links, body, fetched_ms FROM calls
     JOIN payloads USING (key) LEFT JOIN transcripts USING (key) WHERE key = ?`,
    key,
  );

/** The key of a stored call. */
export const keyOfCall = (db: Db, id: CallId): number | undefined =>
  db.first<{ key: number }>('SELECT key FROM calls WHERE id = ?', id)?.key;
