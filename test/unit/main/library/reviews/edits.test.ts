import { describe, expect, it } from 'vitest';
import { defaultRubric } from '../../../../../src-main/library/reviews/database/default-rubric.ts';
import { defaultTags } from '../../../../../src-main/library/reviews/database/default-tags.ts';
import { Rubric } from '../../../../../src-shared/rubrics/rubric.ts';
import { scoreOf } from '../../../../../src-shared/rubrics/scoring.ts';
import { criteriaOf } from '../../../../../src-shared/rubrics/criteria.ts';
import type { AnswerValues } from '../../../../../src-shared/rubrics/answer.ts';
import type { Edit } from '../../../../../src-shared/review.ts';
import { Tag } from '../../../../../src-shared/tag.ts';
import {
  createCall,
  everyCall,
  asCallId,
  openTestLibrary,
  newestFirst,
  fetchedRecord,
  type TestLibrary,
} from '../test-library.ts';

async function withCalls(): Promise<TestLibrary> {
  const library = await openTestLibrary();
  await library.request('calls:store', {
    records: ['call_1', 'call_2'].map((id) =>
      fetchedRecord(createCall(id, { summary: `About ${id}` })),
    ),
  });
  return library;
}

let requests = 0;
const send = (library: TestLibrary, edit: Edit) => {
  requests += 1;
  return library.requestResult('edit:apply', { requestId: `request ${requests}`, edit });
};
async function done(library: TestLibrary, edit: Edit) {
  const result = await send(library, edit);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}
const tagged = (quote: string, id = 'tag 1'): Edit => ({
  kind: 'tag.apply',
  callId: 'call_1',
  tag: { id, tagId: 'misheard', span: { firstWord: 3, lastWord: 4 }, quote },
});
const answered = (criterionId: string, option: string, callId = 'call_1'): Edit => ({
  kind: 'answer.set',
  callId,
  criterionId,
  answer: {
    value: option === 'N/A' ? { kind: 'not-applicable' } : { kind: 'choice', optionId: option },
  },
});

describe('Reviewing a call', () => {
  it('starts with nine tags that have digits, and a published rubric', async () => {
    using library = await withCalls();
    const tags = await library.request('tags:list', undefined);
    expect(tags).toEqual(defaultTags);
    expect(tags.map(({ digit }) => digit)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(tags.map((tag) => Tag.parse(tag))).toEqual(tags);
    expect(Rubric.parse(await library.request('rubric:current', undefined))).toEqual(defaultRubric);
    const best = Object.fromEntries(
      criteriaOf(defaultRubric).map((criterion) => [
        criterion.id,
        { kind: 'choice', optionId: criterion.kind === 'choice' ? criterion.options[0]?.id : '' },
      ]),
    ) as AnswerValues;
    expect(scoreOf(defaultRubric, best).percent).toBe(100);
  });

  it('labels each edit by its result', async () => {
    using library = await withCalls();
    const label = async (edit: Edit) => (await done(library, edit)).label;
    expect(await label(tagged('No,  Monday'))).toBe('Tag Misheard added to “No, Monday”');
    expect(
      await label({ kind: 'tag.comment', callId: 'call_1', id: 'tag 1', comment: 'Twice' }),
    ).toBe('Comment changed on tag Misheard');
    expect(await label({ kind: 'tag.remove', callId: 'call_1', id: 'tag 1' })).toBe(
      'Tag Misheard removed from “No, Monday”',
    );
    expect(await label(answered('identity-verified', 'no'))).toBe(
      '“Identity verified before account details”: No',
    );
    expect(await label(answered('identity-verified', 'N/A'))).toBe(
      '“Identity verified before account details”: N/A',
    );
    expect(await label({ kind: 'review.submit', callId: 'call_1' })).toBe('Review submitted');
    expect(await label({ kind: 'review.reopen', callId: 'call_1' })).toBe('Review reopened');
    expect(await label({ kind: 'review.skip', callId: 'call_1', reason: 'Test call' })).toBe(
      'Call skipped',
    );
    const long = 'word '.repeat(40);
    expect((await label(tagged(long))).length).toBeLessThan(70);
  });

  it('makes a new call a draft on the first edit, and not reviewed again after undo', async () => {
    using library = await withCalls();
    const receipt = await done(library, tagged('No'));
    expect(receipt.reviewData?.review.status).toBe('draft');
    const undone = await library.request('edit:undo', undefined);
    expect(undone.label).toBe('Tag Misheard added to “No”');
    expect(undone.reviewData?.review.status).toBe('new');
    expect(undone.reviewData?.tags).toEqual([]);
  });

  it('stores rubric, reviewer, time and score on submit, and updates the queue', async () => {
    using library = await withCalls();
    const early = await send(library, { kind: 'review.submit', callId: 'call_1' });
    expect(early).toEqual({ ok: false, error: { kind: 'nothing-answered' } });
    expect((await library.request('work:of', { callId: asCallId('call_1') })).review.status).toBe(
      'new',
    );

    await done(library, answered('request-resolved', 'partly'));
    const { reviewData: work } = await done(library, { kind: 'review.submit', callId: 'call_1' });
    expect(work?.review).toMatchObject({
      status: 'submitted',
      reviewer: 'Ann Reviewer',
      rubricId: defaultRubric.id,
      rubricVersion: 1,
    });
    expect(work?.review.submittedMs).toBeTypeOf('number');
    const queue = await library.request('queue:open', {
      filter: { ...everyCall, states: ['submitted'] },
      sort: newestFirst,
    });
    const rows = await library.request('queue:rows', { queueId: queue.queueId, from: 0, count: 9 });
    expect(rows.ids).toEqual(['call_1']);
    expect(rows.score).toEqual([50]);
  });

  it('keeps the rubric version of a review when the rubric is changed', async () => {
    using library = await withCalls();
    await done(library, answered('request-resolved', 'yes'));
    const [first, ...others] = defaultRubric.sections;
    if (first === undefined) throw new Error('The default rubric is empty');
    const renamed = { ...defaultRubric, sections: [{ ...first, name: 'Hello' }, ...others] };
    const { label } = await done(library, { kind: 'rubric.save', rubric: renamed });
    expect(label).toBe('Rubric “Voice agent call” saved as version 2');
    expect((await library.request('rubric:current', undefined)).version).toBe(2);
    const pinned = await library.request('calls:get', { id: asCallId('call_1') });
    expect(pinned.work.review.rubricVersion).toBe(1);
    expect(pinned.rubric.version).toBe(1);
    expect((await library.request('calls:get', { id: asCallId('call_2') })).rubric.version).toBe(2);
  });

  it('refuses invalid edits with a reason', async () => {
    using library = await withCalls();
    const refusals: readonly Edit[] = [
      { kind: 'review.skip', callId: 'call_1', reason: '  ' },
      answered('no such criterion', 'yes'),
      answered('request-resolved', 'sometimes'),
      answered('request-resolved', 'N/A'),
      { kind: 'tag.remove', callId: 'call_1', id: 'never put on' },
      { kind: 'tag.apply', callId: 'call_1', tag: { id: 'x', tagId: 'none', span: {}, quote: '' } },
      { kind: 'review.reopen', callId: 'call_1' },
      {
        kind: 'tag-set.save',
        tags: [...defaultTags, { id: 'new', name: 'New', colour: 'red', digit: 1 }],
      },
    ];
    for (const edit of refusals) {
      expect(await send(library, edit)).toMatchObject({
        ok: false,
        error: { kind: 'edit-refused' },
      });
    }
    expect(await send(library, answered('request-resolved', 'yes', 'call_0'))).toEqual({
      ok: false,
      error: { kind: 'unknown-call', callId: 'call_0' },
    });
    expect(await library.request('edit:history', { limit: 9 })).toEqual([]);
    expect(await library.requestResult('edit:undo', undefined)).toEqual({
      ok: false,
      error: { kind: 'nothing-to-undo' },
    });
  });

  it('retires a tag that is left out, and keeps its name on applied tags', async () => {
    using library = await withCalls();
    await done(library, tagged('No'));
    await done(library, { kind: 'tag-set.save', tags: defaultTags.slice(1) });
    const retired = (await library.request('tags:list', undefined)).find(
      ({ id }) => id === 'misheard',
    );
    expect(retired).toMatchObject({ name: 'Misheard', retired: true });
    expect(await send(library, tagged('Yes', 'tag 2'))).toMatchObject({ ok: false });
    expect((await library.request('work:of', { callId: asCallId('call_1') })).tags).toHaveLength(1);
  });

  it('returns the first receipt for a repeated request and applies it only once', async () => {
    using library = await withCalls();
    const edit = tagged('No');
    const first = await library.request('edit:apply', { requestId: 'once', edit });
    const second = await library.request('edit:apply', { requestId: 'once', edit });
    expect(second).toEqual(first);
    expect(await library.request('edit:history', { limit: 9 })).toHaveLength(1);
  });

  it('stores position and time spent without making them steps of undo', async () => {
    using library = await withCalls();
    const id = asCallId('call_1');
    await library.request('call:position', { callId: id, positionMs: 1234 });
    await library.request('work:active', { callId: id, ms: 500 });
    await library.request('work:active', { callId: id, ms: 700 });
    const stored = await library.request('calls:get', { id });
    expect(stored.positionMs).toBe(1234);
    expect(stored.work.review.activeMs).toBe(1200);
    expect(stored.work.review.status).toBe('new');
  });

  it('returns the reviewed calls of a queue to an export in parts', async () => {
    using library = await openTestLibrary();
    const ids = Array.from({ length: 25 }, (_, index) => `call_${String(index).padStart(2, '0')}`);
    await library.request('calls:store', {
      records: ids.map((id, index) =>
        fetchedRecord(createCall(id, { startMs: index, durationMs: index % 4 })),
      ),
    });
    const reviewed = ids.filter((_, index) => index % 2 === 0);
    for (const id of reviewed) await done(library, answered('request-resolved', 'yes', id));
    for (const by of ['start', 'duration', 'score'] as const) {
      const exported: string[] = [];
      let after: string | undefined;
      do {
        const { rows, next } = await library.request('export:rows', {
          filter: everyCall,
          sort: { by, order: 'ascending' },
          count: 4,
          ...(after === undefined ? {} : { after }),
        });
        exported.push(...rows.map(({ call }) => call.id));
        after = next;
      } while (after !== undefined);
      const inOrder = by === 'duration' ? exported.toSorted() : exported;
      expect(inOrder).toEqual(reviewed);
    }
    const none = await library.request('export:rows', {
      filter: { ...everyCall, states: ['new'] },
      sort: newestFirst,
      count: 4,
    });
    expect(none).toEqual({ rows: [] });
  });
});
