import { copyFileSync, cpSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import {
  openDb,
  openReadOnlyDb,
  userVersion,
  type Db,
} from '../../../../../src-main/library/db/db.ts';
import { openReviews } from '../../../../../src-main/library/reviews/database/open-reviews.ts';
import {
  migrate,
  runMigrations,
} from '../../../../../src-main/library/reviews/database/migrate.ts';
import { allMigrations } from '../../../../../src-main/library/reviews/database/migrations/all-migrations.ts';
import type { Migration } from '../../../../../src-main/library/reviews/database/migrations/migration.ts';
import { temporaryFolder } from '../test-library.ts';
import { ann } from '../../../../fakes/fake-reviewers.ts';

const newest = allMigrations.at(-1)?.version ?? 0;
const fixture = path.join(
  import.meta.dirname,
  '../../../../fixtures/libraries/reviews-version-3.db',
);
const fixtureOfTwo = fixture.replace('version-3', 'version-5');

/** The same migration, but `before` is called before each of its statements. */
function inSteps(migration: Migration, before: () => void): Migration {
  const hooked = (db: Db): Db => ({
    ...db,
    run(sql, ...values) {
      before();
      return db.run(sql, ...values);
    },
    exec(sql) {
      before();
      db.exec(sql);
    },
  });
  const statements = migration.sql.split(/;[ \t]*$/mu).filter((sql) => sql.trim() !== '');
  return {
    version: migration.version,
    sql: '',
    run(db) {
      for (const sql of statements) hooked(db).exec(sql);
      migration.run?.(hooked(db), { reviewer: ann });
      before();
    },
  };
}

/** Every row of every table. */
function contentOf(db: Db): string {
  const tables = db.all<{ name: string }>(
    `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`,
  );
  const rows = tables.map(({ name }) => [name, db.all(`SELECT * FROM "${name}"`)]);
  return JSON.stringify([userVersion(db), rows]);
}

function openedContent(folder: string): string {
  const opened = openReviews(folder, { nowMs: 1, reviewer: ann });
  if (!opened.ok) return JSON.stringify(opened.error);
  const content = contentOf(opened.value.db);
  opened.value.close();
  return content;
}

/** Versions that `openReviews` can meet: the fixture of a real one, and an empty one of each version. */
const olderVersions = [
  ...Array.from({ length: newest - 1 }, (_, index) => ({
    name: `an empty one of version ${index + 1}`,
    create(file: string) {
      const db = openDb(file, { synchronous: 'FULL', cacheMb: 1 });
      runMigrations(db, 0, { reviewer: ann, migrations: allMigrations.slice(0, index + 1) });
      db.close();
    },
  })),
  {
    name: 'one of version 3 with reviews',
    create: (file: string) => copyFileSync(fixture, file),
  },
  {
    name: 'one of version 5 with reviews by two people',
    create: (file: string) => copyFileSync(fixtureOfTwo, file),
  },
];

it.each(olderVersions)(
  'a migration that is killed before any of its statements continues at the next start: $name',
  { timeout: 120_000 },
  (older) => {
    using place = temporaryFolder();
    const file = path.join(place.folder, 'reviews.db');
    older.create(file);
    using whole = temporaryFolder();
    copyFileSync(file, path.join(whole.folder, 'reviews.db'));
    const expected = openedContent(whole.folder);

    const contents: string[] = [];
    const db = openDb(file, { synchronous: 'FULL', cacheMb: 1 });
    const killHere = (): void => {
      // The files as a kill at this moment leaves them, in the midst of a transaction.
      using copy = temporaryFolder();
      cpSync(place.folder, copy.folder, { recursive: true });
      contents.push(openedContent(copy.folder));
    };
    const migrations = allMigrations.map((migration) => inSteps(migration, killHere));
    expect(
      migrate(db, { folder: place.folder, nowMs: 1, reviewer: ann, migrations }),
    ).toMatchObject({ ok: true });
    db.close();
    killHere();
    expect(contents.length).toBeGreaterThan(newest - userVersionOf(whole.folder));
    expect(new Set(contents)).toEqual(new Set([expected]));
  },
);

function userVersionOf(folder: string): number {
  const db = openReadOnlyDb(path.join(folder, 'reviews.db'));
  try {
    return userVersion(db);
  } finally {
    db.close();
  }
}
