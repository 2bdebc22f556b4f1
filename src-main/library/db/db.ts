/* oxlint-disable typescript/no-unnecessary-type-parameters -- SQLite has no types to infer a row from, so the caller states the columns it selects */
import { statSync } from 'node:fs';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { StorageError } from './storage-error.ts';

type Values = readonly SQLInputValue[];

/**
 * An open database. Statements are prepared once and cached. Whatever SQLite throws becomes a
 * {@link StorageError}, which names the file.
 */
export interface Db {
  readonly file: string;
  run(sql: string, ...values: Values): number;
  first<Row extends object>(sql: string, ...values: Values): Row | undefined;
  all<Row extends object>(sql: string, ...values: Values): readonly Row[];
  exec(sql: string): void;
  /** Rolls back if `work` throws or returns a `Result` that is not ok. */
  transaction<T>(work: () => T): T;
  close(): void;
}

interface OpenOptions {
  /** `FULL` survives a power failure and costs a disk flush per commit; `NORMAL` survives a crash. */
  readonly synchronous: 'FULL' | 'NORMAL';
  readonly cacheMb: number;
  /**
   * Size of the write-ahead log at which it is copied into the file, in pages. A large log speeds up
   * bulk writes, since a page that changes often is copied once; a small one is quick to recover.
   */
  readonly logPages?: number;
}

export function openDb(file: string, options: OpenOptions): Db {
  const db = wrapStorageErrors(file)(
    () => new DatabaseSync(file, { timeout: 5000, enableForeignKeyConstraints: true }),
  );
  const self = wrapDb(file, db);
  try {
    self.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = ${options.synchronous};
      PRAGMA cache_size = ${-1024 * options.cacheMb}; PRAGMA temp_store = MEMORY;
      PRAGMA wal_autocheckpoint = ${options.logPages ?? 1000}; PRAGMA trusted_schema = OFF`);
  } catch (error) {
    self.close();
    throw error;
  }
  return self;
}

/**
 * Opens a database and changes neither the file nor its write-ahead log. Nobody else may write to a
 * database without a log meanwhile, because it is then read without locks, which also works in a folder
 * without write permission. With `inUse`, another process may be writing: an empty log counts as one.
 */
export function openReadOnlyDb(file: string, { inUse = false } = {}): Db {
  const log = statSync(`${file}-wal`, { throwIfNoEntry: false });
  const hasLog = log !== undefined && (inUse || log.size > 0);
  const immutable = pathToFileURL(file);
  immutable.searchParams.set('immutable', '1');
  const db = wrapStorageErrors(file)(
    () => new DatabaseSync(hasLog ? file : immutable, { readOnly: true, timeout: 5000 }),
  );
  const self = wrapDb(file, db);
  try {
    self.exec('PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF');
  } catch (error) {
    self.close();
    throw error;
  }
  return self;
}

function wrapDb(file: string, db: DatabaseSync): Db {
  const wrapErrors = wrapStorageErrors(file);
  const { prepared, clear: forget } = createStatementCache(db);
  const close = (): void => {
    forget();
    if (db.isOpen) db.close();
  };
  return {
    file,
    run: (sql, ...values) => wrapErrors(() => Number(prepared(sql).run(...values).changes)),
    first: <Row extends object>(sql: string, ...values: Values) =>
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- SQLite has no types; each caller states the columns it selects
      wrapErrors(() => prepared(sql).get(...values) as Row | undefined),
    all: <Row extends object>(sql: string, ...values: Values) =>
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- SQLite has no types; each caller states the columns it selects
      wrapErrors(() => prepared(sql).all(...values) as unknown as readonly Row[]),
    exec: (sql) => {
      wrapErrors(() => {
        db.exec(sql);
      });
    },
    transaction: (work) => wrapErrors(() => inTransaction(db, work)),
    close,
  };
}

const wrapStorageErrors =
  (file: string) =>
  <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      // Errors that are not SQLite's, and those of another file, pass unchanged.
      throw isSqliteError(error) ? new StorageError(file, error) : error;
    }
  };

const isSqliteError = (error: unknown): boolean => error instanceof Error && 'errcode' in error;

/** Filters produce new SQL all the time, so the cache drops the oldest statements. */
const maxStatements = 300;

function createStatementCache(db: DatabaseSync): {
  prepared: (sql: string) => StatementSync;
  clear: () => void;
} {
  const statements = new Map<string, StatementSync>();
  return {
    prepared(sql) {
      const cached = statements.get(sql);
      if (cached !== undefined) return cached;
      const statement = db.prepare(sql);
      statements.set(sql, statement);
      const [oldest] = statements.keys();
      if (statements.size > maxStatements && oldest !== undefined) statements.delete(oldest);
      return statement;
    },
    clear() {
      statements.clear();
    },
  };
}

function inTransaction<T>(db: DatabaseSync, work: () => T): T {
  db.exec('BEGIN IMMEDIATE');
  try {
    const value = work();
    db.exec(isFailedResult(value) ? 'ROLLBACK' : 'COMMIT');
    return value;
  } catch (error) {
    // SQLite rolls back by itself when the disk is full.
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}

const isFailedResult = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'ok' in value && value.ok === false;

export function userVersion(db: Db): number {
  return db.first<{ user_version: number }>('PRAGMA user_version')?.user_version ?? 0;
}
