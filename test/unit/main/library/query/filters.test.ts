import { defaultRubric } from '../../../../../src-main/library/reviews/database/default-rubric.ts';
import { criteriaOf } from '../../../../../src-shared/rubrics/criteria.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Call } from '../../../../../src-shared/call.ts';
import type { CallFilter, QueueFilter } from '../../../../../src-shared/filter.ts';
import {
  createCall,
  everyCall,
  queueIds,
  openTestLibrary,
  listedRecord,
  fetchedRecord,
} from '../test-library.ts';
import { matches } from './reference-filter.ts';
import { arbitraryFilters, arbitraryCalls } from './filter-arbitraries.ts';

const names = Object.keys(arbitraryFilters) as (keyof CallFilter)[];

async function expectAgreement(filters: readonly QueueFilter[], list: readonly Call[]) {
  using library = await openTestLibrary({ queueSource: 'sql' });
  using inMemory = await openTestLibrary({ queueSource: 'columns' });
  const records = list.map((call) => fetchedRecord(call));
  await library.request('calls:store', { records });
  await inMemory.request('calls:store', { records });
  // Where no call tells any attribute, nothing is known of them; null is none.
  const tells = list.some(
    ({ kind, customAttributes = {} }) =>
      kind === 'call' && Object.values(customAttributes).some((value) => value !== null),
  );
  for (const filter of filters) {
    const found = await queueIds(library.request, filter);
    expect(await queueIds(inMemory.request, filter), JSON.stringify(filter)).toEqual(found);
    const isKnown = tells || (filter.call.custom_attributes ?? []).length === 0;
    const wanted = list.filter((call) => isKnown && matches(call, filter)).map(({ id }) => id);
    expect([...found].toSorted(), JSON.stringify(filter)).toEqual(wanted.toSorted());
  }
}

describe('Filtering the queue', () => {
  it.each(names)('finds exactly the calls that %s asks for', async (name) => {
    const filter = arbitraryFilters[name].map((value): QueueFilter => ({
      kind: 'call',
      call: { [name]: value } as CallFilter,
    }));
    await fc.assert(
      fc.asyncProperty(
        fc.array(filter, { minLength: 12, maxLength: 12 }),
        arbitraryCalls,
        expectAgreement,
      ),
      { numRuns: 12, seed: 7 },
    );
  });

  it('finds exactly the calls that match several filter fields at once', async () => {
    const several = fc
      .record(arbitraryFilters as Record<string, fc.Arbitrary<unknown>>, { requiredKeys: [] })
      .chain((call) =>
        fc
          .subarray(Object.keys(call), { maxLength: 3 })
          .map((kept) => Object.fromEntries(kept.map((name) => [name, call[name]]))),
      );
    const filter = fc.record(
      {
        kind: fc.constant('call' as const),
        call: several,
        outcome: fc.subarray(['successful', 'unsuccessful', 'unknown'] as const),
        withoutSentiment: fc.boolean(),
      },
      { requiredKeys: ['kind', 'call'] },
    ) as fc.Arbitrary<QueueFilter>;
    await fc.assert(
      fc.asyncProperty(
        fc.array(filter, { minLength: 20, maxLength: 20 }),
        arbitraryCalls,
        expectAgreement,
      ),
      { numRuns: 25, seed: 11 },
    );
  });

  it('keeps calls and chats apart', async () => {
    using library = await openTestLibrary();
    await library.request('calls:store', {
      records: [
        listedRecord(createCall('call_1')),
        listedRecord(createCall('chat_1', { kind: 'chat' })),
      ],
    });
    expect(await queueIds(library.request, everyCall)).toEqual(['call_1']);
    expect(await queueIds(library.request, { kind: 'chat', call: {} })).toEqual(['chat_1']);
  });

  it('finds calls by review status, flag and tags', async () => {
    using library = await openTestLibrary();
    const ids = ['new', 'tagged', 'flagged', 'submitted', 'skipped'];
    await library.request('calls:store', {
      records: ids.map((id) => listedRecord(createCall(id))),
    });
    const edit = (
      requestId: string,
      wanted: Parameters<typeof library.request<'edit:apply'>>[1]['edit'],
    ) => library.request('edit:apply', { requestId, edit: wanted });
    await edit('1', {
      kind: 'tag.apply',
      callId: 'tagged',
      tag: { id: 't', tagId: 'tone', span: {}, quote: 'Hm' },
    });
    await edit('2', { kind: 'review.flag', callId: 'flagged', flagged: true });
    await edit('2b', { kind: 'review.comment', callId: 'flagged', comment: 'Second look' });
    for (const item of criteriaOf(defaultRubric)) {
      const optionId = (item.kind === 'choice' && item.options[0]?.id) || '';
      await edit(`3 ${item.id}`, {
        kind: 'answer.set',
        callId: 'submitted',
        criterionId: item.id,
        answer: { value: { kind: 'choice', optionId } },
      });
    }
    await edit('4', { kind: 'review.submit', callId: 'submitted' });
    await edit('5', { kind: 'review.skip', callId: 'skipped', reason: 'Test call' });

    const find = (filter: Partial<QueueFilter>) =>
      queueIds(library.request, { ...everyCall, ...filter });
    expect(await find({ states: ['new'] })).toEqual(['new']);
    expect(await find({ states: ['submitted'] })).toEqual(['submitted']);
    expect((await find({ states: ['draft', 'skipped'] })).toSorted()).toEqual([
      'flagged',
      'skipped',
      'tagged',
    ]);
    expect(await find({ flagged: true })).toEqual(['flagged']);
    expect(await find({ flagged: false })).toHaveLength(4);
    expect(await find({ tags: ['tone'] })).toEqual(['tagged']);
    expect(await find({ tags: ['tone', 'misheard'] })).toEqual(['tagged']);
    expect(await find({ tags: ['misheard'] })).toEqual([]);
    expect(await find({ score: { type: 'number', op: 'ge', value: 1 } })).toEqual(['submitted']);
    expect(await find({ passed: true })).toEqual(['submitted']);
    expect(await find({ passed: false })).toEqual([]);
    expect(await find({ reviewers: ['Ann Reviewer'] })).toEqual(['submitted']);
    expect(await find({ submittedMs: { type: 'number', op: 'gt', value: 0 } })).toEqual([
      'submitted',
    ]);
    expect(await find({ commented: true })).toEqual(['flagged']);
    expect(await find({ answers: [{ criterionId: 'request-resolved', values: ['yes'] }] })).toEqual(
      ['submitted'],
    );
    expect(await find({ answers: [{ criterionId: 'request-resolved', values: ['1'] }] })).toEqual(
      [],
    );
  });
});
