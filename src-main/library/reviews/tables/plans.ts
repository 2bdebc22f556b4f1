import type {
  Draw,
  DrawnCallState,
  DrawnStratum,
  Plan,
} from '../../../../src-shared/plans/plan.ts';
import type { DrawnBy } from '../../../../src-shared/sampling/sampler.ts';
import type { Db } from '../../db/db.ts';
import { fromStored } from '../../db/stored-json.ts';
import type { Row } from './row-change.ts';
import { parsePlan, type ParsedPlan } from './stored-plan.ts';

export interface StoredPlan {
  readonly id: string;
  readonly name: string;
  readonly parsed: ParsedPlan;
  readonly createdMs: number;
  readonly closedMs: number | undefined;
}

interface PlanRow {
  readonly id: string;
  readonly name: string;
  readonly body: string;
  readonly created_ms: number;
  readonly closed_ms: number | null;
}

const planColumns = 'id, name, body, created_ms, closed_ms';

const planOf = (row: PlanRow): StoredPlan => ({
  id: row.id,
  name: row.name,
  parsed: parsePlan(row.body),
  createdMs: row.created_ms,
  closedMs: row.closed_ms ?? undefined,
});

/** Open plans first, each group by name. */
export const readPlans = (db: Db): readonly StoredPlan[] =>
  db
    .all<PlanRow>(`SELECT ${planColumns} FROM plans`)
    .map(planOf)
    .toSorted(
      (a, b) =>
        Number(a.closedMs !== undefined) - Number(b.closedMs !== undefined) ||
        a.name.localeCompare(b.name, 'en', { numeric: true }),
    );

export function readPlan(db: Db, id: string): StoredPlan | undefined {
  const row = db.first<PlanRow>(`SELECT ${planColumns} FROM plans WHERE id = ?`, id);
  return row && planOf(row);
}

/** The row as it is stored, for an edit that changes some of its columns. */
export const planRow = (db: Db, id: string): Row | undefined =>
  db.first<Row & object>(`SELECT ${planColumns} FROM plans WHERE id = ?`, id);

interface DrawRow {
  readonly id: string;
  readonly plan_id: string;
  readonly period_ms: number;
  readonly drawn_ms: number;
  readonly seed: string;
  readonly plan: string;
  readonly population_count: number;
  readonly population_hash: string;
  readonly strata: string;
}

const drawOf = (row: DrawRow): Draw => ({
  id: row.id,
  planId: row.plan_id,
  periodMs: row.period_ms,
  drawnMs: row.drawn_ms,
  seed: row.seed,
  plan: fromStored<Plan>(row.plan),
  populationCount: row.population_count,
  populationHash: row.population_hash,
  strata: fromStored<readonly DrawnStratum[]>(row.strata),
});

/** The newest first. */
export const readDraws = (db: Db, planId: string): readonly Draw[] =>
  db
    .all<DrawRow>('SELECT * FROM plan_draws WHERE plan_id = ? ORDER BY drawn_ms DESC, id', planId)
    .map(drawOf);

export function readDraw(db: Db, id: string): Draw | undefined {
  const row = db.first<DrawRow>('SELECT * FROM plan_draws WHERE id = ?', id);
  return row && drawOf(row);
}

export const drawRow = (draw: Draw): Row => ({
  id: draw.id,
  plan_id: draw.planId,
  period_ms: draw.periodMs,
  drawn_ms: draw.drawnMs,
  seed: draw.seed,
  plan: JSON.stringify(draw.plan),
  population_count: draw.populationCount,
  population_hash: draw.populationHash,
  strata: JSON.stringify(draw.strata),
});

/** A call of a draw as it is stored. */
export interface DrawnCallRow {
  readonly draw_id: string;
  readonly call_id: string;
  readonly position: number;
  readonly reason: string;
  readonly drawn_by: DrawnBy['by'];
  /** The key of the stratum, for a replacement from the same one. */
  readonly stratum: string | null;
  readonly state: DrawnCallState;
  readonly note: string | null;
  readonly replaces: string | null;
  readonly added_ms: number;
}

export const readDrawnCalls = (db: Db, drawId: string): readonly DrawnCallRow[] =>
  db.all<DrawnCallRow>(
    'SELECT * FROM drawn_calls WHERE draw_id = ? ORDER BY position, added_ms, call_id',
    drawId,
  );

export const readDrawnCall = (db: Db, drawId: string, callId: string): DrawnCallRow | undefined =>
  db.first<DrawnCallRow>(
    'SELECT * FROM drawn_calls WHERE draw_id = ? AND call_id = ?',
    drawId,
    callId,
  );

/** The calls that draws of a plan had before a moment. A later draw leaves them out. */
export const callsDrawnBefore = (db: Db, planId: string, ms: number): ReadonlySet<string> =>
  new Set(
    db
      .all<{ id: string }>(
        `SELECT call_id AS id FROM drawn_calls JOIN plan_draws ON plan_draws.id = draw_id
         WHERE plan_id = ? AND added_ms < ? AND drawn_ms < ?`,
        planId,
        ms,
        ms,
      )
      .map(({ id }) => id),
  );
