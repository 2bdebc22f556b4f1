import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { openTestLibrary, queueIds, temporaryFolder } from '../test-library.ts';
import { createPlan, drawPlan, planId, planQueue, savePlan, storeCalls } from './test-plan.ts';

describe('a plan', () => {
  it('can be changed, closed and reopened, each undoable', async () => {
    using library = await openTestLibrary();
    await storeCalls(library, 40);
    await savePlan(library, createPlan());
    await savePlan(library, createPlan({ name: 'Monthly sample' }));
    const names = async () =>
      (await library.request('plan:list', undefined)).map(({ name }) => name);
    expect(await names()).toEqual(['Monthly sample']);
    const close = { kind: 'plan.close', planId } as const;
    await library.request('edit:apply', { requestId: 'close', edit: close });
    expect(await drawPlan(library)).toMatchObject({
      error: { reason: 'This plan is closed. Reopen it first.' },
    });
    await library.request('edit:undo', undefined);
    expect(await drawPlan(library)).toMatchObject({ ok: true });
    for (let step = 0; step < 3; step += 1) await library.request('edit:undo', undefined);
    expect(await names()).toEqual([]);
    for (let step = 0; step < 3; step += 1) await library.request('edit:redo', undefined);
    expect(await names()).toEqual(['Monthly sample']);
    expect(await queueIds(library.request, planQueue)).toHaveLength(5);
  });

  it.each([
    [
      'shares that do not add up',
      {
        kind: 'mix',
        parts: [
          { method: 'random', percent: 50 },
          { method: 'riskiest', percent: 40 },
        ],
      },
      /add up to 90%/u,
    ],
    [
      'the same method twice',
      {
        kind: 'mix',
        parts: [
          { method: 'random', percent: 50 },
          { method: 'random', percent: 50 },
        ],
      },
      /only one share/u,
    ],
  ] as const)('is refused for %s', async (_, method, message) => {
    using library = await openTestLibrary();
    const plan = createPlan({ method: { ...method, parts: [...method.parts] } });
    const edit = { kind: 'plan.save', plan } as const;
    expect(await library.requestResult('edit:apply', { requestId: 'save', edit })).toMatchObject({
      error: { reason: expect.stringMatching(message) },
    });
  });

  it('is refused with the name of another plan, or a goal above its size', async () => {
    using library = await openTestLibrary();
    await savePlan(library, createPlan());
    const other = createPlan({ id: '22222222-2222-4222-8222-222222222222', name: 'weekly sample' });
    const attempt = (plan: typeof other) =>
      library.requestResult('edit:apply', {
        requestId: plan.name,
        edit: { kind: 'plan.save', plan },
      });
    expect(await attempt(other)).toMatchObject({
      error: { reason: 'Another plan has this name.' },
    });
    expect(await attempt({ ...other, name: 'Other', goal: 9 })).toMatchObject({
      error: { reason: 'The goal is 9 reviews, but only 5 calls are drawn.' },
    });
  });

  it('with a filter field that this version does not know is listed with the reason, and not drawn', async () => {
    using home = temporaryFolder();
    {
      using library = await openTestLibrary({ folder: home.folder });
      await savePlan(library, createPlan());
    }
    const db = new DatabaseSync(path.join(home.folder, 'reviews.db'));
    db.exec(`UPDATE plans SET body = json_set(body, '$.filter.call.mood', 'sunny')`);
    db.close();
    using library = await openTestLibrary({ folder: home.folder });
    await storeCalls(library, 40);
    const [listed] = await library.request('plan:list', undefined);
    expect(listed?.plan).toBeUndefined();
    expect(listed?.problem).toContain('does not know “filter.call.mood”');
    expect(await drawPlan(library)).toMatchObject({ error: { reason: listed?.problem } });
  });
});
