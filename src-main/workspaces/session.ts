import path from 'node:path';
import type { AppError } from '../../src-shared/errors.ts';
import { isNearLimit } from '../../src-shared/concurrency-limit.ts';
import { ok, type Result } from '../../src-shared/result.ts';
import type { Rubric } from '../../src-shared/rubric.ts';
import type { Tag } from '../../src-shared/tag.ts';
import type { Concurrency, SyncStatus, Workspace } from '../../src-shared/workspace.ts';
import type { RetellApi } from '../retell/port.ts';
import { createCurrentApi } from './retell-connection.ts';
import type { Credentials, OpenRecordings, RunningSync, SessionDeps } from './port.ts';
import { openConnection } from './retell-connection.ts';

/** A workspace that is open: its library, and the way to Retell if there is one. */
export interface WorkspaceSession {
  readonly workspace: Workspace;
  readonly api: RetellApi;
  readonly recordings: OpenRecordings;
  /** Undefined when there is no key or no way to Retell now. */
  readonly sync: () => RunningSync | undefined;
  /** Why there is no sync. */
  readonly offlineReason: () => AppError | undefined;
  /** The cache of calls could not be read and was begun anew. */
  readonly rebuilt: boolean;
  readonly tags: readonly Tag[];
  readonly rubric: Rubric;
  /** Aborted when the workspace is left: what comes later would be stored in another one's library. */
  readonly closeSignal: AbortSignal;
  status(): SyncStatus;
  /** What Retell said last of the calls going on; undefined before it has. */
  concurrency(): Concurrency | undefined;
  /** Goes on by another key, or by one that could not be had before; all that is open stays open. */
  reconnect(connection: Result<Credentials, AppError>): Promise<void>;
  close(): Promise<void>;
}

interface SessionOptions {
  readonly workspace: Workspace;
  /** The workspace's own folder: both databases and the recordings. */
  readonly folder: string;
  readonly reviewer: string;
  readonly credentials: Result<Credentials, AppError>;
  /** Whether recordings without personal data are to be played first. */
  readonly preferScrubbed: () => boolean;
}

/**
 * Opens a workspace: first its library, which must succeed, then the way to Retell, which may fail and
 * leaves the workspace working on what it has.
 */
export async function openWorkspaceSession(
  parts: SessionDeps,
  options: SessionOptions,
  announceConcurrency: (concurrency: Concurrency) => void,
): Promise<Result<WorkspaceSession, AppError>> {
  const { folder, reviewer, workspace, credentials } = options;
  const opened = await parts.library.request('open', { folder, reviewer });
  if (!opened.ok) return opened;
  let latestConcurrency: Concurrency | undefined;
  const onConcurrency = (concurrency: Concurrency): void => {
    latestConcurrency = concurrency;
    announceConcurrency(concurrency);
  };
  let connection = openConnection(parts, credentials, onConcurrency);
  const api = createCurrentApi(() => connection.api);
  const recordings = parts.recordings({
    api,
    folder: path.join(folder, 'recordings'),
    preferScrubbed: options.preferScrubbed,
    isNearLimit: () => latestConcurrency !== undefined && isNearLimit(latestConcurrency),
  });
  const closing = new AbortController();
  return ok({
    workspace,
    api,
    recordings,
    sync: () => connection.sync,
    offlineReason: () => connection.offlineReason,
    rebuilt: opened.value.rebuilt,
    tags: opened.value.tags,
    rubric: opened.value.rubric,
    closeSignal: closing.signal,
    concurrency: () => latestConcurrency,
    status: () => connection.sync?.status() ?? offlineStatus(connection.offlineReason),
    async reconnect(next) {
      await connection.stop();
      if (!closing.signal.aborted) connection = openConnection(parts, next, onConcurrency);
    },
    async close() {
      closing.abort();
      await connection.stop();
      await recordings.close();
      await parts.library.request('close', undefined);
    },
  });
}

const offlineStatus = (reason: AppError | undefined): SyncStatus => ({
  phase: 'failed',
  callCount: 0,
  toFetch: 0,
  listedAll: false,
  ...(reason === undefined ? {} : { reason: reason.kind }),
});
