import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import type { QueueFilter } from '../../../../../src-shared/filter.ts';
import { annReviewer, ben } from '../../../../fakes/fake-reviewers.ts';
import { asCallId, openTestLibrary, queueIds, temporaryFolder } from '../test-library.ts';
import {
  createPlan,
  drawPlan,
  newestDraw,
  planOrder,
  planQueue,
  savePlan,
  storeCalls,
} from './test-plan.ts';

const number = (id: string): number => Number(id.slice('call_'.length));

describe('the queue of a plan', () => {
  it('has the calls of the newest draw in the order of the plan, with their reasons', async () => {
    using library = await openTestLibrary();
    await storeCalls(library, 40);
    await savePlan(library, createPlan({ order: 'oldest' }));
    await drawPlan(library);
    const { draw, calls } = await newestDraw(library);
    const ids = await queueIds(library.request, planQueue, planOrder);
    expect(ids).toEqual(calls.map(({ callId }) => callId));
    expect(ids.map((id) => Number(id.slice(5)))).toEqual(
      ids.map((id) => Number(id.slice(5))).toSorted((a, b) => a - b),
    );
    const { queueId, firstUnreviewed } = await library.request('queue:open', {
      filter: planQueue,
      sort: planOrder,
    });
    expect(firstUnreviewed).toBe(0);
    const rows = await library.request('queue:rows', { queueId, from: 0, count: 10 });
    expect(rows.planReason?.[0]).toBe(`Random: 5 of 40, seed ${draw.seed}`);
    expect(await library.request('plan:call-ids', { name: 'weekly SAMPLE' })).toEqual(ids);
    expect(await library.requestResult('plan:call-ids', { name: 'other' })).toMatchObject({
      ok: false,
    });
  });

  it('combines with other filters, with a search, and with any sorting', async () => {
    using library = await openTestLibrary();
    await storeCalls(library, 40);
    await savePlan(library, createPlan({ size: 40 }));
    await drawPlan(library);
    const negative = { type: 'enum', op: 'in', value: ['Negative'] } satisfies NonNullable<
      QueueFilter['call']['user_sentiment']
    >;
    const found = await queueIds(library.request, {
      ...planQueue,
      call: { user_sentiment: negative },
    });
    expect(found).toEqual(['call_30', 'call_20', 'call_10', 'call_0']);
    expect(await queueIds(library.request, { ...planQueue, search: 'nothing' })).toEqual([]);
    for (const by of ['duration', 'score', 'plan'] as const) {
      expect(await queueIds(library.request, planQueue, { by, order: 'descending' })).toHaveLength(
        40,
      );
    }
    expect(await queueIds(library.request, { kind: 'call', call: {} }, planOrder)).toHaveLength(40);
  });

  it('continues for a second reviewer where the first one stopped, and with one’s own drafts', async () => {
    using library = await openTestLibrary();
    await storeCalls(library, 8);
    await savePlan(library, createPlan({ size: 8 }));
    await drawPlan(library);
    const ids = await queueIds(library.request, planQueue, planOrder);
    const answer = (callId = '') =>
      library.request('edit:apply', {
        requestId: `answer ${callId}`,
        edit: {
          kind: 'answer.set',
          callId: asCallId(callId),
          criterionId: 'greeting-disclosure',
          answer: { value: { kind: 'choice', optionId: 'yes' } },
        },
      });
    for (const id of ids.slice(0, 3)) await answer(id);
    const first = async (
      filter: QueueFilter,
      by: 'plan' | 'start',
    ): Promise<string | undefined> => {
      const sort = { by, order: 'ascending' } as const;
      const { firstUnreviewed = -1 } = await library.request('queue:open', { filter, sort });
      return (await queueIds(library.request, filter, sort))[firstUnreviewed];
    };
    // Ann's drafts are hers to finish.
    expect(await first(planQueue, 'plan')).toBe(ids[0]);
    await library.request('reviewer:set', { reviewer: ben });
    expect(await first(planQueue, 'plan')).toBe(ids[3]);
    expect(await first({ ...planQueue, states: ['new'] }, 'plan')).toBe(ids[3]);
    expect(await first({ ...planQueue, states: ['draft'] }, 'plan')).toBeUndefined();
    const byStart = ids.slice(3).toSorted((one, other) => number(one) - number(other));
    expect(await first(planQueue, 'start')).toBe(byStart[0]);
    await answer(ids[6]);
    await answer(ids[5]);
    expect(await first(planQueue, 'plan')).toBe(ids[3]);
    await library.request('reviewer:set', { reviewer: annReviewer });
    for (const id of [ids[3], ids[4], ids[7]]) await answer(id);
    await library.request('reviewer:set', { reviewer: ben });
    expect(await first(planQueue, 'plan')).toBe(ids[5]);
    const { queueId } = await library.request('queue:open', { filter: planQueue, sort: planOrder });
    const { begunByOthers } = await library.request('queue:rows', { queueId, from: 0, count: 8 });
    // Ben began the sixth and the seventh call, and Ann the others.
    expect(begunByOthers).toEqual([true, true, true, true, true, false, false, true]);
    // Outside a plan, everybody reviews whichever calls they like.
    expect(await first({ kind: 'call', call: {} }, 'start')).toBe('call_0');
  });

  it('survives a restart and a rebuilt cache', async () => {
    using home = temporaryFolder();
    {
      using library = await openTestLibrary({ folder: home.folder });
      await storeCalls(library, 40);
      await savePlan(library, createPlan());
      await drawPlan(library);
    }
    const db = new DatabaseSync(path.join(home.folder, 'calls.db'));
    db.exec('PRAGMA user_version = 1');
    db.close();
    using library = await openTestLibrary({ folder: home.folder });
    await storeCalls(library, 40);
    expect(await queueIds(library.request, planQueue, planOrder)).toEqual(
      (await newestDraw(library)).calls.map(({ callId }) => callId),
    );
  });
});

it('summarizes the population of a filter', async () => {
  using library = await openTestLibrary();
  await storeCalls(library, 40);
  const filter = { kind: 'call', call: {} } as const;
  expect(await library.request('plan:population', { filter, by: 'agent' })).toEqual({
    count: 40,
    strata: [
      { name: 'Ava', population: 30, drawn: 0 },
      { name: 'Ben', population: 10, drawn: 0 },
    ],
  });
  const { strata } = await library.request('plan:population', { filter, by: 'day' });
  expect(strata.reduce((sum, { population }) => sum + population, 0)).toBe(40);
});
