import {
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AppError } from '../../../../../src-shared/errors.ts';
import { openDb } from '../../../../../src-main/library/db/db.ts';
import { StorageError, storageFailure } from '../../../../../src-main/library/db/storage-error.ts';
import { openDatabases } from '../../../../../src-main/library/process/databases.ts';
import {
  readReviewsState,
  type ReviewsState,
} from '../../../../../src-main/library/reviews/database/reviews-state.ts';
import { createCall, fetchedRecord, openTestLibrary, temporaryFolder } from '../test-library.ts';
import { ann, annReviewer } from '../../../../fakes/fake-reviewers.ts';

/** What is in a folder, byte for byte. SQLite's shared memory holds nothing and is left out. */
const contentOf = (folder: string): ReadonlyMap<string, string> =>
  new Map(
    readdirSync(folder)
      .filter((name) => name.startsWith('reviews.') && !name.endsWith('-shm'))
      .map((name) => [name, readFileSync(path.join(folder, name)).toString('base64')]),
  );

const isEqualContent = (one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>) =>
  JSON.stringify([...one]) === JSON.stringify([...other]);

const reports = ['reviews-outdated', 'reviews-missing', 'library-unreadable'];

const open = (folder: string, acceptLoss = false): AppError | ReviewsState => {
  try {
    const opened = openDatabases({ folder, reviewer: ann, now: Date.now, acceptLoss });
    if (!opened.ok) return opened.error;
    const state = readReviewsState(opened.value.reviews);
    opened.value.close();
    return state;
  } catch (error) {
    const failure = error instanceof StorageError ? storageFailure(error) : undefined;
    if (failure === undefined) throw error;
    return failure;
  }
};

/** A copy of the files of a library with edits, closed in order or as a kill leaves them. */
async function reviewedFolder(edits: number, isCrash: boolean) {
  const library = await openTestLibrary();
  await library.request('calls:store', { records: [fetchedRecord(createCall('call_1'))] });
  for (let count = 1; count <= edits; count += 1) {
    await library.request('edit:apply', {
      requestId: `edit ${count}`,
      edit: { kind: 'review.flag', callId: 'call_1', flagged: count % 2 === 1 },
    });
  }
  const place = temporaryFolder();
  if (!isCrash) await library.request('close', undefined);
  // While it is open, the files are as a kill leaves them.
  cpSync(library.folder, place.folder, { recursive: true });
  library[Symbol.dispose]();
  return place;
}

describe('Reviews that are missing', () => {
  it.each([
    ['no file', (file: string) => rmSync(file)],
    ['0 bytes', (file: string) => truncateSync(file, 0)],
    ['1 byte', (file: string) => truncateSync(file, 1)],
  ])('are reported, and nothing is created in their place: %s', async (_, damage) => {
    using place = await reviewedFolder(3, false);
    const file = path.join(place.folder, 'reviews.db');
    damage(file);
    const before = contentOf(place.folder);
    expect(open(place.folder)).toEqual({ kind: 'reviews-missing', path: file });
    expect(contentOf(place.folder)).toEqual(before);
    expect(existsSync(`${file}-wal`)).toBe(false);
    // Only the reviewer's decision starts without them.
    expect(open(place.folder, true)).toMatchObject({ history: 0 });
    expect(open(place.folder)).toMatchObject({ history: 0 });
  });

  it('are reported if only the calls know of them, or only the log is left', async () => {
    using place = await reviewedFolder(3, true);
    const file = path.join(place.folder, 'reviews.db');
    rmSync(file);
    rmSync(path.join(place.folder, 'reviews.open'));
    for (const end of ['-wal', '-shm']) rmSync(file + end);
    expect(open(place.folder)).toMatchObject({ kind: 'reviews-missing' });
    for (const end of ['', '-wal', '-shm']) {
      rmSync(path.join(place.folder, `calls.db${end}`), { force: true });
    }
    writeFileSync(`${file}-wal`, 'a part of the log');
    expect(open(place.folder)).toMatchObject({ kind: 'reviews-missing' });
    expect(readFileSync(`${file}-wal`, 'utf8')).toBe('a part of the log');
  });

  it('are not missed in a new workspace, nor in one whose first opening was killed', () => {
    using place = temporaryFolder();
    writeFileSync(path.join(place.folder, 'reviews.db'), '');
    expect(open(place.folder)).toMatchObject({ history: 0 });
  });
});

describe('Edits that were stored and are gone', () => {
  it('are reported whichever byte of the log is damaged, and the files stay as they are', async () => {
    using place = await reviewedFolder(20, true);
    const log = readFileSync(path.join(place.folder, 'reviews.db-wal'));
    expect(log.length).toBeGreaterThan(20_000);
    await fc.assert(
      fc.asyncProperty(fc.nat(log.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        using copy = temporaryFolder();
        cpSync(place.folder, copy.folder, { recursive: true });
        const damaged = Buffer.from(log);
        damaged[at] = (damaged[at] ?? 0) ^ flip;
        writeFileSync(path.join(copy.folder, 'reviews.db-wal'), damaged);
        const before = contentOf(copy.folder);
        const outcome = open(copy.folder);
        // Bytes that SQLite does not use change nothing; all others are reported.
        const isWhole = 'history' in outcome && outcome.history === 20;
        expect(isWhole || reports.includes('kind' in outcome ? outcome.kind : '')).toBe(true);
        expect(isWhole || isEqualContent(contentOf(copy.folder), before)).toBe(true);
        return Promise.resolve();
      }),
      { numRuns: Number(process.env['EARMARK_DAMAGES'] ?? 60) },
    );
  });

  it('are counted, and the reviewer can continue without them', async () => {
    using place = await reviewedFolder(5, false);
    using older = temporaryFolder();
    cpSync(place.folder, older.folder, { recursive: true });
    const library = await openTestLibrary({ folder: place.folder });
    for (let count = 1; count <= 4; count += 1) {
      await library.request('edit:apply', {
        requestId: `later ${count}`,
        edit: { kind: 'review.flag', callId: 'call_1', flagged: count % 2 === 0 },
      });
    }
    await library.request('edit:undo', undefined);
    library[Symbol.dispose]();
    const file = path.join(place.folder, 'reviews.db');
    cpSync(path.join(older.folder, 'reviews.db'), file);
    expect(open(place.folder)).toEqual({ kind: 'reviews-outdated', path: file, missing: 5 });
    expect(open(place.folder, true)).toMatchObject({ history: 5 });
    expect(open(place.folder)).toMatchObject({ history: 5 });
  });

  it('are reported if they were only typed text that was joined to an earlier edit', async () => {
    let nowMs = 1_000_000;
    using library = await openTestLibrary({ now: () => nowMs });
    await library.request('calls:store', { records: [fetchedRecord(createCall('call_1'))] });
    const type = (comment: string) =>
      library.request('edit:apply', {
        requestId: comment,
        edit: { kind: 'review.comment', callId: 'call_1', comment },
      });
    await type('One');
    await library.request('close', undefined);
    using older = temporaryFolder();
    cpSync(library.folder, older.folder, { recursive: true });
    await library.request('open', { folder: library.folder, reviewer: annReviewer });
    nowMs += 2000;
    expect(await type('One and two')).toMatchObject({ historyId: 1 });
    await library.request('close', undefined);
    cpSync(path.join(older.folder, 'reviews.db'), path.join(library.folder, 'reviews.db'));
    expect(open(library.folder)).toMatchObject({ kind: 'reviews-outdated', missing: 1 });
  });
});

describe('A refusal', () => {
  it.each([99, 2_147_483_647, -1, 1, 2])(
    'of a file that calls itself version %i changes nothing, with and without a log',
    async (version) => {
      for (const isCrash of [false, true]) {
        using place = await reviewedFolder(3, isCrash);
        const file = path.join(place.folder, 'reviews.db');
        if (isCrash) {
          // In the log, as another version of Earmark would have written it before a kill.
          const db = openDb(file, { synchronous: 'FULL', cacheMb: 1 });
          db.exec(`PRAGMA user_version = ${version}`);
          using copy = temporaryFolder();
          cpSync(place.folder, copy.folder, { recursive: true });
          db.close();
          expectRefusal(copy.folder, version);
        } else {
          const db = openDb(file, { synchronous: 'FULL', cacheMb: 1 });
          db.exec(`PRAGMA user_version = ${version}`);
          db.close();
          expectRefusal(place.folder, version);
        }
      }
    },
  );

  it('of a file without its last byte changes nothing', async () => {
    using place = await reviewedFolder(3, false);
    const file = path.join(place.folder, 'reviews.db');
    truncateSync(file, readFileSync(file).length - 1);
    const before = contentOf(place.folder);
    expect(open(place.folder)).toMatchObject({ kind: 'library-unreadable' });
    expect(contentOf(place.folder)).toEqual(before);
  });

  it('of a file with a table, trigger or column that Earmark did not create changes nothing', async () => {
    for (const sql of [
      'CREATE TABLE other (a)',
      'CREATE TRIGGER t AFTER INSERT ON history BEGIN DELETE FROM tags; END',
      'ALTER TABLE tags ADD COLUMN more TEXT',
      'DROP TABLE saved_queues',
    ]) {
      using place = await reviewedFolder(1, false);
      const db = openDb(path.join(place.folder, 'reviews.db'), { synchronous: 'FULL', cacheMb: 1 });
      db.exec(sql);
      db.close();
      const before = contentOf(place.folder);
      expect(open(place.folder), sql).toMatchObject({ kind: 'library-unreadable' });
      expect(contentOf(place.folder)).toEqual(before);
    }
  });
});

function expectRefusal(folder: string, version: number): void {
  const before = contentOf(folder);
  const kind = version > 10 ? 'library-newer' : 'library-unreadable';
  expect(open(folder)).toMatchObject({ kind });
  expect(contentOf(folder)).toEqual(before);
  expect(existsSync(path.join(folder, 'backups'))).toBe(false);
}
