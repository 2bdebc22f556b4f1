import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDb, openReadOnlyDb, type Db } from '../../../../../src-main/library/db/db.ts';
import { StorageError } from '../../../../../src-main/library/db/storage-error.ts';
import { backUp, listBackups } from '../../../../../src-main/library/reviews/database/backups.ts';
import { migrate } from '../../../../../src-main/library/reviews/database/migrate.ts';
import { allMigrations } from '../../../../../src-main/library/reviews/database/migrations/all-migrations.ts';
import { backUpNow, editReviews, libraryWithEdits } from '../edited-library.ts';
import { temporaryFolder } from '../test-library.ts';
import { ann, annReviewer } from '../../../../fakes/fake-reviewers.ts';

const dayMs = 86_400_000;
const startMs = Date.UTC(2026, 0, 1);
const newestVersion = allMigrations.at(-1)?.version ?? 0;
const openFile = (file: string): Db => openDb(file, { synchronous: 'FULL', cacheMb: 1 });

function emptyReviews(folder: string): Db {
  const db = openFile(path.join(folder, 'reviews.db'));
  migrate(db, { folder, nowMs: startMs, reviewer: ann });
  return db;
}

const note = (db: Db, value: string): number =>
  db.run(`INSERT OR REPLACE INTO meta VALUES ('note', ?)`, value);
const noteOf = (file: string): string | undefined => {
  const db = openFile(file);
  const row = db.first<{ value: string }>(`SELECT value FROM meta WHERE name = 'note'`);
  db.close();
  return row?.value;
};

describe('A backup', () => {
  it('is made before a migration; the newest ten are kept, and the last of each earlier version', () => {
    using place = temporaryFolder();
    const { folder } = place;
    const db = emptyReviews(folder);
    for (let day = 1; day <= 14; day += 1) {
      note(db, `day ${day}`);
      backUp(db, folder, startMs + day * dayMs);
    }
    const step = { version: newestVersion + 1, sql: 'ALTER TABLE meta ADD COLUMN extra TEXT' };
    migrate(db, {
      folder,
      nowMs: startMs + 15 * dayMs,
      reviewer: ann,
      migrations: [...allMigrations, step],
    });
    for (let day = 20; day <= 33; day += 1) {
      db.run(`UPDATE meta SET value = 'later ${day}' WHERE name = 'note'`);
      backUp(db, folder, startMs + day * dayMs);
    }
    const backups = listBackups(folder);
    expect(backups).toHaveLength(11);
    expect(backups.map(({ version }) => version)).toEqual([
      ...Array.from({ length: 10 }, () => newestVersion + 1),
      newestVersion,
    ]);
    expect(noteOf(backups.at(-1)?.file ?? '')).toBe('day 14');
    expect(backups[0]?.madeMs).toBe(startMs + 33 * dayMs);
    db.close();
  });

  it('is not pushed out by a migration that fails again and again', () => {
    using place = temporaryFolder();
    const { folder } = place;
    const db = emptyReviews(folder);
    for (let day = 1; day <= 10; day += 1) {
      note(db, `day ${day}`);
      backUp(db, folder, startMs + day * dayMs);
    }
    note(db, 'newest');
    const before = listBackups(folder).map(({ name }) => name);
    const broken = {
      version: newestVersion + 1,
      sql: 'CREATE TABLE one (a); CREATE TABLE one (a);',
    };
    for (let attempt = 1; attempt <= 10; attempt += 1) {
      const nowMs = startMs + (20 + attempt) * dayMs;
      expect(() =>
        migrate(db, { folder, nowMs, reviewer: ann, migrations: [...allMigrations, broken] }),
      ).toThrow('already exists');
    }
    const after = listBackups(folder).map(({ name }) => name);
    expect(after.slice(1)).toEqual(before.slice(0, 9));
    expect(noteOf(listBackups(folder)[0]?.file ?? '')).toBe('newest');
    db.close();
  });

  it('of a damaged database is refused, and no backup is lost for it', () => {
    using place = temporaryFolder();
    const { folder } = place;
    const db = emptyReviews(folder);
    for (let count = 0; count < 200; count += 1) {
      db.run('INSERT INTO meta VALUES (?, ?)', `row ${count}`, 'value '.repeat(40));
    }
    backUp(db, folder, startMs);
    db.close();
    const file = path.join(folder, 'reviews.db');
    const content = readFileSync(file);
    for (let page = 5; page * 4096 < content.length; page += 1)
      content.fill(0xaa, page * 4096, page * 4096 + 300);
    writeFileSync(file, content);
    const damaged = openReadOnlyDb(file);
    expect(() => backUp(damaged, folder, startMs + dayMs)).toThrow(StorageError);
    damaged.close();
    expect(listBackups(folder)).toHaveLength(1);
  });

  it('is made daily if there are edits, also after the clock was set back', async () => {
    using library = await libraryWithEdits(0);
    const { folder } = library;
    await library.request('close', undefined);
    expect(backUpNow(folder, startMs)).toBeUndefined();
    await library.request('open', { folder, reviewer: annReviewer });
    await editReviews(library, 1, 1);
    await library.request('close', undefined);
    expect(backUpNow(folder, startMs)).toBeDefined();
    expect(backUpNow(folder, startMs + dayMs - 1)).toBeUndefined();
    await library.request('open', { folder, reviewer: annReviewer });
    await editReviews(library, 2, 2);
    await library.request('close', undefined);
    expect(backUpNow(folder, startMs - 5 * dayMs)).toBeDefined();
    expect(listBackups(folder)).toHaveLength(2);
  });
});
