import { randomBytes } from 'node:crypto';
import { periodStartMs } from '../../../src-shared/plans/plan-period.ts';
import type { Draw, Plan, RepeatedDraw } from '../../../src-shared/plans/plan.ts';
import { maxPlanSize } from '../../../src-shared/plans/plan-choices.ts';
import type { AppError } from '../../../src-shared/errors.ts';
import { ok, type Result } from '../../../src-shared/result.ts';
import type { EditReceipt } from '../../../src-shared/review.ts';
import type { Reviewer } from '../../../src-shared/reviewer.ts';
import type { Sample } from '../../../src-shared/sampling/sampler.ts';
import { refused } from '../reviews/edits/edit-context.ts';
import { planEditText as text } from '../reviews/edits/plan-edit-text.ts';
import { recordEdit, type EditDeps } from '../reviews/history.ts';
import {
  callsDrawnBefore,
  drawRow,
  readDraw,
  readDrawnCalls,
  readDraws,
  readPlan,
  readPlans,
  type StoredPlan,
} from '../reviews/tables/plans.ts';
import type { LibraryDatabases } from './databases.ts';
import { drawnCallRows, drawSample, namedStrata } from './draw-sample.ts';

/** A draw that is made because it is due belongs to nobody, so no reviewer's undo takes it back. */
export const automatic: Reviewer = { id: 'automatic', name: 'Earmark' };

interface DrawInput {
  readonly planId: string;
  readonly requestId: string;
  /** By default the current one. */
  readonly reviewer?: Reviewer;
}

/** Draws the calls of the current period of a plan and stores them as one edit. */
export async function drawPlan(
  databases: LibraryDatabases,
  { planId, requestId, reviewer }: DrawInput,
): Promise<Result<EditReceipt, AppError>> {
  const { reviews } = databases;
  const editContext: EditDeps = {
    ...databases.editContext,
    ...(reviewer === undefined ? {} : { reviewer: () => reviewer }),
  };
  const plan = drawablePlan(readPlan(reviews, planId));
  if (!plan.ok) return plan;
  const drawnMs = editContext.now();
  const periodMs = periodStartMs(plan.value, drawnMs);
  if (isDrawn(databases, planId, periodMs)) return refused(text.alreadyDrawn[plan.value.period]);
  const seed = randomBytes(4).toString('hex');
  const exclude = callsDrawnBefore(reviews, planId, drawnMs);
  const request = { plan: plan.value, seed, drawnMs, exclude };
  const sample = await drawSample(databases.calls(), request);
  const problem = sampleProblem(plan.value, sample, exclude.size);
  if (problem !== undefined) return refused(problem);
  const draw: Draw = {
    id: crypto.randomUUID(),
    planId,
    periodMs,
    drawnMs,
    seed,
    plan: plan.value,
    populationCount: sample.populationCount,
    populationHash: sample.populationHash,
    strata: namedStrata(databases.calls(), plan.value.method, sample),
  };
  return recordEdit(editContext, {
    requestId,
    edit: { kind: 'plan.draw', planId, drawId: draw.id },
    atMs: drawnMs,
    make({ recorder }) {
      // Another window may have drawn the calls while the population was read.
      if (isDrawn(databases, planId, periodMs))
        return refused(text.alreadyDrawn[plan.value.period]);
      recorder.put('plan_draws', drawRow(draw));
      for (const row of drawnCallRows(databases.calls(), draw, sample)) {
        recorder.put('drawn_calls', { ...row });
      }
      const wanted = plan.value.method.kind === 'all' ? sample.calls.length : plan.value.size;
      return ok(text.drawn(plan.value.name, sample.calls.length, wanted - sample.calls.length));
    },
  });
}

function drawablePlan(stored: StoredPlan | undefined): Result<Plan, AppError> {
  if (stored === undefined) return refused(text.noSuchPlan);
  if (stored.closedMs !== undefined) return refused(text.isClosed);
  return 'plan' in stored.parsed ? ok(stored.parsed.plan) : refused(stored.parsed.problem);
}

const isDrawn = ({ reviews }: LibraryDatabases, planId: string, periodMs: number): boolean =>
  readDraws(reviews, planId).some((draw) => draw.periodMs === periodMs);

function sampleProblem(plan: Plan, sample: Sample, excluded: number): string | undefined {
  if (sample.calls.length === 0) {
    if (excluded > 0) return text.allDrawnBefore;
    return plan.recentOnly && plan.period !== 'once' ? text.noRecentCalls : text.noCalls;
  }
  return sample.calls.length > maxPlanSize
    ? text.tooMany(sample.populationCount, maxPlanSize)
    : undefined;
}

/** The plans whose draw is due: the scheduled moment has passed since the plan or its last draw. */
export const duePlans = ({ reviews, editContext }: LibraryDatabases): readonly StoredPlan[] =>
  readPlans(reviews).filter((stored) => {
    const plan = drawablePlan(stored);
    if (!plan.ok || plan.value.period === 'once') return false;
    const periodMs = periodStartMs(plan.value, editContext.now());
    const last = readDraws(reviews, stored.id)[0]?.periodMs ?? stored.createdMs;
    return periodMs > last;
  });

/** Draws a draw's calls again from the calls that the library has now. Nothing is stored. */
export async function repeatDraw(
  databases: LibraryDatabases,
  drawId: string,
): Promise<Result<RepeatedDraw, AppError>> {
  const { reviews } = databases;
  const calls = databases.calls();
  const draw = readDraw(reviews, drawId);
  if (draw === undefined) return refused(text.noSuchDraw);
  const { plan, seed, drawnMs, planId } = draw;
  const exclude = callsDrawnBefore(reviews, planId, drawnMs);
  const sample = await drawSample(calls, { plan, seed, drawnMs, exclude });
  const first = new Set(
    readDrawnCalls(reviews, drawId)
      .filter((row) => row.added_ms === drawnMs)
      .map((row) => row.call_id),
  );
  const callIds = drawnCallRows(calls, draw, sample).map((row) => row.call_id);
  return ok({
    samePopulation:
      sample.populationHash === draw.populationHash &&
      sample.populationCount === draw.populationCount,
    populationCount: sample.populationCount,
    callIds,
    sameCalls: callIds.filter((id) => first.has(id)).length,
  });
}
