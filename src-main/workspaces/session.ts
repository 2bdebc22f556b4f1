import path from 'node:path';
import type { AppError } from '../../src-shared/errors.ts';
import { isNearLimit } from '../../src-shared/near-limit.ts';
import { ok, type Result } from '../../src-shared/result.ts';
import type { Rubric } from '../../src-shared/rubric.ts';
import type { Tag } from '../../src-shared/tag.ts';
import type { Concurrency, SyncStatus, Workspace } from '../../src-shared/workspace.ts';
import type { RetellApi } from '../retell/port.ts';
import { apiInForce } from './api-in-force.ts';
import type { Connection, OpenRecordings, RunningSync, SessionParts } from './port.ts';
import { openWay } from './way-to-retell.ts';

/** A workspace that is open: its library, and the way to Retell if there is one. */
export interface Session {
  readonly workspace: Workspace;
  readonly api: RetellApi;
  readonly recordings: OpenRecordings;
  /** Undefined when there is no key or no way to Retell now. */
  readonly sync: () => RunningSync | undefined;
  /** Why there is no sync. */
  readonly offlineBecause: () => AppError | undefined;
  /** The cache of calls could not be read and was begun anew. */
  readonly rebuilt: boolean;
  readonly tags: readonly Tag[];
  readonly rubric: Rubric;
  /** Aborted when the workspace is left: what comes later would be stored in another one's library. */
  readonly over: AbortSignal;
  status(): SyncStatus;
  /** What Retell said last of the calls going on; undefined before it has. */
  concurrency(): Concurrency | undefined;
  /** Goes on by another key, or by one that could not be had before; all that is open stays open. */
  reconnect(connection: Result<Connection, AppError>): Promise<void>;
  close(): Promise<void>;
}

interface SessionOrder {
  readonly workspace: Workspace;
  /** The workspace's own folder: both databases and the recordings. */
  readonly folder: string;
  readonly reviewer: string;
  readonly connection: Result<Connection, AppError>;
  /** Whether recordings without personal data are to be played first. */
  readonly scrubbedFirst: () => boolean;
}

/**
 * Opens a workspace: first its library, which must succeed, then the way to Retell, which may fail and
 * leaves the workspace working on what it has.
 */
export async function openSession(
  parts: SessionParts,
  order: SessionOrder,
  announceConcurrency: (concurrency: Concurrency) => void,
): Promise<Result<Session, AppError>> {
  const { folder, reviewer, workspace, connection } = order;
  const opened = await parts.library.ask('open', { folder, reviewer });
  if (!opened.ok) return opened;
  let told: Concurrency | undefined;
  const hear = (concurrency: Concurrency): void => {
    told = concurrency;
    announceConcurrency(concurrency);
  };
  let way = openWay(parts, connection, hear);
  const api = apiInForce(() => way.api);
  const recordings = parts.recordings({
    api,
    folder: path.join(folder, 'recordings'),
    scrubbedFirst: order.scrubbedFirst,
    isNearLimit: () => told !== undefined && isNearLimit(told),
  });
  const over = new AbortController();
  return ok({
    workspace,
    api,
    recordings,
    sync: () => way.sync,
    offlineBecause: () => way.offlineBecause,
    rebuilt: opened.value.rebuilt,
    tags: opened.value.tags,
    rubric: opened.value.rubric,
    over: over.signal,
    concurrency: () => told,
    status: () => way.sync?.status() ?? offlineStatus(way.offlineBecause),
    async reconnect(next) {
      await way.stop();
      if (!over.signal.aborted) way = openWay(parts, next, hear);
    },
    async close() {
      over.abort();
      await way.stop();
      await recordings.close();
      await parts.library.ask('close', undefined);
    },
  });
}

const offlineStatus = (reason: AppError | undefined): SyncStatus => ({
  phase: 'failed',
  have: 0,
  toFetch: 0,
  listedAll: false,
  ...(reason === undefined ? {} : { reason: reason.kind }),
});
