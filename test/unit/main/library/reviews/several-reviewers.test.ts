import { describe, expect, it } from 'vitest';
import { annReviewer, ben } from '../../../../fakes/fake-reviewers.ts';
import type { Edit } from '../../../../../src-shared/review.ts';
import type { Reviewer } from '../../../../../src-shared/reviewer.ts';
import {
  asCallId,
  createCall,
  everyCall,
  fetchedRecord,
  newestFirst,
  openTestLibrary,
  queueIds,
  type TestLibrary,
} from '../test-library.ts';

const id = asCallId('call_1');
const greeting = (optionId: string): Edit => ({
  kind: 'answer.set',
  callId: id,
  criterionId: 'greeting-disclosure',
  answer: { value: { kind: 'choice', optionId } },
});

async function openWithCall(): Promise<TestLibrary> {
  const library = await openTestLibrary();
  await library.request('calls:store', { records: [fetchedRecord(createCall(id))] });
  return library;
}

/** Lets a reviewer make edits, one after the other. */
function reviewing(library: TestLibrary) {
  let count = 0;
  return async (reviewer: Reviewer, ...edits: readonly Edit[]) => {
    await library.request('reviewer:set', { reviewer });
    for (const edit of edits) {
      count += 1;
      await library.request('edit:apply', { requestId: `edit ${count}`, edit });
    }
    return library.request('work:of', { callId: id });
  };
}

const submit: Edit = { kind: 'review.submit', callId: id };

describe('Several reviewers of one call', () => {
  it('judge it independently, each with a review, a status in the queue and an undo of their own', async () => {
    using library = await openWithCall();
    const as = reviewing(library);
    const first = await as(annReviewer, greeting('yes'), submit);
    const second = await as(ben, greeting('no'));
    expect(second).toMatchObject({
      review: { purpose: 'second-opinion', status: 'draft', reviewer: 'Ben' },
    });
    expect(second.reviewId).not.toBe(first.reviewId);
    const queue = (states: ('draft' | 'submitted')[]) =>
      queueIds(library.request, { ...everyCall, states });
    expect(await queue(['draft'])).toEqual([id]);
    expect(await queue(['submitted'])).toEqual([]);
    expect(await queueIds(library.request, { ...everyCall, reviewers: ['Ann Reviewer'] })).toEqual([
      id,
    ]);
    await library.request('edit:undo', undefined);
    expect(await library.request('work:of', { callId: id })).toMatchObject({
      review: { status: 'new' },
    });
    expect(await library.requestResult('edit:undo', undefined)).toMatchObject({
      error: { kind: 'nothing-to-undo' },
    });
    expect(await as(annReviewer)).toEqual(first);
    expect(await queue(['submitted'])).toEqual([id]);
  });

  it('can read each other’s review only after they have submitted their own', async () => {
    using library = await openWithCall();
    const as = reviewing(library);
    const { reviewId = '' } = await as(annReviewer, greeting('yes'), submit);
    await as(ben, greeting('no'));
    expect(await library.requestResult('reviews:read', { reviewId })).toMatchObject({ ok: false });
    expect(await library.request('edit:history', { limit: 10 })).toHaveLength(1);
    await as(ben, submit);
    const { work } = await library.request('reviews:read', { reviewId });
    expect(work.review.reviewer).toBe('Ann Reviewer');
  });

  it('continue their reviews on another computer under the id that they had', async () => {
    using library = await openWithCall();
    const as = reviewing(library);
    const first = await as(annReviewer, greeting('yes'), submit);
    const stranger = { id: crypto.randomUUID(), name: 'Ann Reviewer' };
    expect(await as(stranger)).toMatchObject({ review: { status: 'new' } });
    expect(await library.request('reviewer:list', undefined)).toEqual([annReviewer]);
    expect(await as(annReviewer)).toEqual(first);
  });

  it('are exported with one row for each review', async () => {
    using library = await openWithCall();
    const as = reviewing(library);
    await as(annReviewer, greeting('yes'), submit);
    await as(ben, greeting('no'), submit);
    const page = { filter: everyCall, sort: newestFirst, count: 10 };
    const { rows } = await library.request('export:rows', page);
    expect(rows.map(({ work }) => [work.review.reviewer, work.review.purpose])).toEqual([
      ['Ann Reviewer', 'regular'],
      ['Ben', 'second-opinion'],
    ]);
    await as(ben, { kind: 'review.void', callId: id, reason: 'Wrong call' });
    const after = await library.request('export:rows', page);
    expect(after.rows.map(({ work }) => work.review.reviewer)).toEqual(['Ann Reviewer']);
  });

  it('keep their reviews apart when an edit touches what another one has changed since', async () => {
    using library = await openWithCall();
    const as = reviewing(library);
    const tags = await library.request('tags:list', undefined);
    const renamed = (name: string): Edit => ({
      kind: 'tag-set.save',
      tags: tags.map((tag, index) => (index === 0 ? { ...tag, name } : tag)),
    });
    await as(annReviewer, renamed('Heard wrongly'));
    await as(ben, renamed('Misunderstood'));
    await library.request('reviewer:set', { reviewer: annReviewer });
    expect(await library.requestResult('edit:undo', undefined)).toMatchObject({
      error: { kind: 'edit-refused', reason: 'Somebody else has changed this since.' },
    });
    expect((await library.request('tags:list', undefined))[0]?.name).toBe('Misunderstood');
  });
});

describe('Voiding a review', () => {
  it('keeps it, and a new one can be started and undone', async () => {
    using library = await openWithCall();
    const as = reviewing(library);
    const first = await as(annReviewer, greeting('yes'), submit, {
      kind: 'review.void',
      callId: id,
      reason: 'Reviewed by mistake',
    });
    expect(first.review).toMatchObject({ status: 'voided', voidReason: 'Reviewed by mistake' });
    expect(
      await library.requestResult('edit:apply', { requestId: 'late', edit: greeting('no') }),
    ).toMatchObject({ error: { kind: 'edit-refused' } });
    const reviewId = crypto.randomUUID();
    const second = await as(annReviewer, {
      kind: 'review.start',
      callId: id,
      reviewId,
      purpose: 'regular',
    });
    expect(second).toMatchObject({ reviewId, review: { status: 'draft', answers: {} } });
    await library.request('edit:undo', undefined);
    expect(await library.request('work:of', { callId: id })).toEqual(first);
  });
});

describe('Annotations', () => {
  it('are stored with the review, and undone one by one', async () => {
    using library = await openWithCall();
    const as = reviewing(library);
    const work = await as(
      annReviewer,
      {
        kind: 'correction.set',
        callId: id,
        correction: {
          id: 'correction',
          span: { firstWord: 3, lastWord: 4 },
          original: 'for T',
          corrected: 'forty',
        },
      },
      { kind: 'turn.check', callId: id, entry: 2, checked: true },
      { kind: 'reply.set', callId: id, entry: 2, quote: 'Bye', reply: 'Anything else?' },
      {
        kind: 'verdict.set',
        callId: id,
        field: 'custom.refund_due',
        verdict: { stance: 'corrected', retellValue: 'false', value: 'true' },
      },
    );
    expect(work).toMatchObject({
      corrections: [{ original: 'for T', corrected: 'forty' }],
      checkedTurns: [2],
      betterReplies: [{ entry: 2, reply: 'Anything else?' }],
      verdicts: { 'custom.refund_due': { stance: 'corrected', value: 'true' } },
    });
    for (let count = 0; count < 4; count += 1) await library.request('edit:undo', undefined);
    expect(await library.request('work:of', { callId: id })).toMatchObject({
      corrections: [],
      checkedTurns: [],
      betterReplies: [],
      verdicts: {},
      review: { status: 'new' },
    });
    for (let count = 0; count < 4; count += 1) await library.request('edit:redo', undefined);
    expect(await library.request('work:of', { callId: id })).toEqual(work);
  });
});
