import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { openTestLibrary, temporaryFolder, testStartMs } from '../test-library.ts';
import { createPlan, drawPlan, newestDraw, savePlan, storeCalls } from './test-plan.ts';

describe('a draw', () => {
  it('keeps what is needed to repeat it, and gives the same calls again', async () => {
    using library = await openTestLibrary();
    await storeCalls(library, 40);
    await savePlan(library, createPlan());
    const receipt = await drawPlan(library);
    expect(receipt).toMatchObject({
      ok: true,
      value: { label: '5 calls drawn for plan “Weekly sample”' },
    });
    const { draw, calls } = await newestDraw(library);
    expect(draw).toMatchObject({
      populationCount: 40,
      seed: expect.stringMatching(/^[0-9a-f]{8}$/u),
    });
    expect(calls).toHaveLength(5);
    expect(calls[0]?.reason).toBe(`Random: 5 of 40, seed ${draw.seed}`);

    const repeated = await library.request('plan:repeat', { drawId: draw.id });
    expect(repeated).toEqual({
      samePopulation: true,
      populationCount: 40,
      callIds: calls.map(({ callId }) => callId),
      sameCalls: 5,
    });
    await storeCalls(library, 20, { first: 40 });
    expect(await library.request('plan:repeat', { drawId: draw.id })).toMatchObject({
      samePopulation: false,
      populationCount: 60,
    });
  });

  it('is the same after the calls are fetched again in another order', async () => {
    using home = temporaryFolder();
    let drawId = '';
    let first: readonly string[] = [];
    {
      using library = await openTestLibrary({ folder: home.folder });
      await storeCalls(library, 30);
      await savePlan(
        library,
        createPlan({ method: { kind: 'stratified', by: 'agent', allocation: 'proportional' } }),
      );
      await drawPlan(library);
      const { draw, calls } = await newestDraw(library);
      drawId = draw.id;
      first = calls.map(({ callId }) => callId);
    }
    const db = new DatabaseSync(path.join(home.folder, 'calls.db'));
    db.exec('PRAGMA user_version = 1');
    db.close();
    using library = await openTestLibrary({ folder: home.folder });
    await storeCalls(library, 10, { first: 20 });
    await storeCalls(library, 20);
    const repeated = await library.request('plan:repeat', { drawId });
    expect(repeated.samePopulation).toBe(true);
    expect(repeated.callIds).toEqual(first);
  });

  it('takes strata exactly, and names them in the reasons', async () => {
    using library = await openTestLibrary();
    await storeCalls(library, 40);
    await savePlan(
      library,
      createPlan({
        size: 8,
        method: { kind: 'stratified', by: 'agent', allocation: 'proportional' },
      }),
    );
    await drawPlan(library);
    const { draw, calls } = await newestDraw(library);
    expect(draw.strata).toEqual([
      { name: 'Ava', population: 30, drawn: 6 },
      { name: 'Ben', population: 10, drawn: 2 },
    ]);
    expect(
      calls.filter(({ agentName }) => agentName === 'Ben').map(({ reason }) => reason),
    ).toEqual([
      `Stratified: 2 of 10, seed ${draw.seed}, Ben`,
      `Stratified: 2 of 10, seed ${draw.seed}, Ben`,
    ]);
  });

  it('puts the riskiest calls first and says why', async () => {
    using library = await openTestLibrary();
    await storeCalls(library, 40);
    await savePlan(library, createPlan({ method: { kind: 'riskiest' } }));
    await drawPlan(library);
    const { calls } = await newestDraw(library);
    expect(new Set(calls.slice(0, 4).map(({ callId }) => callId))).toEqual(
      new Set(['call_0', 'call_10', 'call_20', 'call_30']),
    );
    // The default rubric may have measured the calls by then, which adds to the risk.
    expect(calls[0]?.reason).toMatch(/^Risk 0\.\d\d: .*unsuccessful, negative sentiment$/u);
    expect(calls[4]?.reason).toMatch(/^Risk 0\.\d\d: .*unsuccessful$/u);
  });

  it('takes all calls when there are fewer than planned, and says so', async () => {
    using library = await openTestLibrary();
    await storeCalls(library, 3);
    await savePlan(library, createPlan({ size: 20 }));
    expect(await drawPlan(library)).toMatchObject({
      ok: true,
      value: {
        label: '3 calls drawn for plan “Weekly sample”, 17 fewer than planned: no more calls match',
      },
    });
  });

  it.each([
    ['an empty population', createPlan({ filter: { kind: 'chat', call: {} } }), /No call matches/u],
    [
      'no recent calls',
      createPlan({ period: 'weekly', recentOnly: true }),
      /No call since the last period/u,
    ],
  ])('is refused for %s', async (_, plan, message) => {
    using library = await openTestLibrary({ now: () => testStartMs + 400 * 24 * 3_600_000 });
    await storeCalls(library, 10);
    await savePlan(library, plan);
    expect(await drawPlan(library)).toMatchObject({
      ok: false,
      error: { kind: 'edit-refused', reason: expect.stringMatching(message) },
    });
  });

  it('is made once per period', async () => {
    using library = await openTestLibrary();
    await storeCalls(library, 40);
    await savePlan(library, createPlan());
    await drawPlan(library);
    expect(await drawPlan(library)).toMatchObject({
      ok: false,
      error: { reason: expect.stringContaining('already drawn') },
    });
    await library.request('edit:undo', undefined);
    expect(await drawPlan(library)).toMatchObject({ ok: true });
  });
});
