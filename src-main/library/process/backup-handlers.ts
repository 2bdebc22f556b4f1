import path from 'node:path';
import type { AppError } from '../../../src-shared/errors.ts';
import { err, ok, type Result } from '../../../src-shared/result.ts';
import { listBackups } from '../reviews/database/backups.ts';
import { checkCopy, countsOf } from '../reviews/database/check-copy.ts';
import { backUpDaily } from '../reviews/database/daily-backup.ts';
import { reviewsFile } from '../reviews/database/inspect-reviews.ts';
import { replaceReviews } from '../reviews/database/replace-reviews.ts';
import { readWorkspaceFile, writeWorkspaceFile } from '../reviews/database/workspace-file.ts';
import type { LibraryDatabases } from './databases.ts';
import type { HandlersFor, WithDatabases } from './handler-types.ts';
import { noteReplacedReviews } from './review-mirror.ts';

type BackupChannel =
  | 'backups:list'
  | 'backups:restore'
  | 'workspace-file:write'
  | 'workspace-file:check'
  | 'workspace-file:import';

interface BackupHandlerDeps {
  readonly withDatabases: WithDatabases;
  readonly now: () => number;
  /** Closes the open workspace, because its files are about to be replaced. */
  readonly close: () => void;
}

export function backupHandlers({
  withDatabases,
  now,
  close,
}: BackupHandlerDeps): HandlersFor<BackupChannel> {
  const replaceClosed = (folder: string, source: string): Result<true, AppError> => {
    close();
    const replaced = replaceReviews(folder, source, now());
    if (replaced.ok) noteReplacedReviews(folder);
    return replaced;
  };
  return {
    'backups:list': ({ folder }) => {
      const current = countsOf(path.join(folder, reviewsFile));
      const backups = listBackups(folder).map(({ name, madeMs, file }) => {
        const counts = countsOf(file);
        return { name, madeMs, ...(counts === undefined ? {} : { counts }) };
      });
      return ok({ backups, ...(current === undefined ? {} : { current }) });
    },
    'backups:restore': ({ folder, name }) => {
      // The name is compared and never made into a path.
      const backup = listBackups(folder).find((one) => one.name === name);
      if (backup === undefined) return err({ kind: 'gone', what: 'this backup' });
      const checked = checkCopy(backup.file);
      return checked.ok ? replaceClosed(folder, backup.file) : checked;
    },
    'workspace-file:write': withDatabases<'workspace-file:write'>(
      ({ reviews }, { file, workspaceName }) =>
        writeWorkspaceFile(reviews, file, { workspaceName, exportedMs: now() }),
    ),
    'workspace-file:check': ({ file }) => readWorkspaceFile(file),
    'workspace-file:import': ({ folder, file }) => {
      const checked = readWorkspaceFile(file);
      return checked.ok ? replaceClosed(folder, file) : checked;
    },
  };
}

/** Late enough not to slow down opening a workspace. */
const firstBackupMs = 60_000;
const backupIntervalMs = 24 * 60 * 60_000;

interface DailyBackupOptions {
  readonly folder: string;
  readonly now: () => number;
  readonly log: (detail: string) => void;
}

/** Backs up the reviews soon after opening and then daily. Returns a function that ends this. */
export function startDailyBackups(
  { reviews }: LibraryDatabases,
  { folder, now, log }: DailyBackupOptions,
): () => void {
  const attempt = (): void => {
    try {
      backUpDaily(reviews, folder, now());
    } catch (error) {
      // Nobody is waiting for it. The next day is another attempt.
      log(`The daily backup failed: ${String(error)}`);
    }
  };
  const timers = [setTimeout(attempt, firstBackupMs), setInterval(attempt, backupIntervalMs)];
  for (const timer of timers) timer.unref();
  return () => {
    for (const timer of timers) clearTimeout(timer);
  };
}
