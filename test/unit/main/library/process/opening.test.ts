import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openCallsDb } from '../../../../../src-main/library/calls/calls-db.ts';
import { migrate } from '../../../../../src-main/library/reviews/database/migrate.ts';
import { allMigrations } from '../../../../../src-main/library/reviews/database/migrations/all-migrations.ts';
import { openDatabases } from '../../../../../src-main/library/process/databases.ts';
import { openDb, userVersion } from '../../../../../src-main/library/db/db.ts';
import { StorageError, storageFailure } from '../../../../../src-main/library/db/storage-error.ts';
import {
  createCall,
  everyCall,
  asCallId,
  queueIds,
  openTestLibrary,
  temporaryFolder,
  fetchedRecord,
  type TestLibrary,
} from '../test-library.ts';
import { ann, annReviewer } from '../../../../fakes/fake-reviewers.ts';

async function reviewed(library: TestLibrary) {
  await library.request('calls:store', {
    records: [fetchedRecord(createCall('call_1')), fetchedRecord(createCall('call_2'))],
  });
  const answer = { value: { kind: 'choice', optionId: 'yes' } } as const;
  const criterionId = 'request-resolved';
  await library.request('edit:apply', {
    requestId: 'answer',
    edit: { kind: 'answer.set', callId: 'call_1', criterionId, answer },
  });
  await library.request('edit:apply', {
    requestId: 'submit',
    edit: { kind: 'review.submit', callId: 'call_1' },
  });
}

const failureOf = (work: () => unknown) => {
  try {
    return work();
  } catch (error) {
    return error instanceof StorageError ? storageFailure(error) : error;
  }
};
const open = (folder: string) => openDatabases({ folder, reviewer: ann, now: Date.now });
const refusal = (folder: string) =>
  failureOf(() => {
    const result = open(folder);
    return result.ok ? result : result.error;
  });

describe('Opening a library', () => {
  it('replaces an unreadable cache and keeps reviewed calls', async () => {
    using first = await openTestLibrary();
    await reviewed(first);
    await first.request('close', undefined);
    writeFileSync(path.join(first.folder, 'calls.db'), Buffer.alloc(8192, 'not a database'));

    using second = await openTestLibrary({ folder: first.folder });
    const opened = await second.request('open', { folder: first.folder, reviewer: annReviewer });
    expect(opened.rebuilt).toBe(false);
    expect(existsSync(path.join(first.folder, 'calls.unreadable.db'))).toBe(true);
    expect(await queueIds(second.request, { ...everyCall, states: ['submitted'] })).toEqual([
      'call_1',
    ]);
    expect((await second.request('sync:plan', undefined)).state).toBeUndefined();
  });

  it('keeps reviewed calls if it is killed while it replaces the cache', async () => {
    using first = await openTestLibrary();
    await reviewed(first);
    await first.request('close', undefined);
    // As far as it got: the old cache is gone, the new one is empty.
    for (const end of ['', '-wal', '-shm']) {
      rmSync(path.join(first.folder, `calls.db${end}`), { force: true });
    }
    openCallsDb(first.folder).db.close();

    using second = await openTestLibrary({ folder: first.folder });
    expect(await queueIds(second.request, { ...everyCall, states: ['submitted'] })).toEqual([
      'call_1',
    ]);
  });

  it('reports that the cache was replaced', async () => {
    using first = await openTestLibrary();
    await first.request('close', undefined);
    const db = openDb(path.join(first.folder, 'calls.db'), { synchronous: 'NORMAL', cacheMb: 1 });
    db.exec('PRAGMA user_version = 99');
    db.close();
    const session = open(first.folder);
    expect(session).toMatchObject({ ok: true, value: { rebuilt: true } });
    if (session.ok) session.value.close();
    // It was readable, and of no use: nobody needs a second copy of what calls contain.
    expect(existsSync(path.join(first.folder, 'calls.unreadable.db'))).toBe(false);
  });

  it('reports unreadable reviews and does not change a byte of them', async () => {
    using folder = temporaryFolder();
    const file = path.join(folder.folder, 'reviews.db');
    const content = Buffer.alloc(8192, 'this was a database once');
    writeFileSync(file, content);
    expect(refusal(folder.folder)).toMatchObject({
      kind: 'library-unreadable',
      path: file,
    });
    expect(readFileSync(file)).toEqual(content);
    expect(readdirSync(folder.folder)).toEqual(['reviews.db']);
  });

  it('finds damaged reviews after a crash and changes nothing', async () => {
    using first = await openTestLibrary();
    await reviewed(first);
    await first.request('close', undefined);
    const file = path.join(first.folder, 'reviews.db');
    const content = readFileSync(file);
    const size = content.readUInt16BE(16);
    // All pages but the schema's: whichever table lies there.
    for (let page = 3; page * size < content.length; page += 1)
      content.fill(0xaa, page * size, page * size + 200);
    writeFileSync(file, content);
    writeFileSync(path.join(first.folder, 'reviews.open'), '');
    expect(refusal(first.folder)).toMatchObject({ kind: 'library-unreadable' });
    expect(readFileSync(file)).toEqual(content);
  });

  it('finds reviews that were damaged after they were closed', async () => {
    using first = await openTestLibrary();
    await reviewed(first);
    await first.request('close', undefined);
    const file = path.join(first.folder, 'reviews.db');
    const content = readFileSync(file);
    const size = content.readUInt16BE(16);
    for (let page = 3; page * size < content.length; page += 1)
      content.fill(0xaa, page * size, page * size + 200);
    writeFileSync(file, content);
    expect(refusal(first.folder)).toMatchObject({ kind: 'library-unreadable' });
    expect(readFileSync(file)).toEqual(content);
  });

  it('refuses to open reviews of a newer version', async () => {
    using first = await openTestLibrary();
    await reviewed(first);
    await first.request('close', undefined);
    const file = path.join(first.folder, 'reviews.db');
    const db = openDb(file, { synchronous: 'FULL', cacheMb: 1 });
    db.exec('PRAGMA user_version = 99');
    db.close();
    const content = readFileSync(file);
    expect(open(first.folder)).toEqual({
      ok: false,
      error: { kind: 'library-newer', path: file, version: 99 },
    });
    expect(readFileSync(file)).toEqual(content);
  });

  it('rolls back a failed migration step', async () => {
    using folder = temporaryFolder();
    const db = openDb(path.join(folder.folder, 'reviews.db'), { synchronous: 'FULL', cacheMb: 1 });
    migrate(db, { folder: folder.folder, nowMs: 0, reviewer: ann });
    const broken = {
      version: allMigrations.length + 1,
      sql: 'CREATE TABLE one (a); CREATE TABLE one (a);',
    };
    expect(() =>
      migrate(db, {
        folder: folder.folder,
        nowMs: 1,
        reviewer: ann,
        migrations: [...allMigrations, broken],
      }),
    ).toThrow('table one already exists');
    expect(userVersion(db)).toBe(allMigrations.length);
    expect(db.first(`SELECT 1 FROM sqlite_schema WHERE name = 'one'`)).toBeUndefined();
    db.close();
  });

  it('shows an edit that was stored before the queue’s copy was updated', async () => {
    using first = await openTestLibrary();
    await reviewed(first);
    await first.request('close', undefined);
    const db = openDb(path.join(first.folder, 'calls.db'), { synchronous: 'NORMAL', cacheMb: 1 });
    // As a kill between the two commits leaves it.
    db.exec(`UPDATE calls SET state = 'new', score = NULL;
      UPDATE meta SET value = '{"history":0,"turn":0}' WHERE name = 'mirrored'`);
    db.close();
    using second = await openTestLibrary({ folder: first.folder });
    expect(await queueIds(second.request, { ...everyCall, states: ['submitted'] })).toEqual([
      'call_1',
    ]);
  });

  it('uses a version of SQLite without the known write-ahead log bug', () => {
    const [major = 0, minor = 0, patch = 0] = (process.versions['sqlite'] ?? '')
      .split('.')
      .map(Number);
    expect(major * 1e6 + minor * 1e3 + patch).toBeGreaterThanOrEqual(3_051_003);
  });

  it('reports that no workspace is open', async () => {
    using library = await openTestLibrary();
    await library.request('close', undefined);
    expect(await library.requestResult('work:of', { callId: asCallId('call_1') })).toEqual({
      ok: false,
      error: { kind: 'no-workspace' },
    });
  });
});
