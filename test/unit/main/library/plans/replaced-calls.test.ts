import { describe, expect, it } from 'vitest';
import { openTestLibrary, queueIds } from '../test-library.ts';
import {
  createPlan,
  drawPlan,
  newestDraw,
  planOrder,
  planQueue,
  replace,
  savePlan,
  storeCalls,
  submit,
} from './test-plan.ts';

describe('a replaced call', () => {
  it('stays in the record with the reason, and its place is taken by a call of its stratum', async () => {
    using library = await openTestLibrary();
    await storeCalls(library, 40);
    await savePlan(
      library,
      createPlan({ size: 8, method: { kind: 'stratified', by: 'agent', allocation: 'equal' } }),
    );
    await drawPlan(library);
    const before = await newestDraw(library);
    const ben = before.calls.find(({ agentName }) => agentName === 'Ben');
    const drawnCall = ben?.callId ?? '';
    expect(
      await replace(library, { drawId: before.draw.id, drawnCall, reason: ' ' }),
    ).toMatchObject({
      ok: false,
    });
    await replace(library, { drawId: before.draw.id, drawnCall, reason: 'Voicemail' });
    const { calls, progress } = await newestDraw(library);
    expect(progress.calls).toBe(8);
    expect(calls.find(({ callId }) => callId === drawnCall)).toMatchObject({
      state: 'replaced',
      note: 'Voicemail',
    });
    const replacement = calls.find(({ replaces }) => replaces === drawnCall);
    expect(replacement).toMatchObject({
      agentName: 'Ben',
      position: ben?.position,
      state: 'drawn',
    });
    expect(replacement?.reason).toMatch(/^Replacement\. Next in random order of 40, seed /u);
    expect(await queueIds(library.request, planQueue, planOrder)).toEqual(
      calls.filter(({ state }) => state === 'drawn').map(({ callId }) => callId),
    );
    // The repeated draw is the first one, without the replacement.
    expect(await library.request('plan:repeat', { drawId: before.draw.id })).toMatchObject({
      sameCalls: 8,
      callIds: before.calls.map(({ callId }) => callId),
    });
    await library.request('edit:apply', {
      requestId: 'requeue',
      edit: { kind: 'plan.requeue', drawId: before.draw.id, drawnCall },
    });
    expect((await newestDraw(library)).progress.calls).toBe(9);
  });

  it('is refused once it is reviewed, or when no other call is left', async () => {
    using library = await openTestLibrary();
    await storeCalls(library, 5);
    await savePlan(library, createPlan());
    await drawPlan(library);
    const { draw, calls } = await newestDraw(library);
    await submit(library, 'call_1');
    const attempt = (drawnCall: string) =>
      replace(library, { drawId: draw.id, drawnCall, reason: 'x' });
    expect(await attempt('call_1')).toMatchObject({
      error: { reason: expect.stringContaining('already reviewed') },
    });
    const open = calls.find(({ callId }) => callId !== 'call_1')?.callId ?? '';
    expect(await attempt(open)).toMatchObject({
      error: { reason: expect.stringContaining('left') },
    });
  });
});
