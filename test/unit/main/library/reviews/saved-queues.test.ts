import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { migrate } from '../../../../../src-main/library/reviews/database/migrate.ts';
import { allMigrations } from '../../../../../src-main/library/reviews/database/migrations/all-migrations.ts';
import { openDb } from '../../../../../src-main/library/db/db.ts';
import type { QueueFilter } from '../../../../../src-shared/filter.ts';
import {
  createCall,
  everyCall,
  openTestLibrary,
  listedRecord,
  newestFirst,
  temporaryFolder,
} from '../test-library.ts';
import { ann } from '../../../../fakes/fake-reviewers.ts';

const long: QueueFilter = {
  kind: 'call',
  call: { duration_ms: { type: 'number', op: 'gt', value: 60_000 } },
  states: ['new'],
};

it('a saved queue survives a restart, is replaced under its id, and can be deleted', async () => {
  using home = temporaryFolder();
  const first = await openTestLibrary({ folder: home.folder });
  const queue = { id: 'q1', name: 'Long ones', filter: long, sort: newestFirst };
  await first.request('queue:save', queue);
  await first.request('queue:save', { ...queue, id: 'q2', name: 'All 10', filter: everyCall });
  first[Symbol.dispose]();

  using again = await openTestLibrary({ folder: home.folder });
  expect(await again.request('queue:saved', undefined)).toMatchObject([
    { name: 'All 10' },
    { name: 'Long ones', filter: long, sort: newestFirst },
  ]);
  const renamed = await again.request('queue:save', { ...queue, name: 'All 2' });
  expect(renamed.map(({ name }) => name)).toEqual(['All 2', 'All 10']);
  expect(await again.request('queue:remove', { id: 'q1' })).toMatchObject([{ id: 'q2' }]);
});

it('reviews of the first version are backed up before the migration to saved queues', async () => {
  using home = temporaryFolder();
  const db = openDb(path.join(home.folder, 'reviews.db'), { synchronous: 'FULL', cacheMb: 1 });
  migrate(db, {
    folder: home.folder,
    nowMs: 0,
    reviewer: ann,
    migrations: allMigrations.slice(0, 1),
  });
  db.close();
  using library = await openTestLibrary({ folder: home.folder });
  expect(await library.request('queue:saved', undefined)).toEqual([]);
  const backups = readdirSync(path.join(home.folder, 'backups'));
  expect(backups).toEqual([expect.stringMatching(/^reviews-v1-/u)]);
  rmSync(path.join(home.folder, 'backups'), { recursive: true });
});

it('the queue reports how many of its calls started today', async () => {
  const now = new Date(2026, 10, 21, 14, 2).getTime();
  const hour = 3_600_000;
  using library = await openTestLibrary({ now: () => now });
  const { startMs: _never, ...notBegun } = createCall('not_begun');
  const starts = [now, now - 14 * hour, now - 15 * hour, now + 9 * hour, now + 11 * hour];
  await library.request('calls:store', {
    records: [
      ...starts.map((startMs, index) =>
        listedRecord(
          createCall(`call_${index}`, { startMs, durationMs: index * 60_000, summary: 'a word' }),
        ),
      ),
      listedRecord(notBegun),
    ],
  });
  const today = async (filter: QueueFilter) =>
    (await library.request('queue:open', { filter, sort: newestFirst })).today;
  expect(await today(everyCall)).toBe(3);
  expect(await today(long)).toBe(1);
  expect(await today({ ...everyCall, search: 'word' })).toBe(3);
  expect(await today({ ...everyCall, search: 'other' })).toBe(0);
});
