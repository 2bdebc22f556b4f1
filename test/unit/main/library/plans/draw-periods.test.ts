import { describe, expect, it } from 'vitest';
import { openTestLibrary } from '../test-library.ts';
import {
  createPlan,
  drawPlan,
  newestDraw,
  planId,
  savePlan,
  storeCalls,
  submit,
} from './test-plan.ts';

describe('the draws of a period', () => {
  it('are made when they are due, and leave out the calls of earlier draws', async () => {
    let now = new Date(2026, 10, 25, 12).getTime();
    using library = await openTestLibrary({ now: () => now });
    await storeCalls(library, 40);
    await savePlan(library, createPlan({ period: 'weekly', size: 8 }));
    expect(await library.request('plan:draw-due', undefined)).toEqual([]);
    await drawPlan(library);
    const first = await newestDraw(library);
    now = new Date(2026, 10, 30, 5, 59).getTime();
    expect(await library.request('plan:draw-due', undefined)).toEqual([]);
    now = new Date(2026, 10, 30, 6, 0).getTime();
    expect(await library.request('plan:draw-due', undefined)).toHaveLength(1);
    expect(await library.request('plan:draw-due', undefined)).toEqual([]);
    // The reviewer's undo takes back their own draw, not the one that was due.
    expect(await library.request('edit:undo', undefined)).toMatchObject({
      label: '8 calls drawn for plan “Weekly sample”',
    });
    expect((await newestDraw(library)).draw.drawnMs).toBe(now);
    await library.request('edit:redo', undefined);
    const second = await newestDraw(library);
    const ids = [...first.calls, ...second.calls].map(({ callId }) => callId);
    expect(new Set(ids).size).toBe(16);
    expect(second.draw.populationCount).toBe(32);
    const repeated = await library.request('plan:repeat', { drawId: second.draw.id });
    expect(repeated).toMatchObject({ samePopulation: true, sameCalls: 8 });
  });

  it('can take over the calls that were not reviewed', async () => {
    let now = new Date(2026, 10, 25, 12).getTime();
    using library = await openTestLibrary({ now: () => now });
    await storeCalls(library, 40);
    await savePlan(library, createPlan({ period: 'weekly', size: 3 }));
    await drawPlan(library);
    const first = await newestDraw(library);
    await submit(library, first.calls[0]?.callId ?? '');
    now = new Date(2026, 11, 1).getTime();
    await drawPlan(library);
    const edit = { kind: 'plan.carry-over', planId } as const;
    await library.request('edit:apply', { requestId: 'carry', edit });
    const second = await newestDraw(library);
    expect(second.progress.calls).toBe(5);
    expect(second.calls.slice(3).map(({ callId }) => callId)).toEqual(
      first.calls.slice(1).map(({ callId }) => callId),
    );
    expect(second.calls[4]?.reason).toMatch(/^Carried over\. Random: 3 of 40/u);
    const again = await library.requestResult('edit:apply', { requestId: 'again', edit });
    expect(again).toMatchObject({ ok: false });
    await library.request('edit:undo', undefined);
    expect((await newestDraw(library)).progress.calls).toBe(3);
  });
});

describe('progress', () => {
  it('counts submitted reviews up to the goal, with the time that is left', async () => {
    using library = await openTestLibrary();
    await storeCalls(library, 40);
    await savePlan(library, createPlan({ goal: 4 }));
    await drawPlan(library);
    const { calls } = await newestDraw(library);
    await submit(library, calls[0]?.callId ?? '');
    const { progress } = await newestDraw(library);
    expect(progress).toMatchObject({
      calls: 5,
      submitted: 1,
      today: 1,
      goal: 4,
      meanActiveMs: 60_000,
      leftMs: 180_000,
      reviewers: [{ name: 'Ann Reviewer', submitted: 1, today: 1, meanActiveMs: 60_000 }],
    });
  });
});
