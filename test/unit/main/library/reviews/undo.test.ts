import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultRubric } from '../../../../../src-main/library/reviews/database/default-rubric.ts';
import { defaultTags } from '../../../../../src-main/library/reviews/database/default-tags.ts';
import type { Edit } from '../../../../../src-shared/review.ts';
import {
  createCall,
  asCallId,
  openTestLibrary,
  fetchedRecord,
  type TestLibrary,
} from '../test-library.ts';

const calls = ['call_1', 'call_2', 'call_3'];
const criteria = defaultRubric.sections.flatMap((section) => section.criteria.map(({ id }) => id));
const callId = fc.constantFrom(...calls);
const comment = fc.constantFrom('', 'Well done', 'Again');
const tagIds = fc.constantFrom('a', 'b', 'c', 'd');

const edits: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({
    kind: fc.constant('tag.apply' as const),
    callId,
    tag: fc.record({
      id: tagIds,
      tagId: fc.constantFrom(...defaultTags.map(({ id }) => id)),
      span: fc.record({ startMs: fc.nat(1000) }),
      quote: comment,
    }),
  }),
  fc.record({ kind: fc.constant('tag.comment' as const), callId, id: tagIds, comment }),
  fc.record({ kind: fc.constant('tag.remove' as const), callId, id: tagIds }),
  fc.record({
    kind: fc.constant('answer.set' as const),
    callId,
    criterionId: fc.constantFrom(...criteria),
    answer: fc.record(
      {
        value: fc.oneof(
          fc.record({
            kind: fc.constant('choice' as const),
            optionId: fc.constantFrom('yes', 'partly', 'no'),
          }),
          fc.constant({ kind: 'not-applicable' as const }),
        ),
        comment,
      },
      { requiredKeys: [] },
    ),
  }),
  fc.record({ kind: fc.constant('review.comment' as const), callId, comment }),
  fc.record({ kind: fc.constant('review.submit' as const), callId }),
  fc.record({ kind: fc.constant('review.reopen' as const), callId }),
  fc.record({ kind: fc.constant('review.skip' as const), callId, reason: comment }),
  fc.record({ kind: fc.constant('review.flag' as const), callId, flagged: fc.boolean() }),
  fc
    .subarray([...defaultTags], { minLength: 3 })
    .map((tags): Edit => ({ kind: 'tag-set.save', tags })),
  fc
    .constantFrom('One', 'Two')
    .map((name): Edit => ({ kind: 'rubric.save', rubric: { ...defaultRubric, name } })),
);

/** All state that edits can change, as far as the reviewer can see it. */
async function seen({ request: ask }: TestLibrary) {
  const sorted = { by: 'score', order: 'descending' } as const;
  const { queueId } = await ask('queue:open', { filter: { kind: 'call', call: {} }, sort: sorted });
  return {
    work: await Promise.all(calls.map((id) => ask('work:of', { callId: asCallId(id) }))),
    tags: await ask('tags:list', undefined),
    rubric: await ask('rubric:current', undefined),
    queue: await ask('queue:rows', { queueId, from: 0, count: 9 }),
  };
}

async function everyStep(
  library: TestLibrary,
  channel: 'edit:undo' | 'edit:redo',
): Promise<number> {
  let steps = 0;
  while ((await library.requestResult(channel, undefined)).ok) steps += 1;
  return steps;
}

async function apply(library: TestLibrary, list: readonly Edit[], name: string): Promise<number> {
  // A text that is saved twice in a row is one history entry and one step of undo.
  const lines = new Set<number>();
  for (const [index, edit] of list.entries()) {
    const result = await library.requestResult('edit:apply', {
      requestId: `${name} ${index}`,
      edit,
    });
    if (result.ok) lines.add(result.value.historyId);
  }
  return lines.size;
}

const storedCalls = calls.map((id) => fetchedRecord(createCall(id)));

describe('Undo', () => {
  it('undoes every edit of any day, and redo restores each of them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(edits, { maxLength: 40 }), async (list) => {
        using library = await openTestLibrary();
        await library.request('calls:store', { records: storedCalls });
        const first = await seen(library);
        const applied = await apply(library, list, 'edit');
        const last = await seen(library);
        expect(await everyStep(library, 'edit:undo')).toBe(applied);
        expect(await seen(library)).toEqual(first);
        expect(await everyStep(library, 'edit:redo')).toBe(applied);
        expect(await seen(library)).toEqual(last);
      }),
      { numRuns: 40, seed: 5 },
    );
  }, 60_000);

  it('continues after the app was closed, also past a submit', async () => {
    using first = await openTestLibrary();
    await first.request('calls:store', { records: storedCalls });
    const before = await seen(first);
    await apply(
      first,
      [
        {
          kind: 'answer.set',
          callId: 'call_1',
          criterionId: 'request-resolved',
          answer: { value: { kind: 'choice', optionId: 'yes' } },
        },
        { kind: 'review.submit', callId: 'call_1' },
        { kind: 'review.flag', callId: 'call_2', flagged: true },
      ],
      'edit',
    );
    await first.request('close', undefined);
    using second = await openTestLibrary({ folder: first.folder });
    expect(await everyStep(second, 'edit:undo')).toBe(3);
    expect(await seen(second)).toEqual(before);
  });

  it('can’t redo an undone edit after a new edit, but keeps it in the history', async () => {
    using library = await openTestLibrary();
    await library.request('calls:store', { records: storedCalls });
    const flag = (id: string): Edit => ({ kind: 'review.flag', callId: id, flagged: true });
    await apply(library, [flag('call_1'), flag('call_2')], 'first');
    await library.request('edit:undo', undefined);
    await apply(library, [flag('call_3')], 'second');
    expect(await library.requestResult('edit:redo', undefined)).toEqual({
      ok: false,
      error: { kind: 'nothing-to-redo' },
    });
    const history = await library.request('edit:history', { limit: 9 });
    expect(history.map(({ callId: id, undone }) => [id, undone])).toEqual([
      ['call_3', false],
      ['call_2', true],
      ['call_1', false],
    ]);
    expect(await everyStep(library, 'edit:undo')).toBe(2);
  });
});
