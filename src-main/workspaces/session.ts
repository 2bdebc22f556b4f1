import type { Reviewer } from '../../src-shared/reviewer.ts';
import type { AppError } from '../../src-shared/errors.ts';
import { isNearLimit } from '../../src-shared/concurrency-limit.ts';
import type { WorkspaceOpened } from '../../src-shared/ipc/contract.ts';
import { ok, type Result } from '../../src-shared/result.ts';
import type { Rubric } from '../../src-shared/rubrics/rubric.ts';
import type { Tag } from '../../src-shared/tag.ts';
import type { Concurrency, SyncStatus, Workspace } from '../../src-shared/workspace.ts';
import type { RetellApi } from '../retell/port.ts';
import { createCurrentApi, openConnection } from './retell-connection.ts';
import { openLibrary } from './open-library.ts';
import { recordingsIn } from './workspace-folders.ts';
import type { Credentials, OpenRecordings, RunningSync, SessionDeps } from './port.ts';

/** An open workspace: its library, and its connection to Retell if there is one. */
export interface WorkspaceSession {
  readonly workspace: Workspace;
  readonly folder: string;
  readonly api: RetellApi;
  readonly recordings: OpenRecordings;
  /** Undefined while there is no API key or no connection. */
  readonly sync: () => RunningSync | undefined;
  /** Why there is no sync. */
  readonly offlineReason: () => AppError | undefined;
  /** Whether the database of calls was unreadable and is being rebuilt. */
  readonly rebuilt: boolean;
  readonly tags: readonly Tag[];
  readonly rubric: Rubric;
  /** Aborted when the workspace closes, because later results would go into another library. */
  readonly closeSignal: AbortSignal;
  status(): SyncStatus;
  /** The last known concurrency of the account. */
  concurrency(): Concurrency | undefined;
  /** Connects with other credentials. Everything that is open stays open. */
  reconnect(credentials: Result<Credentials, AppError>): Promise<void>;
  close(): Promise<void>;
}

interface SessionOptions {
  readonly workspace: Workspace;
  /** The workspace's folder with both databases and the recordings. */
  readonly folder: string;
  readonly reviewer: Reviewer;
  readonly credentials: Result<Credentials, AppError>;
  /** Whether redacted recordings are preferred. */
  readonly preferRedacted: () => boolean;
}

/**
 * Opens a workspace: first its library, which must succeed, then the connection to Retell. Without a
 * connection the workspace still works with the calls that it has.
 */
export async function openWorkspaceSession(
  deps: SessionDeps,
  options: SessionOptions,
  announceConcurrency: (concurrency: Concurrency) => void,
): Promise<Result<WorkspaceSession, AppError>> {
  const { folder, reviewer, workspace, credentials } = options;
  const opened = await openLibrary(deps, {
    folder,
    reviewer,
    workspaceName: workspace.name,
    samplePast: workspace.kind === 'sample' && deps.samplePast,
  });
  if (!opened.ok) return opened;
  let latestConcurrency: Concurrency | undefined;
  const onConcurrency = (concurrency: Concurrency): void => {
    latestConcurrency = concurrency;
    announceConcurrency(concurrency);
  };
  let connection = openConnection(deps, credentials, onConcurrency);
  const api = createCurrentApi(() => connection.api);
  const recordings = deps.recordings({
    api,
    folder: recordingsIn(folder),
    preferRedacted: options.preferRedacted,
    isNearLimit: () => latestConcurrency !== undefined && isNearLimit(latestConcurrency),
  });
  const closing = new AbortController();
  return ok({
    workspace,
    folder,
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
      if (!closing.signal.aborted) connection = openConnection(deps, next, onConcurrency);
    },
    async close() {
      closing.abort();
      await connection.stop();
      await recordings.close();
      await deps.library.request('close', undefined);
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

/** What the renderer needs to know about an open session. */
export function toWorkspaceOpened(session: WorkspaceSession, warning?: AppError): WorkspaceOpened {
  const { workspace, tags, rubric } = session;
  const shownWarning = warning ?? session.offlineReason();
  const concurrency = session.concurrency();
  return {
    workspace,
    tags,
    rubric,
    // It may have been announced before the page was listening.
    ...(concurrency === undefined ? {} : { concurrency }),
    ...(shownWarning === undefined ? {} : { warning: shownWarning }),
  };
}
