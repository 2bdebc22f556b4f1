import { describe, expect, it } from 'vitest';
import { defaultRubric } from '../../../../../src-main/library/reviews/database/default-rubric.ts';
import type { Edit } from '../../../../../src-shared/review.ts';
import {
  createCall,
  asCallId,
  openTestLibrary,
  fetchedRecord,
  type TestLibrary,
} from '../test-library.ts';

const callId = 'call_1';
const criterionId = defaultRubric.sections[0]?.criteria[0]?.id ?? '';
const note = (comment: string): Edit => ({ kind: 'review.comment', callId, comment });
const answer = (comment: string, option?: string): Edit => ({
  kind: 'answer.set',
  callId,
  criterionId,
  answer: {
    comment,
    ...(option === undefined ? {} : { value: { kind: 'choice', optionId: option } }),
  },
});

/** A library with one call, and a clock that the test advances. */
async function atDesk() {
  let nowMs = 1_000_000;
  const library: TestLibrary = await openTestLibrary({ now: () => nowMs });
  await library.request('calls:store', { records: [fetchedRecord(createCall(callId))] });
  let sent = 0;
  return {
    library,
    send: (edit: Edit, requestId = `save ${(sent += 1)}`) =>
      library.request('edit:apply', { requestId, edit }),
    pause: (ms: number) => {
      nowMs += ms;
    },
    labels: async () =>
      (await library.request('edit:history', { limit: 100 })).map(({ label }) => label),
    comment: async () =>
      (await library.request('work:of', { callId: asCallId(callId) })).review.comment,
    [Symbol.dispose]: () => library[Symbol.dispose](),
  };
}

describe('A comment that is saved while it is written', () => {
  it('is one step of undo and one history entry', async () => {
    using desk = await atDesk();
    for (const text of ['She', 'She was', 'She was kind.']) {
      await desk.send(note(text));
      desk.pause(800);
    }
    expect(await desk.labels()).toEqual(['Call comment changed']);
    await desk.library.request('edit:undo', undefined);
    expect(await desk.comment()).toBeUndefined();
    await desk.library.request('edit:redo', undefined);
    expect(await desk.comment()).toBe('She was kind.');
  });

  it('is a separate step after a pause, and after any other edit', async () => {
    using desk = await atDesk();
    await desk.send(note('She'));
    desk.pause(5001);
    await desk.send(note('She was kind.'));
    await desk.send({ kind: 'review.flag', callId, flagged: true });
    await desk.send(note('She was very kind.'));
    expect(await desk.labels()).toHaveLength(4);
    await desk.library.request('edit:undo', undefined);
    expect(await desk.comment()).toBe('She was kind.');
  });

  it('never absorbs an answer that was given at the same time', async () => {
    using desk = await atDesk();
    await desk.send(answer('', 'partly'));
    await desk.send(answer('Said no na', 'partly'));
    await desk.send(answer('Said no name', 'partly'));
    await desk.send(answer('Said no name', 'yes'));
    expect(await desk.labels()).toHaveLength(3);
    await desk.library.request('edit:undo', undefined);
    await desk.library.request('edit:undo', undefined);
    const { review } = await desk.library.request('work:of', { callId: asCallId(callId) });
    expect(review.answers[criterionId]).toEqual({
      value: { kind: 'choice', optionId: 'partly' },
    });
  });

  it('returns the first receipt for any repeated save', async () => {
    using desk = await atDesk();
    const first = await desk.send(note('She'), 'one');
    await desk.send(note('She was'), 'two');
    const again = await desk.send(note('Never written'), 'two');
    expect(again.historyId).toBe(first.historyId);
    expect(await desk.comment()).toBe('She was');
  });

  it('does not extend an edit that was undone', async () => {
    using desk = await atDesk();
    await desk.send(note('She'));
    await desk.library.request('edit:undo', undefined);
    await desk.send(note('He'));
    expect(await desk.labels()).toHaveLength(2);
    await desk.library.request('edit:undo', undefined);
    expect(await desk.comment()).toBeUndefined();
  });
});

describe('Viewing redacted text', () => {
  it('is recorded in the history and does not affect undo or redo', async () => {
    using desk = await atDesk();
    await desk.send({ kind: 'review.flag', callId, flagged: true });
    await desk.library.request('edit:undo', undefined);
    await desk.send({ kind: 'call.unmask', callId });
    expect((await desk.labels())[0]).toBe('Unredacted transcript viewed');
    expect((await desk.library.request('edit:redo', undefined)).label).toBe(
      'Flagged for second review',
    );
    expect((await desk.library.request('edit:undo', undefined)).label).toBe(
      'Flagged for second review',
    );
    expect((await desk.library.requestResult('edit:undo', undefined)).ok).toBe(false);
  });
});

describe('Word timing shifted by the reviewer', () => {
  it('is stored with the call and is not a step of undo', async () => {
    using desk = await atDesk();
    await desk.library.request('call:word-offset', { callId: asCallId(callId), offsetMs: -40 });
    await desk.library.request('call:position', { callId: asCallId(callId), positionMs: 900 });
    const { detail } = await desk.library.request('calls:open', {
      id: asCallId(callId),
      scrubbed: true,
    });
    expect([detail.wordOffsetMs, detail.positionMs]).toEqual([-40, 900]);
    expect((await desk.library.requestResult('edit:undo', undefined)).ok).toBe(false);
  });
});
