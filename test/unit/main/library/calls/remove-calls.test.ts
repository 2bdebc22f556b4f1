import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { annReviewer, ben } from '../../../../fakes/fake-reviewers.ts';
import { openDb } from '../../../../../src-main/library/db/db.ts';
import {
  asCallId,
  createCall,
  everyCall,
  fetchedRecord,
  openTestLibrary,
  queueIds,
  testStartMs,
  type TestLibrary,
} from '../test-library.ts';

const hour = 3_600_000;
const spoken = 'a sentence that only the removed call has';

const record = (index: number) =>
  fetchedRecord(
    createCall(`call_${index}`, {
      startMs: testStartMs + index * hour,
      agentId: 'a',
      summary: spoken,
    }),
  );

async function libraryWith(count: number): Promise<TestLibrary> {
  const library = await openTestLibrary();
  const records = Array.from({ length: count }, (_, index) => record(index));
  await library.request('calls:store', { records });
  return library;
}

const flag = (library: TestLibrary, id: string) =>
  library.request('edit:apply', {
    requestId: `flag ${id}`,
    edit: { kind: 'review.flag', callId: id, flagged: true },
  });

/** Everything that the queue knows: rows, counts by value, search. */
async function traces({ request }: TestLibrary) {
  const facets = await request('queue:facets', { kind: 'call' });
  const found = await queueIds(request, { ...everyCall, search: 'sentence' });
  const { have } = await request('sync:plan', undefined);
  return { ids: await queueIds(request, everyCall), found, have, facets: JSON.stringify(facets) };
}

it('removes a call from the queue, the counts and the search, and sync does not bring it back', async () => {
  using library = await libraryWith(2);
  using other = await libraryWith(1);
  await library.request('calls:remove', { id: asCallId('call_1'), withReviews: false });
  expect(await traces(library)).toEqual(await traces(other));
  const stored = await library.request('calls:store', { records: [record(1)] });
  expect(stored).toEqual({ added: 0, changed: [] });
  expect(await queueIds(library.request, everyCall)).toEqual(['call_0']);
  // Also after a restart, and after the cache was lost.
  await library.request('close', undefined);
  writeFileSync(path.join(library.folder, 'calls.db'), 'garbage '.repeat(2000));
  await library.request('open', { folder: library.folder, reviewer: annReviewer });
  await library.request('calls:store', { records: [record(0), record(1)] });
  expect(await queueIds(library.request, everyCall)).toEqual(['call_0']);
});

it('restores a removed call as it was', async () => {
  using library = await libraryWith(2);
  const before = await traces(library);
  await library.request('calls:remove', { id: asCallId('call_1'), withReviews: false });
  const listed = await library.request('removed-calls:list', { limit: 10 });
  expect(listed).toMatchObject([{ id: 'call_1', startMs: testStartMs + hour }]);
  await library.request('removed-calls:restore', { id: asCallId('call_1') });
  expect(await traces(library)).toEqual(before);
  expect(await library.request('removed-calls:list', { limit: 10 })).toEqual([]);
});

it('never removes a call with a review, by hand or by age', async () => {
  using library = await libraryWith(4);
  await flag(library, 'call_1');
  expect(
    await library.requestResult('calls:remove', { id: asCallId('call_1'), withReviews: false }),
  ).toMatchObject({
    ok: false,
    error: { kind: 'edit-refused' },
  });
  const beforeMs = testStartMs + 3 * hour;
  expect(await library.request('calls:count-older', { beforeMs, withReviews: false })).toEqual({
    removable: 2,
    reviewed: 0,
    kept: 1,
  });
  expect(await library.request('calls:remove-older', { beforeMs, withReviews: false })).toEqual({
    ids: ['call_0', 'call_2'],
    isMore: false,
  });
  expect(await queueIds(library.request, everyCall)).toEqual(['call_3', 'call_1']);
});

it('never removes a call that somebody else has reviewed', async () => {
  using library = await libraryWith(2);
  await flag(library, 'call_0');
  await library.request('close', undefined);
  await library.request('open', { folder: library.folder, reviewer: ben });
  expect(
    await library.requestResult('calls:remove', { id: asCallId('call_0'), withReviews: false }),
  ).toMatchObject({
    error: { kind: 'edit-refused' },
  });
  await library.request('calls:remove-older', {
    beforeMs: testStartMs + 9 * hour,
    withReviews: false,
  });
  expect(await queueIds(library.request, everyCall)).toEqual(['call_0']);
});

it('never removes a call that a plan has drawn', async () => {
  using library = await libraryWith(3);
  await library.request('close', undefined);
  const db = openDb(path.join(library.folder, 'reviews.db'), { synchronous: 'FULL', cacheMb: 1 });
  db.run(
    `INSERT INTO drawn_calls VALUES ('draw', 'call_0', 1, 'r', 'Ann', NULL, 'drawn', NULL, NULL, 1)`,
  );
  db.close();
  await library.request('open', { folder: library.folder, reviewer: annReviewer });
  expect(
    await library.requestResult('calls:remove', { id: asCallId('call_0'), withReviews: false }),
  ).toMatchObject({
    error: { kind: 'edit-refused' },
  });
  const beforeMs = testStartMs + 9 * hour;
  await library.request('calls:remove-older', { beforeMs, withReviews: false });
  expect(await queueIds(library.request, everyCall)).toEqual(['call_0']);
});

it('completes a removal that a crash interrupted', async () => {
  using library = await libraryWith(2);
  await library.request('calls:remove', { id: asCallId('call_1'), withReviews: false });
  await library.request('close', undefined);
  const file = path.join(library.folder, 'removed.db');
  const db = openDb(file, { synchronous: 'FULL', cacheMb: 1 });
  db.run(`INSERT INTO removed VALUES ('call_0', 1, 2, '{}')`);
  db.close();
  await library.request('open', { folder: library.folder, reviewer: annReviewer });
  expect(await queueIds(library.request, everyCall)).toEqual([]);
});

it('deletes the content for good when it is told to, and still keeps the call away', async () => {
  using library = await libraryWith(2);
  const file = path.join(library.folder, 'removed.db');
  expect(existsSync(file)).toBe(false);
  await library.request('calls:remove', { id: asCallId('call_1'), withReviews: false });
  expect(await library.request('removed-calls:delete', { beforeMs: 1 })).toBe(0);
  expect(await library.request('removed-calls:delete', { beforeMs: Date.now() + 1 })).toBe(1);
  expect(
    await library.requestResult('removed-calls:restore', { id: asCallId('call_1') }),
  ).toMatchObject({
    ok: false,
    error: { kind: 'unknown-call' },
  });
  await library.request('calls:store', { records: [record(1)] });
  expect(await queueIds(library.request, everyCall)).toEqual(['call_0']);
  await library.request('close', undefined);
  expect(readFileSync(file).includes(spoken)).toBe(false);
});
