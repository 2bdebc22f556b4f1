import { expect, it } from 'vitest';
import type { Edit } from '../../../../../src-shared/review.ts';
import type { Rubric } from '../../../../../src-shared/rubrics/rubric.ts';
import {
  startingRubrics,
  supportRubric,
} from '../../../../../src-shared/rubrics/starting-rubrics.ts';
import { createCall, fetchedRecord, openTestLibrary, type TestLibrary } from '../test-library.ts';

let requests = 0;
const send = (library: TestLibrary, edit: Edit) => {
  requests += 1;
  return library.requestResult('edit:apply', { requestId: `rubric ${requests}`, edit });
};

async function done(library: TestLibrary, ...edits: Edit[]): Promise<void> {
  for (const edit of edits) {
    const result = await send(library, edit);
    if (!result.ok) throw new Error(JSON.stringify(result.error));
  }
}

/** Each version as `id version status`, in the order of the list. */
const listed = async (library: TestLibrary): Promise<readonly string[]> =>
  (await library.request('rubric:list', undefined)).map(
    ({ rubric, status }) => `${rubric.id} ${rubric.version} ${status}`,
  );

const draft = (rubric: Rubric): Edit => ({ kind: 'rubric.save-draft', rubric });
const publish = ({ id, version }: Rubric): Edit => ({ kind: 'rubric.publish', id, version });
const retire = ({ id, version }: Rubric): Edit => ({ kind: 'rubric.retire', id, version });

const [, sales = supportRubric] = startingRubrics;

it('new reviews use the rubric that was published last', async () => {
  using library = await openTestLibrary();
  const first = (await library.request('rubric:current', undefined)).id;
  await done(library, draft(sales));
  expect((await library.request('rubric:current', undefined)).id).toBe(first);
  await done(library, publish(sales));
  expect((await library.request('rubric:current', undefined)).id).toBe('sales');
  expect(await listed(library)).toEqual(['sales 1 published', `${first} 1 published`]);
  await done(library, retire(sales));
  expect((await library.request('rubric:current', undefined)).id).toBe(first);
});

it('a published version never changes', async () => {
  using library = await openTestLibrary();
  await done(library, draft(sales), publish(sales));
  for (const edit of [draft({ ...sales, passMark: 1 }), publish(sales)]) {
    expect(await send(library, edit)).toMatchObject({ ok: false, error: { kind: 'edit-refused' } });
  }
  const deleted = await send(library, { kind: 'rubric.delete-draft', id: 'sales', version: 1 });
  expect(deleted.ok).toBe(false);
  await done(library, draft({ ...sales, version: 2, passMark: 1 }));
  expect(await listed(library)).toContain('sales 2 draft');
});

it('a draft with errors is kept and cannot be published', async () => {
  using library = await openTestLibrary();
  const [section] = sales.sections;
  const twice = section === undefined ? [] : [section, { ...section, name: 'Again' }];
  const broken = { ...sales, sections: twice };
  await done(library, draft(broken));
  expect(await send(library, publish(sales))).toMatchObject({ ok: false });
  expect(await listed(library)).toContain('sales 1 draft');
});

it('the last published rubric cannot be retired', async () => {
  using library = await openTestLibrary();
  const current = await library.request('rubric:current', undefined);
  expect(await send(library, retire(current))).toMatchObject({ ok: false });
  await done(library, draft(sales), publish(sales), retire(current));
  expect(await send(library, retire(sales))).toMatchObject({ ok: false });
});

it('every change of a rubric can be undone and redone', async () => {
  using library = await openTestLibrary();
  const states: (readonly string[])[] = [await listed(library)];
  const edits = [draft(sales), publish(sales), draft({ ...sales, version: 2 }), retire(sales)];
  for (const edit of edits) {
    await done(library, edit);
    states.push(await listed(library));
  }
  for (const state of states.slice(0, -1).toReversed()) {
    await library.request('edit:undo', undefined);
    expect(await listed(library)).toEqual(state);
  }
  for (const state of states.slice(1)) {
    await library.request('edit:redo', undefined);
    expect(await listed(library)).toEqual(state);
  }
});

it('a review keeps its version, and the preview scores it by the next one without changing it', async () => {
  using library = await openTestLibrary();
  await library.request('calls:store', { records: [fetchedRecord(createCall('call_1', {}))] });
  await done(library, draft(supportRubric), publish(supportRubric), {
    kind: 'answer.set',
    callId: 'call_1',
    criterionId: 'greeting',
    answer: { value: { kind: 'choice', optionId: 'partly' } },
  });
  const harder = structuredClone(supportRubric);
  const [greeting] = harder.sections[0]?.criteria ?? [];
  if (greeting?.kind === 'choice' && greeting.options[1]) greeting.options[1].points = 0.25;
  const second = { ...harder, version: 2 };
  await done(library, draft(second), publish(second));
  expect(await library.request('rubric:preview', { id: 'support', version: 2 })).toMatchObject([
    { callId: 'call_1', before: 50, after: 25, carries: true },
  ]);
  const [, first] = await library.request('rubric:list', undefined);
  expect(first).toMatchObject({ rubric: { version: 1 }, reviews: 1 });
});
