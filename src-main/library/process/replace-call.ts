import type { AppError } from '../../../src-shared/errors.ts';
import { drawReason } from '../../../src-shared/plans/draw-reason.ts';
import type { Draw } from '../../../src-shared/plans/plan.ts';
import { ok, type Result } from '../../../src-shared/result.ts';
import type { EditReceipt } from '../../../src-shared/review.ts';
import type { SimpleMethod } from '../../../src-shared/sampling/method-names.ts';
import { riskOf } from '../../../src-shared/sampling/risk.ts';
import { createSampler } from '../../../src-shared/sampling/sampler.ts';
import { readDrawnCalls as readDetails, scanPopulation } from '../query/population.ts';
import { refused } from '../reviews/edits/edit-context.ts';
import { planEditText as text } from '../reviews/edits/plan-edit-text.ts';
import { recordEdit } from '../reviews/history.ts';
import { readDrawnReviews } from '../reviews/tables/plan-progress.ts';
import {
  callsDrawnBefore,
  readDraw,
  readDrawnCall,
  readDrawnCalls,
  type DrawnCallRow,
} from '../reviews/tables/plans.ts';
import type { LibraryDatabases } from './databases.ts';
import { populationOf } from './draw-sample.ts';

interface ReplaceInput {
  readonly drawId: string;
  readonly drawnCall: string;
  readonly reason: string;
  readonly requestId: string;
}

/**
 * Replaces a call by the next one in the order that it was drawn from, and from the same stratum. The
 * replaced call stays in the record with the reason.
 */
export async function replaceCall(
  databases: LibraryDatabases,
  { drawId, drawnCall, reason, requestId }: ReplaceInput,
): Promise<Result<EditReceipt, AppError>> {
  const { reviews, editContext } = databases;
  const draw = readDraw(reviews, drawId);
  if (draw === undefined) return refused(text.noSuchDraw);
  const problem = replaceProblem(databases, { drawId, drawnCall, reason });
  if (problem !== undefined) return refused(problem);
  const replaced = readDrawnCall(reviews, drawId, drawnCall);
  if (replaced === undefined) return refused(text.notDrawn);
  const next = await nextCall(databases, draw, replaced);
  if (next === undefined) return refused(text.noReplacement);
  return recordEdit(editContext, {
    requestId,
    edit: { kind: 'plan.replace', drawId, drawnCall },
    make({ recorder, nowMs }) {
      const changed = replaceProblem(databases, { drawId, drawnCall, reason });
      if (changed !== undefined) return refused(changed);
      recorder.put('drawn_calls', { ...replaced, state: 'replaced', note: reason.trim() });
      recorder.put('drawn_calls', {
        ...replaced,
        call_id: next.id,
        reason: next.reason,
        state: 'drawn',
        note: null,
        replaces: replaced.call_id,
        added_ms: nowMs,
      });
      return ok(text.replaced(draw.plan.name));
    },
  });
}

function replaceProblem(
  { reviews }: LibraryDatabases,
  { drawId, drawnCall, reason }: Omit<ReplaceInput, 'requestId'>,
): string | undefined {
  if (reason.trim() === '') return text.reasonMissing;
  if (readDrawnCall(reviews, drawId, drawnCall)?.state !== 'drawn') return text.notDrawn;
  const review = readDrawnReviews(reviews, drawId).find((one) => one.call_id === drawnCall);
  return review?.state === 'submitted' ? text.alreadyReviewed : undefined;
}

async function nextCall(
  databases: LibraryDatabases,
  draw: Draw,
  replaced: DrawnCallRow,
): Promise<{ readonly id: string; readonly reason: string } | undefined> {
  const { reviews } = databases;
  const calls = databases.calls();
  const { plan, seed, drawnMs, planId } = draw;
  const taken = new Set([
    ...callsDrawnBefore(reviews, planId, drawnMs),
    ...readDrawnCalls(reviews, draw.id).map((row) => row.call_id),
  ]);
  const method = orderOf(replaced);
  const sampler = createSampler({ method: { kind: method }, size: 1, seed });
  const isRisk = method === 'riskiest';
  await scanPopulation(calls, { ...populationOf({ plan, drawnMs }), withRisk: isRisk }, (call) => {
    if (taken.has(call.id)) return;
    if (replaced.drawn_by === 'stratum' && call.stratum !== replaced.stratum) return;
    sampler.add(call);
  });
  const [next] = sampler.finish().calls;
  if (next === undefined) return undefined;
  const signals = readDetails(calls, [next.id]).get(next.id)?.risk;
  const why = isRisk
    ? drawReason(next.drawnBy, {
        seed,
        populationCount: draw.populationCount,
        sampleSize: 1,
        ...(signals === undefined ? {} : { risk: riskOf(signals) }),
      })
    : nextInOrder(draw, method);
  return { id: next.id, reason: `Replacement. ${why}` };
}

const orderOf = ({ drawn_by: by }: DrawnCallRow): SimpleMethod =>
  by === 'newest' || by === 'riskiest' ? by : 'random';

const nextInOrder = ({ seed, populationCount }: Draw, method: SimpleMethod): string =>
  method === 'newest'
    ? `Next newest of ${populationCount}`
    : `Next in random order of ${populationCount}, seed ${seed}`;
