import type { QueueFilter } from '../../../../../src-shared/filter.ts';
import type { Plan } from '../../../../../src-shared/plans/plan.ts';
import type { Edit } from '../../../../../src-shared/review.ts';
import {
  asCallId,
  createCall,
  fetchedRecord,
  testStartMs,
  type TestLibrary,
} from '../test-library.ts';

export const planId = '11111111-1111-4111-8111-111111111111';

export const createPlan = (details: Partial<Plan> = {}): Plan => ({
  id: planId,
  name: 'Weekly sample',
  filter: { kind: 'call', call: {} },
  recentOnly: false,
  period: 'once',
  drawMinute: 360,
  weekday: 1,
  method: { kind: 'random' },
  size: 5,
  order: 'drawn',
  ...details,
});

const dayMs = 24 * 60 * 60 * 1000;

/** Calls of two agents, three of Ava's for each of Ben's, one every hour. */
export async function storeCalls(
  { request }: Pick<TestLibrary, 'request'>,
  count: number,
  { first = 0, startMs = testStartMs }: { readonly first?: number; readonly startMs?: number } = {},
): Promise<void> {
  const records = Array.from({ length: count }, (_, index) => {
    const nth = first + index;
    const isBen = nth % 4 === 3;
    return fetchedRecord(
      createCall(`call_${nth}`, {
        agentId: isBen ? 'agent_ben' : 'agent_ava',
        agentName: isBen ? 'Ben' : 'Ava',
        startMs: startMs + (nth * dayMs) / 24,
        successful: nth % 5 !== 0,
        sentiment: nth % 10 === 0 ? 'Negative' : 'Neutral',
      }),
    );
  });
  await request('calls:store', { records });
}

let requests = 0;
const requestId = (): string => `plan-test-${(requests += 1)}`;

export const savePlan = ({ request }: Pick<TestLibrary, 'request'>, plan: Plan) =>
  request('edit:apply', { requestId: requestId(), edit: { kind: 'plan.save', plan } });

export const drawPlan = ({ requestResult }: Pick<TestLibrary, 'requestResult'>, id = planId) =>
  requestResult('plan:draw', { requestId: requestId(), planId: id });

/** The newest draw of a plan with its calls. */
export async function newestDraw({ request }: Pick<TestLibrary, 'request'>, id = planId) {
  const plans = await request('plan:list', undefined);
  const listed = plans.find((plan) => plan.id === id)?.draws[0];
  if (listed === undefined) throw new Error('The plan has no draw');
  return { ...listed, calls: await request('plan:calls', { drawId: listed.draw.id }) };
}

export const replace = (
  { requestResult }: Pick<TestLibrary, 'requestResult'>,
  input: { readonly drawId: string; readonly drawnCall: string; readonly reason: string },
) => requestResult('plan:replace', { requestId: requestId(), ...input });

/** Answers a criterion, spends a minute on the call, and submits the review. */
export async function submit({ request }: TestLibrary, callId: string): Promise<void> {
  const apply = (edit: Edit) =>
    request('edit:apply', { requestId: `${callId} ${edit.kind}`, edit });
  await apply({
    kind: 'answer.set',
    callId,
    criterionId: 'greeting-disclosure',
    answer: { value: { kind: 'choice', optionId: 'yes' } },
  });
  await request('work:active', { callId: asCallId(callId), ms: 60_000 });
  await apply({ kind: 'review.submit', callId });
}

export const planQueue: QueueFilter = { kind: 'call', call: {}, plan: planId };
export const planOrder = { by: 'plan', order: 'ascending' } as const;
