import type { AppError } from '../../../src-shared/errors.ts';

/** A failure of SQLite or the file system, with the affected file. */
export class StorageError extends Error {
  readonly file: string;
  /** SQLite's primary result code, or -1 if the file system failed. */
  readonly code: number;
  /** The file system's error code, such as ENOSPC; empty if SQLite failed. */
  readonly reason: string;

  constructor(file: string, cause: unknown) {
    super(`${cause instanceof Error ? cause.message : String(cause)} (${file})`, { cause });
    this.file = file;
    this.code = sqliteCode(cause);
    this.reason = fileErrorCode(cause);
  }
}

/** The SQLite result codes that can be explained to a reviewer. */
const sqlite = {
  perm: 3,
  busy: 5,
  locked: 6,
  readOnly: 8,
  ioError: 10,
  corrupt: 11,
  full: 13,
  cannotOpen: 14,
  auth: 23,
  notADatabase: 26,
} as const;

const lockErrors: ReadonlySet<number> = new Set([sqlite.busy, sqlite.locked]);
const fullDiskReasons: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT']);

const accessErrors: ReadonlySet<number> = new Set([
  sqlite.perm,
  sqlite.readOnly,
  sqlite.cannotOpen,
  sqlite.auth,
]);

/** True if the content of the file is damaged, as opposed to a problem with its permissions or disk. */
export const isUnreadable = ({ code }: StorageError): boolean =>
  code === sqlite.corrupt || code === sqlite.notADatabase;

/** The failure as an `AppError`; undefined if it is a programming error and not a problem of the disk. */
export function storageFailure(error: StorageError): AppError | undefined {
  const { file: path, message: detail, code, reason } = error;
  if (code === sqlite.full || fullDiskReasons.has(reason)) return { kind: 'disk-full', path };
  if (isUnreadable(error)) return { kind: 'library-unreadable', path, detail };
  if (lockErrors.has(code)) return { kind: 'file-in-use', path };
  if (code === sqlite.ioError || reason === 'EIO') return { kind: 'disk-failed', path, detail };
  if (accessErrors.has(code) || reason !== '') return { kind: 'file-denied', path, detail };
  return undefined;
}

function sqliteCode(cause: unknown): number {
  if (!(cause instanceof Error) || !('errcode' in cause)) return -1;
  // The low byte is the primary result code.
  return typeof cause.errcode === 'number' ? cause.errcode & 0xff : -1;
}

function fileErrorCode(cause: unknown): string {
  if (!(cause instanceof Error) || !('code' in cause)) return '';
  return typeof cause.code === 'string' && /^E[A-Z]+$/.test(cause.code) ? cause.code : '';
}
