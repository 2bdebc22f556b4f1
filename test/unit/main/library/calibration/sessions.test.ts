import { describe, expect, it } from 'vitest';
import type { CalibrationSession } from '../../../../../src-shared/calibration/session.ts';
import type { Edit } from '../../../../../src-shared/review.ts';
import type { Reviewer } from '../../../../../src-shared/reviewer.ts';
import { annReviewer, ann, ben } from '../../../../fakes/fake-reviewers.ts';
import {
  asCallId,
  createCall,
  everyCall,
  fetchedRecord,
  newestFirst,
  openTestLibrary,
  type TestLibrary,
} from '../test-library.ts';

const callId = asCallId('call_1');
const sessionId = '22222222-2222-4222-8222-222222222222';
const lead = annReviewer;

async function openWithSession(details: Partial<CalibrationSession> = {}) {
  const library = await openTestLibrary();
  await library.request('calls:store', { records: [fetchedRecord(createCall(callId))] });
  const { id, version } = await library.request('rubric:current', undefined);
  const session: CalibrationSession = {
    id: sessionId,
    name: 'November',
    rubricId: id,
    rubricVersion: version,
    callIds: [callId],
    participants: [lead, ben],
    ...details,
  };
  let count = 0;
  const edit = async (reviewer: Reviewer, made: Edit) => {
    await library.request('reviewer:set', { reviewer });
    count += 1;
    return library.requestResult('edit:apply', { requestId: `edit ${count}`, edit: made });
  };
  expect(await edit(lead, { kind: 'calibration.save', session })).toMatchObject({ ok: true });
  return { library, session, edit, [Symbol.dispose]: () => library[Symbol.dispose]() };
}

type Opened = Awaited<ReturnType<typeof openWithSession>>;

const start = (reviewId: string): Edit => ({
  kind: 'review.start',
  callId,
  reviewId,
  purpose: 'calibration',
  sessionId,
});
const greeting = (optionId: string): Edit => ({
  kind: 'answer.set',
  callId,
  criterionId: 'greeting-disclosure',
  answer: { value: { kind: 'choice', optionId } },
});
const reviewId = (digit: number): string => `33333333-3333-4333-8333-33333333333${digit}`;

async function judge({ edit }: Opened, reviewer: Reviewer, digit: number, optionId: string) {
  for (const made of [
    start(reviewId(digit)),
    greeting(optionId),
    { kind: 'review.submit', callId } as const,
  ]) {
    expect(await edit(reviewer, made)).toMatchObject({ ok: true });
  }
}

const list = ({ library }: { readonly library: TestLibrary }) =>
  library.request('calibration:list', undefined);
const results = ({ library }: Opened) =>
  library.requestResult('calibration:results', { sessionId });
const reveal: Edit = { kind: 'calibration.reveal', sessionId };

describe('A calibration session', () => {
  it('is blind until the lead reveals it, also for those who have submitted', async () => {
    using opened = await openWithSession();
    const { library, edit } = opened;
    expect((await list(opened))[0]).toMatchObject({ isLead: true, next: { callId } });
    await judge(opened, lead, 1, 'yes');
    await judge(opened, ben, 2, 'no');
    const read = () => library.requestResult('reviews:read', { reviewId: reviewId(1) });
    expect(await read()).toMatchObject({ ok: false });
    expect(await results(opened)).toMatchObject({ error: { reason: /not revealed yet/u } });
    expect((await list(opened))[0]?.progress.map(({ submitted }) => submitted)).toEqual([1, 1]);
    expect(await edit(ben, reveal)).toMatchObject({ error: { reason: /Only the lead/u } });
    expect(await edit(lead, reveal)).toMatchObject({ ok: true });
    await library.request('reviewer:set', { reviewer: ben });
    expect(await read()).toMatchObject({ ok: true });
    const found = await results(opened);
    expect(found).toMatchObject({ value: { reviews: [{ callId }, { callId }] } });
    // The lead takes it back: it is blind again.
    await library.request('reviewer:set', { reviewer: lead });
    await library.request('edit:undo', undefined);
    expect(await results(opened)).toMatchObject({ ok: false });
  });

  it('keeps its reviews as they were once it is revealed', async () => {
    using opened = await openWithSession();
    await judge(opened, lead, 1, 'yes');
    await opened.edit(lead, reveal);
    const refused = { ok: false, error: { kind: 'edit-refused' } };
    expect(await opened.edit(lead, { kind: 'review.reopen', callId })).toMatchObject(refused);
    expect(await opened.edit(ben, start(reviewId(2)))).toMatchObject(refused);
  });

  it('can’t be changed by the undo of a participant either', async () => {
    using opened = await openWithSession();
    await judge(opened, ben, 1, 'yes');
    await opened.edit(lead, reveal);
    await opened.library.request('reviewer:set', { reviewer: ben });
    expect(await opened.library.requestResult('edit:undo', undefined)).toMatchObject({
      error: { kind: 'edit-refused', reason: /revealed/u },
    });
  });

  it('is left out of exports until it is revealed', async () => {
    using opened = await openWithSession();
    // An export has the calls that have a review besides calibration.
    await opened.edit(lead, greeting('no'));
    await judge(opened, ben, 1, 'yes');
    const exported = async () => {
      const page = { filter: everyCall, sort: newestFirst, count: 10 };
      return (await opened.library.request('export:rows', page)).rows.map(
        ({ work }) => work.review.purpose,
      );
    };
    expect(await exported()).toEqual(['regular']);
    await opened.edit(lead, reveal);
    expect(await exported()).toContain('calibration');
  });

  it('is reviewed by participants only, once each', async () => {
    using opened = await openWithSession();
    expect(await opened.edit(ann, start(reviewId(1)))).toMatchObject({
      error: { reason: 'Only participants can review the calls of this session.' },
    });
    await opened.edit(ben, start(reviewId(2)));
    expect(await opened.edit(ben, start(reviewId(3)))).toMatchObject({ ok: false });
    expect((await list(opened))[0]?.next).toEqual({ callId, reviewId: reviewId(2) });
  });

  it('keeps the rubric version that it was created with', async () => {
    using opened = await openWithSession();
    const { library, session } = opened;
    const current = await library.request('rubric:current', undefined);
    const next = { ...current, version: current.version + 1 };
    expect(await opened.edit(lead, { kind: 'rubric.save', rubric: next })).toMatchObject({
      ok: true,
    });
    await opened.edit(ben, start(reviewId(1)));
    const { review } = await library.request('work:of', { callId: callId });
    expect(review).toMatchObject({ purpose: 'calibration', rubricVersion: session.rubricVersion });
    const changed = { ...session, rubricVersion: next.version };
    expect(await opened.edit(lead, { kind: 'calibration.save', session: changed })).toMatchObject({
      error: { reason: /Reviews of this session have begun/u },
    });
  });

  it('records agreed answers, which have to fit, and can be undone and redone', async () => {
    using opened = await openWithSession();
    const { library, edit } = opened;
    const agree = (optionId: string): Edit => ({
      kind: 'calibration.agree',
      sessionId,
      agreedCall: callId,
      criterionId: 'greeting-disclosure',
      value: { kind: 'choice', optionId },
      comment: 'The name was said',
    });
    expect(await edit(lead, agree('yes'))).toMatchObject({ ok: false });
    await edit(lead, reveal);
    expect(await edit(lead, agree('unknown'))).toMatchObject({ ok: false });
    expect(await edit(ben, agree('yes'))).toMatchObject({ ok: false });
    expect(await edit(lead, agree('yes'))).toMatchObject({ ok: true });
    const agreed = async () => {
      const found = await results(opened);
      return found.ok ? found.value.agreed.map(({ comment }) => comment) : undefined;
    };
    expect(await agreed()).toEqual(['The name was said']);
    await library.request('edit:undo', undefined);
    expect(await agreed()).toEqual([]);
    await library.request('edit:redo', undefined);
    expect(await agreed()).toEqual(['The name was said']);
  });

  it('is refused with a name that is taken, a call twice, or an unknown rubric', async () => {
    using opened = await openWithSession();
    const { session, edit } = opened;
    const save = (details: Partial<CalibrationSession>) =>
      edit(lead, { kind: 'calibration.save', session: { ...session, ...details } });
    const id = '44444444-4444-4444-8444-444444444444';
    expect(await save({ id, name: 'NOVEMBER' })).toMatchObject({ ok: false });
    expect(await save({ callIds: [callId, callId] })).toMatchObject({ ok: false });
    expect(await save({ rubricVersion: 99 })).toMatchObject({ ok: false });
  });
});
