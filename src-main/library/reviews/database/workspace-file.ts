import { renameSync, rmSync } from 'node:fs';
import { z } from 'zod';
import type { ReviewCounts } from '../../../../src-shared/backup.ts';
import type { AppError } from '../../../../src-shared/errors.ts';
import { err, ok, type Result } from '../../../../src-shared/result.ts';
import { openDb, openReadOnlyDb, type Db } from '../../db/db.ts';
import { StorageError } from '../../db/storage-error.ts';
import { flush } from './backups.ts';
import { checkCopy } from './check-copy.ts';
import { manifestTable } from './expected-schema.ts';

const formatVersion = 1;

/** Describes a workspace file: everything that people made in a workspace, as one file. */
const Manifest = z.object({
  format: z.literal('earmark-workspace'),
  version: z.number().int().min(1).max(1_000_000),
  workspaceName: z.string().max(200),
  exportedMs: z.number().nonnegative().max(8.64e15),
});
export type Manifest = z.infer<typeof Manifest>;

export interface CheckedWorkspaceFile {
  readonly manifest: Manifest;
  readonly counts: ReviewCounts;
}

/** Writes the reviews database with a manifest. The file gets its name when it is complete and checked. */
export function writeWorkspaceFile(
  reviews: Db,
  file: string,
  about: Pick<Manifest, 'workspaceName' | 'exportedMs'>,
): Result<ReviewCounts, AppError> {
  const partialFile = `${file}.part`;
  try {
    rmSync(partialFile, { force: true });
    reviews.run('VACUUM INTO ?', partialFile);
    addManifest(partialFile, { format: 'earmark-workspace', version: formatVersion, ...about });
    const checked = readWorkspaceFile(partialFile);
    if (!checked.ok) {
      rmSync(partialFile, { force: true });
      return checked;
    }
    flush(partialFile);
    renameSync(partialFile, file);
    return ok(checked.value.counts);
  } catch (error) {
    rmSync(partialFile, { force: true });
    throw error instanceof StorageError ? error : new StorageError(file, error);
  }
}

/** Checks a workspace file from elsewhere: its manifest, every page, and every table's columns. */
export function readWorkspaceFile(file: string): Result<CheckedWorkspaceFile, AppError> {
  const manifest = readManifest(file);
  if (!manifest.ok) return manifest;
  if (manifest.value.version > formatVersion) {
    return err({ kind: 'library-newer', path: file, version: manifest.value.version });
  }
  const counts = checkCopy(file);
  return counts.ok ? ok({ manifest: manifest.value, counts: counts.value }) : counts;
}

function addManifest(file: string, manifest: Manifest): void {
  const db = openDb(file, { synchronous: 'FULL', cacheMb: 1 });
  try {
    db.exec(`CREATE TABLE ${manifestTable} (manifest TEXT NOT NULL) STRICT`);
    db.run(`INSERT INTO ${manifestTable} VALUES (?)`, JSON.stringify(manifest));
    // Without a log beside it, the file is whole by itself.
    db.exec('PRAGMA journal_mode = DELETE');
  } finally {
    db.close();
  }
}

function readManifest(file: string): Result<Manifest, AppError> {
  const notWorkspaceFile = err({
    kind: 'library-unreadable',
    path: file,
    detail: 'it is not a workspace file',
  } as const);
  try {
    const db = openReadOnlyDb(file);
    try {
      const row = db.first<{ manifest: string }>(`SELECT manifest FROM ${manifestTable}`);
      const parsed = Manifest.safeParse(JSON.parse(row?.manifest ?? 'null'));
      return parsed.success ? ok(parsed.data) : notWorkspaceFile;
    } finally {
      db.close();
    }
  } catch (error) {
    if (error instanceof StorageError || error instanceof SyntaxError) return notWorkspaceFile;
    throw error;
  }
}
