import type { AppError } from '../../../src-shared/errors.ts';

/** A failure of SQLite or of the disk, with the file it happened to. */
export class StorageError extends Error {
  readonly file: string;
  /** SQLite's primary result code, or -1 when the file system itself refused. */
  readonly code: number;
  /** The file system's own word, such as ENOSPC; empty when SQLite refused. */
  readonly reason: string;

  constructor(file: string, cause: unknown) {
    super(`${cause instanceof Error ? cause.message : String(cause)} (${file})`, { cause });
    this.file = file;
    this.code = sqliteCode(cause);
    this.reason = fileErrorCode(cause);
  }
}

/** The result codes of SQLite that can be told to a reviewer. */
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

const accessErrors: ReadonlySet<number> = new Set([
  sqlite.perm,
  sqlite.busy,
  sqlite.locked,
  sqlite.readOnly,
  sqlite.ioError,
  sqlite.cannotOpen,
  sqlite.auth,
]);

/** True when the file's content, and not its surroundings, is what failed. */
export const isUnreadable = ({ code }: StorageError): boolean =>
  code === sqlite.corrupt || code === sqlite.notADatabase;

/** The failure in the app's own terms; undefined when it is a mistake of ours and not the disk's. */
export function storageFailure(error: StorageError): AppError | undefined {
  const { file: path, message: detail, code, reason } = error;
  if (code === sqlite.full || reason === 'ENOSPC' || reason === 'EDQUOT') {
    return { kind: 'disk-full', path };
  }
  if (isUnreadable(error)) return { kind: 'library-unreadable', path, detail };
  if (accessErrors.has(code) || reason !== '') return { kind: 'file-denied', path, detail };
  return undefined;
}

function sqliteCode(cause: unknown): number {
  if (!(cause instanceof Error) || !('errcode' in cause)) return -1;
  // The low byte is the primary code; the rest says more than a reviewer can use.
  return typeof cause.errcode === 'number' ? cause.errcode & 0xff : -1;
}

function fileErrorCode(cause: unknown): string {
  if (!(cause instanceof Error) || !('code' in cause)) return '';
  return typeof cause.code === 'string' && /^E[A-Z]+$/.test(cause.code) ? cause.code : '';
}
