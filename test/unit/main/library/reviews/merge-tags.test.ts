import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import type { Edit } from '../../../../../src-shared/review.ts';
import type { CallId } from '../../../../../src-shared/call.ts';
import {
  createCall,
  asCallId,
  openTestLibrary,
  newestFirst,
  temporaryFolder,
  fetchedRecord,
  type TestLibrary,
} from '../test-library.ts';

let requests = 0;
const send = (library: TestLibrary, edit: Edit) =>
  library.requestResult('edit:apply', { requestId: `merge ${(requests += 1)}`, edit });
const tag = (callId: string, id: string, tagId: string): Edit => ({
  kind: 'tag.apply',
  callId,
  tag: { id, tagId, span: { firstWord: 1, lastWord: 2 }, quote: 'No, Monday' },
});
async function twoTaggedCalls(library: TestLibrary): Promise<void> {
  await library.request('calls:store', {
    records: ['call_1', 'call_2'].map((id) => fetchedRecord(createCall(id, { agentName: 'Ava' }))),
  });
  for (const edit of [
    tag('call_1', 'a', 'misheard'),
    tag('call_1', 'b', 'interrupted'),
    tag('call_2', 'c', 'misheard'),
  ])
    await send(library, edit);
}
const merge: Edit = { kind: 'tag-set.merge', from: 'misheard', into: 'interrupted' };
const tagsOf = async (library: TestLibrary, id: string) =>
  (await library.request('work:of', { callId: asCallId(id) })).tags.map(
    ({ id: applied, tagId }) => `${applied} ${tagId}`,
  );
const countBearing = async (library: TestLibrary, tagId: string) =>
  (
    await library.request('queue:open', {
      filter: { kind: 'call', call: {}, tags: [tagId] },
      sort: newestFirst,
    })
  ).total;

it('merging moves the applied tags, retires the tag, and is reverted by one undo', async () => {
  using library = await openTestLibrary();
  await twoTaggedCalls(library);
  const receipt = await send(library, merge);
  expect(receipt).toMatchObject({
    ok: true,
    value: { label: 'Tag Misheard merged into Interrupted (2 places)' },
  });
  expect(await tagsOf(library, 'call_1')).toEqual(['a interrupted', 'b interrupted']);
  expect(await tagsOf(library, 'call_2')).toEqual(['c interrupted']);
  expect([
    await countBearing(library, 'misheard'),
    await countBearing(library, 'interrupted'),
  ]).toEqual([0, 2]);
  const set = await library.request('tags:list', undefined);
  const retired = set.find(({ id }) => id === 'misheard');
  expect([retired?.retired, retired?.digit]).toEqual([true, undefined]);

  await library.request('edit:undo', undefined);
  expect(await tagsOf(library, 'call_2')).toEqual(['c misheard']);
  expect([
    await countBearing(library, 'misheard'),
    await countBearing(library, 'interrupted'),
  ]).toEqual([2, 1]);
  await library.request('edit:redo', undefined);
  expect(await countBearing(library, 'interrupted')).toBe(2);
  const [newest] = await library.request('edit:history', { limit: 1 });
  expect(newest).toMatchObject({ undone: false });
});

it('a merge that is missing from the queue’s copy is applied to it at the next opening', async () => {
  using place = temporaryFolder();
  {
    using library = await openTestLibrary({ folder: place.folder });
    await twoTaggedCalls(library);
    await send(library, merge);
  }
  // The state after a crash between the two databases: the reviews are written, the queue's copy is
  // not.
  const calls = new DatabaseSync(path.join(place.folder, 'calls.db'));
  calls.exec(`UPDATE meta SET value = '{"history":3,"turn":0}' WHERE name = 'mirrored'`);
  calls.exec(`UPDATE call_tags SET tag_id = 'misheard'`);
  calls.close();
  using again = await openTestLibrary({ folder: place.folder });
  expect(await countBearing(again, 'interrupted')).toBe(2);
});

it('a tag can’t be merged into itself, a retired tag or a missing tag', async () => {
  using library = await openTestLibrary();
  await twoTaggedCalls(library);
  await send(library, merge);
  for (const into of ['interrupted', 'misheard', 'nobody']) {
    const refused = await send(library, { kind: 'tag-set.merge', from: 'interrupted', into });
    expect(refused).toMatchObject({ ok: false, error: { kind: 'edit-refused' } });
  }
});

it('the history shows what changed in the tag set, and the call of each edit', async () => {
  using library = await openTestLibrary();
  await twoTaggedCalls(library);
  const set = await library.request('tags:list', undefined);
  const [first, ...rest] = set;
  await send(library, {
    kind: 'tag-set.save',
    tags: [{ ...first!, name: 'Heard wrong' }, ...rest],
  });
  await send(library, {
    kind: 'tag-set.save',
    tags: [{ ...first!, name: 'Heard wrong', retired: true }, ...rest],
  });
  const lines = await library.request('edit:history', { limit: 3 });
  expect(lines.map(({ label }) => label).slice(0, 2)).toEqual([
    'Tag Heard wrong retired',
    'Tag Misheard renamed to Heard wrong',
  ]);
  expect(lines[2]).toMatchObject({ callId: 'call_2' as CallId, agentName: 'Ava' });
});

it('comment templates are stored in the workspace, and changes to them can be undone', async () => {
  using library = await openTestLibrary();
  expect(await library.request('templates:list', undefined)).toEqual([]);
  await send(library, { kind: 'templates.save', texts: ['Too fast', 'Good empathy'] });
  await send(library, { kind: 'templates.save', texts: ['Too fast'] });
  await library.request('edit:undo', undefined);
  expect(await library.request('templates:list', undefined)).toEqual(['Too fast', 'Good empathy']);
  await library.request('edit:undo', undefined);
  expect(await library.request('templates:list', undefined)).toEqual([]);
  const twice = await send(library, { kind: 'templates.save', texts: ['Same', 'Same'] });
  expect(twice).toMatchObject({ ok: false, error: { kind: 'edit-refused' } });
});
