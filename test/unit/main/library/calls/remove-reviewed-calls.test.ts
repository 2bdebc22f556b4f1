import { copyFileSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { openDb } from '../../../../../src-main/library/db/db.ts';
import type { Edit } from '../../../../../src-shared/review.ts';
import { annReviewer, ben } from '../../../../fakes/fake-reviewers.ts';
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

const spoken = 'a secret of the caller';
const comment = 'a remark of the reviewer';
const gone = asCallId('call_1');

let requests = 0;
const apply = (library: TestLibrary, edit: Edit) => {
  requests += 1;
  return library.request('edit:apply', { requestId: `edit ${requests}`, edit });
};

const tag = (id: string, quote: string) => ({ id, tagId: 'tone', span: {}, quote });

/** Two calls with reviews of two people, tags, annotations, and an edit that concerns both calls. */
async function reviewedLibrary(): Promise<TestLibrary> {
  const library = await openTestLibrary();
  const records = ['call_0', 'call_1'].map((id) =>
    fetchedRecord(createCall(id, { summary: `${spoken} in ${id}` })),
  );
  await library.request('calls:store', { records });
  for (const callId of ['call_0', 'call_1']) {
    await apply(library, { kind: 'tag.apply', callId, tag: tag(`tag of ${callId}`, spoken) });
    await apply(library, { kind: 'review.comment', callId, comment: `${comment} on ${callId}` });
    await apply(library, { kind: 'review.skip', callId, reason: 'Voicemail' });
  }
  await apply(library, { kind: 'turn.check', callId: 'call_1', entry: 0, checked: true });
  await apply(library, { kind: 'tag-set.merge', from: 'tone', into: 'interrupted' });
  await library.request('reviewer:set', { reviewer: ben });
  await apply(library, { kind: 'review.flag', callId: 'call_1', flagged: true });
  await library.request('edit:undo', undefined);
  await library.request('reviewer:set', { reviewer: annReviewer });
  return library;
}

const remove = (library: TestLibrary) =>
  library.request('calls:remove', { id: gone, withReviews: true });
const restore = (library: TestLibrary) => library.request('removed-calls:restore', { id: gone });

async function reopen(library: TestLibrary): Promise<void> {
  await library.request('close', undefined);
  await library.request('open', { folder: library.folder, reviewer: annReviewer });
}

/** Every row of every table that people's work is in, except the history of removals. */
function rowsOf({ folder }: TestLibrary): Readonly<Record<string, readonly object[]>> {
  const db = openDb(path.join(folder, 'reviews.db'), { synchronous: 'FULL', cacheMb: 1 });
  try {
    const names = db.all<{ name: string }>(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`,
    );
    return Object.fromEntries(
      names.map(({ name }) => [
        name,
        db
          .all<{ edit?: string }>(`SELECT * FROM ${name}`)
          .filter(({ edit }) => edit?.includes('"calls.') !== true),
      ]),
    );
  } finally {
    db.close();
  }
}

const bytesOf = ({ folder }: TestLibrary, name: string): string =>
  readFileSync(path.join(folder, name), 'latin1');

it('refuses to remove a call that has a review without removing its reviews', async () => {
  using library = await reviewedLibrary();
  expect(await library.request('calls:removal', { id: gone })).toEqual({ reviews: 1 });
  expect(
    await library.requestResult('calls:remove', { id: gone, withReviews: false }),
  ).toMatchObject({ ok: false, error: { kind: 'edit-refused' } });
});

it('leaves nothing of a removed call in the reviews, and restores every row of it', async () => {
  using library = await reviewedLibrary();
  const before = rowsOf(library);
  await remove(library);
  expect(await queueIds(library.request, everyCall)).toEqual(['call_0']);
  const left = JSON.stringify(rowsOf(library));
  expect(left).not.toContain('call_1');
  expect(left).toContain('remark of the reviewer on call_0');
  await restore(library);
  const after = rowsOf(library);
  // A restored entry has its changes in another order only where it concerns other calls, too.
  const comparable = ({ history = [], ...rows }: Readonly<Record<string, readonly object[]>>) => ({
    ...rows,
    history: history.map((row) => ({ ...row, standing: '', changes: '' })),
  });
  expect(comparable(after)).toEqual(comparable(before));
  expect(await library.request('removed-calls:list', { limit: 10 })).toEqual([]);
});

it('overwrites what was removed, and deletes it for good only when it is told to', async () => {
  using library = await reviewedLibrary();
  await remove(library);
  await reopen(library);
  await library.request('close', undefined);
  expect(bytesOf(library, 'reviews.db')).not.toContain('on call_1');
  await library.request('open', { folder: library.folder, reviewer: annReviewer });
  await library.request('removed-calls:delete', { beforeMs: Date.now() + 1 });
  expect(await library.requestResult('removed-calls:restore', { id: gone })).toMatchObject({
    ok: false,
  });
  await library.request('close', undefined);
  expect(bytesOf(library, 'removed.db')).not.toContain('on call_1');
});

it('never reports lost edits after a removal, and undo goes on with the other calls', async () => {
  using library = await reviewedLibrary();
  await remove(library);
  await reopen(library);
  const history = await library.request('edit:history', { limit: 100 });
  expect(history[0]?.label).toBe('Removed a call and its reviews');
  expect(history.filter(({ callId }) => callId === gone)).toEqual([]);
  // The newest edit that is left is the merge of the tags, then those of the other call.
  const labels: string[] = [];
  for (;;) {
    const undone = await library.requestResult('edit:undo', undefined);
    if (!undone.ok) break;
    labels.push(undone.value.label);
  }
  expect(labels).toHaveLength(4);
  const work = await library.request('work:of', { callId: asCallId('call_0') });
  expect(work.tags).toEqual([]);
  await restore(library);
  const restored = await library.request('work:of', { callId: gone });
  expect(restored.review.comment).toBe(`${comment} on call_1`);
});

it('completes a removal that a crash interrupted between the two files', async () => {
  using library = await reviewedLibrary();
  const before = rowsOf(library);
  await remove(library);
  await library.request('close', undefined);
  // As if the reviews had not been deleted yet.
  const removed = openDb(path.join(library.folder, 'removed.db'), {
    synchronous: 'FULL',
    cacheMb: 1,
  });
  removed.run('UPDATE removed_reviews SET to_delete = 1');
  removed.close();
  const reviews = openDb(path.join(library.folder, 'reviews.db'), {
    synchronous: 'FULL',
    cacheMb: 1,
  });
  for (const row of before['presence'] ?? []) {
    const columns = Object.keys(row);
    reviews.run(
      `INSERT OR IGNORE INTO presence(${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
      ...Object.values(row),
    );
  }
  reviews.run(
    `INSERT INTO snapshots(call_id, taken_ms, content_hash, call) VALUES ('call_1', 1, 'h', '{}')`,
  );
  reviews.close();
  await library.request('open', { folder: library.folder, reviewer: annReviewer });
  expect(JSON.stringify(rowsOf(library))).not.toContain('call_1');
  await restore(library);
  expect((await queueIds(library.request, everyCall)).toSorted()).toEqual(['call_0', 'call_1']);
});

it('keeps reviews that a restored backup brought back, and restores the call beside them', async () => {
  using library = await reviewedLibrary();
  const work = await library.request('work:of', { callId: gone });
  const { removed } = await setAside(library);
  await library.request('open', { folder: library.folder, reviewer: annReviewer });
  await apply(library, { kind: 'review.comment', callId: 'call_1', comment: 'newer' });
  await library.request('close', undefined);
  removed();
  await library.request('open', { folder: library.folder, reviewer: annReviewer });
  await restore(library);
  const now = await library.request('work:of', { callId: gone });
  expect(now.review.comment).toBe('newer');
  expect(now.tags).toEqual(work.tags);
});

/** Removes the call and puts the reviews back as they were before; `removed` notes the removal again. */
async function setAside(library: TestLibrary): Promise<{ readonly removed: () => void }> {
  const at = (name: string): string => path.join(library.folder, name);
  await library.request('close', undefined);
  copyFileSync(at('reviews.db'), at('before.db'));
  await library.request('open', { folder: library.folder, reviewer: annReviewer });
  await remove(library);
  await library.request('close', undefined);
  renameSync(at('removed.db'), at('removed-before.db'));
  renameSync(at('before.db'), at('reviews.db'));
  for (const name of ['calls.db', 'calls.db-wal', 'calls.db-shm']) {
    rmSync(at(name), { force: true });
  }
  return {
    removed() {
      renameSync(at('removed-before.db'), at('removed.db'));
    },
  };
}

it('keeps calls of open plans and calibration sessions, and unfinished reviews from the rule', async () => {
  using library = await reviewedLibrary();
  const beforeMs = testStartMs + 1000;
  const rule = { beforeMs, withReviews: true };
  expect(await library.request('calls:count-older', rule)).toEqual({
    removable: 2,
    reviewed: 2,
    kept: 0,
  });
  await library.request('close', undefined);
  const db = openDb(path.join(library.folder, 'reviews.db'), { synchronous: 'FULL', cacheMb: 1 });
  db.exec(`
    INSERT INTO plans VALUES ('p', 'Plan', '{}', 1, NULL);
    INSERT INTO plan_draws VALUES ('d', 'p', 1, 1, 's', '{}', 1, 'h', '[]');
    INSERT INTO drawn_calls VALUES ('d', 'call_1', 1, 'r', 'random', NULL, 'drawn', NULL, NULL, 1);
    INSERT INTO calibration_sessions
      VALUES ('s', 'Session', '{"callIds":["call_0"]}', 'open', 'ann', 'Ann', 1);
  `);
  const kept = async () => {
    await library.request('open', { folder: library.folder, reviewer: annReviewer });
    const { removable } = await library.request('calls:count-older', rule);
    const why = await Promise.all(
      ['call_0', 'call_1'].map((id) => library.request('calls:removal', { id: asCallId(id) })),
    );
    await library.request('close', undefined);
    return { removable, why: why.map(({ keptFor }) => keptFor) };
  };
  expect(await kept()).toEqual({ removable: 0, why: ['session', 'plan'] });
  db.exec(`UPDATE plans SET closed_ms = 2; UPDATE calibration_sessions SET state = 'closed'`);
  expect(await kept()).toEqual({ removable: 2, why: [undefined, undefined] });
  db.exec(`UPDATE reviews SET state = 'draft' WHERE call_id = 'call_0'`);
  expect(await kept()).toEqual({ removable: 1, why: [undefined, undefined] });
  db.close();
});
