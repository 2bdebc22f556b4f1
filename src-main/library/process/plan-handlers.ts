import type { CallId } from '../../../src-shared/call.ts';
import type { AppError } from '../../../src-shared/errors.ts';
import { ok, type Result } from '../../../src-shared/result.ts';
import type { EditReceipt } from '../../../src-shared/review.ts';
import { refused } from '../reviews/edits/edit-context.ts';
import { planEditText as text } from '../reviews/edits/plan-edit-text.ts';
import { readPlans } from '../reviews/tables/plans.ts';
import type { LibraryDatabases } from './databases.ts';
import type { HandlersFor, WithDatabases } from './handler-types.ts';
import { automatic, drawPlan, duePlans, repeatDraw } from './plan-draws.ts';
import { listDrawnCalls, listPlans, summarizePopulation } from './plan-lists.ts';
import { currentCalls } from './plan-mirror.ts';
import { replaceCall } from './replace-call.ts';
import type { Mirrored } from './review-handlers.ts';

type PlanChannel =
  | 'plan:list'
  | 'plan:calls'
  | 'plan:population'
  | 'plan:draw'
  | 'plan:draw-due'
  | 'plan:replace'
  | 'plan:repeat'
  | 'plan:call-ids';

export function planHandlers(
  withDatabases: WithDatabases,
  mirrored: Mirrored,
): HandlersFor<PlanChannel> {
  return {
    'plan:list': withDatabases<'plan:list'>((databases) => ok(listPlans(databases))),
    'plan:calls': withDatabases<'plan:calls'>((databases, { drawId }) =>
      ok(listDrawnCalls(databases, drawId)),
    ),
    'plan:population': withDatabases<'plan:population'>(async (databases, input) =>
      ok(await summarizePopulation(databases, input)),
    ),
    'plan:draw': withDatabases<'plan:draw'>(async (databases, input) =>
      mirrored(databases, await drawPlan(databases, input)),
    ),
    'plan:draw-due': withDatabases<'plan:draw-due'>((databases, _, requestId) =>
      drawDue(databases, mirrored, requestId),
    ),
    'plan:replace': withDatabases<'plan:replace'>(async (databases, input) =>
      mirrored(databases, await replaceCall(databases, input)),
    ),
    'plan:repeat': withDatabases<'plan:repeat'>((databases, { drawId }) =>
      repeatDraw(databases, drawId),
    ),
    'plan:call-ids': withDatabases<'plan:call-ids'>(({ reviews }, { name }) => {
      const wanted = name.trim().toLowerCase();
      const plan = readPlans(reviews).find((one) => one.name.toLowerCase() === wanted);
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- drawn calls are stored under the ids that the library returned
      const idsOf = (id: string) => currentCalls(reviews, id).map((call) => call.id as CallId);
      return plan === undefined ? refused(text.noSuchPlan) : ok(idsOf(plan.id));
    }),
  };
}

/** Draws every plan that is due. One that can't be drawn, such as an empty one, does not stop the others. */
async function drawDue(
  databases: LibraryDatabases,
  mirrored: Mirrored,
  requestId: string,
): Promise<Result<readonly EditReceipt[], AppError>> {
  const receipts: EditReceipt[] = [];
  for (const { id: planId } of duePlans(databases)) {
    const receipt = mirrored(
      databases,
      await drawPlan(databases, {
        planId,
        requestId: `${requestId} ${planId}`,
        reviewer: automatic,
      }),
    );
    if (receipt.ok) receipts.push(receipt.value);
  }
  return ok(receipts);
}
