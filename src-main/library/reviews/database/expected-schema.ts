import { openDb, userVersion, type Db } from '../../db/db.ts';
import { runMigrations } from './migrate.ts';
import { allMigrations } from './migrations/all-migrations.ts';

/** Tables with their columns, and anything else in a schema by its type and name. */
type Schema = ReadonlyMap<string, string>;

/** The table that tells a workspace file from any other database. */
export const manifestTable = 'earmark_workspace';

/**
 * Describes how the tables of a database differ from those that its version should have; undefined if
 * they agree. A trigger or view that Earmark did not create counts as a difference.
 */
export function schemaDamage(db: Db): string | undefined {
  const version = userVersion(db);
  const expected = version < 1 ? undefined : expectedSchema(version);
  if (expected === undefined) return `format ${version} does not exist`;
  const actual = readSchema(db);
  for (const [name, columns] of expected) {
    if (actual.get(name) !== columns) return `${name} is missing or has other columns`;
  }
  const extra = [...actual.keys()].find(
    (name) => !expected.has(name) && name !== `table ${manifestTable}`,
  );
  return extra === undefined ? undefined : `${extra} is not from Earmark`;
}

/** The reviewer matters for rows only, and an empty database has none. */
const nobody = { id: '', name: '' };

/** The schema that a new database of that version gets; undefined if there is no such version. */
function expectedSchema(version: number): Schema | undefined {
  const migrations = allMigrations.filter((step) => step.version <= version);
  if (migrations.at(-1)?.version !== version) return undefined;
  const db = openDb(':memory:', { synchronous: 'FULL', cacheMb: 1 });
  try {
    runMigrations(db, 0, { reviewer: nobody, migrations });
    return readSchema(db);
  } finally {
    db.close();
  }
}

function readSchema(db: Db): Schema {
  const parts = db.all<{ type: string; name: string }>(
    `SELECT type, name FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'`,
  );
  return new Map(
    parts.map(({ type, name }) => [
      `${type} ${name}`,
      type === 'table' ? columnsOf(db, name) : type,
    ]),
  );
}

const columnsOf = (db: Db, table: string): string =>
  db
    .all<{ name: string; type: string }>('SELECT name, type FROM pragma_table_info(?)', table)
    .map(({ name, type }) => `${name} ${type}`)
    .toSorted()
    .join(', ');
