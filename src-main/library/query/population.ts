import type { QueueFilter } from '../../../src-shared/filter.ts';
import type { StratumField } from '../../../src-shared/sampling/method-names.ts';
import { riskScore, type RiskSignals } from '../../../src-shared/sampling/risk.ts';
import type { PopulationCall } from '../../../src-shared/sampling/sampler.ts';
import type { Db } from '../db/db.ts';
import { yieldToEventLoop } from './event-loop.ts';
import { allOf, conditionsInTimeOrder, createPlan } from './plan.ts';
import { amountSql, whenSet } from './sql.ts';
import { createStratumKey, stratumColumns, type StratumRow } from './strata.ts';
import { allTime, createTimeWindows, type TimeWindow } from './tally.ts';

/** The calls that a sample is drawn from, and what has to be known of each. */
export interface Population {
  readonly filter: QueueFilter;
  /** Only calls that started in this time, in epoch ms; both bounds are included. */
  readonly startedMs?: readonly [number, number] | undefined;
  readonly stratum?: StratumField | undefined;
  readonly withRisk?: boolean;
}

interface PopulationRow extends StratumRow {
  readonly id: string;
  readonly start_ms: number | null;
  readonly successful?: number | null;
  readonly sentiment?: string | null;
  readonly markers?: number;
  /** How many measures were not met. */
  readonly against?: number | null;
}

const riskColumns = `c.successful, c.sentiment, c.against,
  (SELECT count(*) FROM call_marks m WHERE m.key = c.key) AS markers`;

/**
 * Passes every call of the population to `onCall`, in the order of time, and lets other requests run in
 * between. Nothing is kept, so a million calls need no more memory than one time window.
 */
export async function scanPopulation(
  db: Db,
  population: Population,
  onCall: (call: PopulationCall) => void,
): Promise<void> {
  const { filter, stratum, withRisk = false } = population;
  const { sql, values, key, scanInOneGo } = populationSql(db, population);
  const keyOf = stratum === undefined ? undefined : createStratumKey(stratum);
  const windows: readonly TimeWindow[] = scanInOneGo
    ? [allTime]
    : createTimeWindows(db).of(filter.kind, false);
  for (const { low, high } of windows) {
    const rows = db.all<PopulationRow>(
      `${sql} AND ${key} BETWEEN ? AND ? ORDER BY ${key}`,
      ...values,
      low,
      high,
    );
    for (const row of rows) {
      onCall({
        id: row.id,
        startMs: row.start_ms ?? undefined,
        ...(keyOf === undefined ? {} : { stratum: keyOf(row) }),
        ...(withRisk ? { risk: riskScore(signalsOf(row)) } : {}),
      });
    }
    await yieldToEventLoop();
  }
}

function populationSql(db: Db, { filter, startedMs, stratum, withRisk = false }: Population) {
  const { filter: compiled } = createPlan(db, filter, { by: 'start', order: 'ascending' });
  const columns = [
    'c.id AS id, c.start_ms AS start_ms',
    ...(stratum === undefined ? [] : [stratumColumns[stratum]]),
    ...(withRisk ? [riskColumns] : []),
  ].join(', ');
  const started = whenSet(startedMs, ([from, to]) =>
    amountSql('+c.start_ms', { type: 'range', op: 'bt', value: [from, to] }),
  );
  const where = allOf([conditionsInTimeOrder(compiled), ...started]);
  return {
    sql: `SELECT ${columns} FROM ${compiled.from} WHERE ${where.sql}`,
    values: where.values,
    key: compiled.key,
    scanInOneGo: compiled.scanInOneGo,
  };
}

const signalsOf = ({ successful, sentiment, markers, against }: PopulationRow): RiskSignals => ({
  measuresNotMet: against ?? 0,
  successful: successful === null || successful === undefined ? undefined : successful === 1,
  sentiment: sentiment ?? undefined,
  markerKinds: markers ?? 0,
});

/** What the order of a draw and its reasons need of each drawn call. */
export interface DrawnCallDetails {
  readonly startMs: number | undefined;
  readonly risk: RiskSignals;
}

export function readDrawnCalls(
  db: Db,
  ids: readonly string[],
): ReadonlyMap<string, DrawnCallDetails> {
  const rows = db.all<PopulationRow>(
    `SELECT c.id AS id, c.start_ms AS start_ms, ${riskColumns} FROM calls c
     WHERE c.id IN (SELECT value FROM json_each(?))`,
    JSON.stringify(ids),
  );
  return new Map(
    rows.map((row) => [row.id, { startMs: row.start_ms ?? undefined, risk: signalsOf(row) }]),
  );
}
