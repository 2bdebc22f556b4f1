import { nextDrawMs } from '../../../src-shared/plans/plan-period.ts';
import type {
  DrawnCall,
  ListedDraw,
  ListedPlan,
  PopulationSummary,
} from '../../../src-shared/plans/plan.ts';
import type { QueueFilter } from '../../../src-shared/filter.ts';
import type { StratumField } from '../../../src-shared/sampling/method-names.ts';
import { scanPopulation } from '../query/population.ts';
import { stratumName } from '../query/strata.ts';
import { startOfDay } from '../query/tally.ts';
import { drawProgress, readDrawnReviews } from '../reviews/tables/plan-progress.ts';
import {
  readDrawnCalls,
  readDraws,
  readPlans,
  type DrawnCallRow,
  type StoredPlan,
} from '../reviews/tables/plans.ts';
import type { LibraryDatabases } from './databases.ts';

/** Older draws stay stored, but are not listed. */
const maxListedDraws = 26;

export function listPlans({ reviews, editContext }: LibraryDatabases): readonly ListedPlan[] {
  const nowMs = editContext.now();
  const midnightMs = startOfDay(nowMs);
  return readPlans(reviews).map((stored) => ({
    id: stored.id,
    name: stored.name,
    ...stored.parsed,
    ...(stored.closedMs === undefined ? {} : { closedMs: stored.closedMs }),
    ...nextDraw(stored, nowMs),
    draws: readDraws(reviews, stored.id)
      .slice(0, maxListedDraws)
      .map((draw): ListedDraw => ({ draw, progress: drawProgress(reviews, draw, midnightMs) })),
  }));
}

function nextDraw({ parsed, closedMs }: StoredPlan, nowMs: number): { nextDrawMs?: number } {
  if (closedMs !== undefined || !('plan' in parsed)) return {};
  const next = nextDrawMs(parsed.plan, nowMs);
  return next === undefined ? {} : { nextDrawMs: next };
}

interface CallColumns {
  readonly id: string;
  readonly agent_name: string | null;
  readonly start_ms: number | null;
  readonly duration_ms: number | null;
}

/** All calls of a draw, also those that were replaced or carried over. */
export function listDrawnCalls(databases: LibraryDatabases, drawId: string): readonly DrawnCall[] {
  const { reviews } = databases;
  const rows = readDrawnCalls(reviews, drawId);
  const found = new Map(
    databases
      .calls()
      .all<CallColumns>(
        `SELECT id, start_ms, duration_ms,
           coalesce(agent_name, (SELECT name FROM agents a WHERE a.id = agent_id)) AS agent_name
         FROM calls WHERE id IN (SELECT value FROM json_each(?))`,
        JSON.stringify(rows.map((row) => row.call_id)),
      )
      .map((call) => [call.id, call]),
  );
  const drawn = new Map(readDrawnReviews(reviews, drawId).map((one) => [one.call_id, one]));
  return rows.map((row) => {
    const review = drawn.get(row.call_id);
    return {
      ...recordOf(row),
      status: review?.state ?? 'open',
      ...(review?.reviewer === null || review === undefined ? {} : { reviewer: review.reviewer }),
      ...columnsOf(found.get(row.call_id)),
    };
  });
}

const recordOf = (row: DrawnCallRow): Omit<DrawnCall, 'status'> => ({
  callId: row.call_id,
  position: row.position,
  reason: row.reason,
  state: row.state,
  ...(row.note === null ? {} : { note: row.note }),
  ...(row.replaces === null ? {} : { replaces: row.replaces }),
});

const columnsOf = (call: CallColumns | undefined): Partial<DrawnCall> => ({
  ...(typeof call?.agent_name === 'string' ? { agentName: call.agent_name } : {}),
  ...(typeof call?.start_ms === 'number' ? { startMs: call.start_ms } : {}),
  ...(typeof call?.duration_ms === 'number' ? { durationMs: call.duration_ms } : {}),
});

/** How many calls a filter matches, and how many of them are in each stratum. */
export async function summarizePopulation(
  databases: LibraryDatabases,
  { filter, by }: { readonly filter: QueueFilter; readonly by?: StratumField | undefined },
): Promise<PopulationSummary> {
  const calls = databases.calls();
  const strata = new Map<string, number>();
  let count = 0;
  await scanPopulation(calls, { filter, stratum: by }, ({ stratum }) => {
    count += 1;
    if (stratum !== undefined) strata.set(stratum, (strata.get(stratum) ?? 0) + 1);
  });
  return {
    count,
    strata:
      by === undefined
        ? []
        : [...strata]
            .toSorted(([, a], [, b]) => b - a)
            .slice(0, 1000)
            .map(([key, population]) => ({
              name: stratumName(calls, by, key),
              population,
              drawn: 0,
            })),
  };
}
