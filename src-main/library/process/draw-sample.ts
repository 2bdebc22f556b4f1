import { drawReason } from '../../../src-shared/plans/draw-reason.ts';
import type { Draw, DrawnStratum, Plan } from '../../../src-shared/plans/plan.ts';
import { maxPlanSize } from '../../../src-shared/plans/plan-choices.ts';
import { usesRisk, type SamplingMethod } from '../../../src-shared/sampling/method.ts';
import { riskOf, riskScore } from '../../../src-shared/sampling/risk.ts';
import {
  createSampler,
  type SampledCall,
  type Sample,
} from '../../../src-shared/sampling/sampler.ts';
import type { Db } from '../db/db.ts';
import {
  readDrawnCalls,
  scanPopulation,
  type DrawnCallDetails,
  type Population,
} from '../query/population.ts';
import { stratumName } from '../query/strata.ts';
import type { DrawnCallRow } from '../reviews/tables/plans.ts';

/** All that decides which calls a draw has. */
export interface DrawRequest {
  readonly plan: Plan;
  readonly seed: string;
  readonly drawnMs: number;
  /** Calls of earlier draws, which are not drawn again. */
  readonly exclude: ReadonlySet<string>;
}

const dayMs = 24 * 60 * 60 * 1000;

/** The population of a plan at the moment of a draw. */
export function populationOf({ plan, drawnMs }: Pick<DrawRequest, 'plan' | 'drawnMs'>): Population {
  const { filter, method, period, recentOnly } = plan;
  const days = period === 'daily' ? 1 : 7;
  return {
    filter,
    ...(recentOnly && period !== 'once'
      ? { startedMs: [drawnMs - days * dayMs, drawnMs] as const }
      : {}),
    ...(method.kind === 'stratified' ? { stratum: method.by } : {}),
    withRisk: usesRisk(method),
  };
}

/** Draws the sample of a plan from the calls in the library. The same request draws the same calls. */
export async function drawSample(calls: Db, request: DrawRequest): Promise<Sample> {
  const { plan, seed, exclude } = request;
  // One more than allowed, so that a population that is too large is recognised.
  const size = plan.method.kind === 'all' ? maxPlanSize + 1 : plan.size;
  const sampler = createSampler({ method: plan.method, size, seed });
  await scanPopulation(calls, populationOf(request), (call) => {
    if (!exclude.has(call.id)) sampler.add(call);
  });
  return sampler.finish();
}

/** The strata of a sample by their names for reviewers. */
export function namedStrata(
  calls: Db,
  method: SamplingMethod,
  { strata }: Sample,
): readonly DrawnStratum[] {
  if (method.kind !== 'stratified') return [];
  const { by } = method;
  return strata.map(({ stratum, population, drawn }) => ({
    name: stratumName(calls, by, stratum),
    population,
    drawn,
  }));
}

/** The rows of a draw, in the order in which its calls are to be reviewed. */
export function drawnCallRows(calls: Db, draw: Draw, sample: Sample): readonly DrawnCallRow[] {
  const details = readDrawnCalls(
    calls,
    sample.calls.map(({ id }) => id),
  );
  const strata = new Map(sample.strata.map(({ stratum }, index) => [stratum, draw.strata[index]]));
  return inOrder(sample.calls, draw.plan.order, details).map((call, index) => {
    const { id, drawnBy } = call;
    const signals = details.get(id)?.risk;
    return {
      draw_id: draw.id,
      call_id: id,
      position: index + 1,
      reason: drawReason(drawnBy, {
        seed: draw.seed,
        populationCount: draw.populationCount,
        sampleSize: sample.calls.filter((other) => other.drawnBy.by === drawnBy.by).length,
        ...(drawnBy.by === 'stratum' ? { stratum: strata.get(drawnBy.stratum) } : {}),
        ...(signals === undefined ? {} : { risk: riskOf(signals) }),
      }),
      drawn_by: drawnBy.by,
      stratum: drawnBy.by === 'stratum' ? drawnBy.stratum : null,
      state: 'drawn',
      note: null,
      replaces: null,
      added_ms: draw.drawnMs,
    };
  });
}

function inOrder(
  calls: readonly SampledCall[],
  order: Plan['order'],
  details: ReadonlyMap<string, DrawnCallDetails>,
): readonly SampledCall[] {
  if (order === 'drawn') return calls;
  const rank = ({ id }: SampledCall): number => {
    const call = details.get(id);
    if (order === 'riskiest') return call === undefined ? 0 : -riskScore(call.risk);
    const startMs = call?.startMs;
    if (startMs === undefined) return Number.MAX_SAFE_INTEGER;
    return order === 'newest' ? -startMs : startMs;
  };
  // The sort is stable, so equal calls stay in the order in which they were drawn.
  return calls.toSorted((a, b) => rank(a) - rank(b));
}
