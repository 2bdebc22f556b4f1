import type { CallId } from '../../src-shared/call.ts';
import type { AppError } from '../../src-shared/errors.ts';
import type { QueueFilter } from '../../src-shared/filter.ts';
import type { MatchingProgress } from '../../src-shared/queue.ts';
import type { RecordingInfo } from '../../src-shared/recording.ts';
import type { Result } from '../../src-shared/result.ts';
import type { SyncStatus } from '../../src-shared/workspace.ts';
import type { Library } from '../library/port.ts';
import type { RetellApi } from '../retell/port.ts';

/** The sync of the open workspace, as far as a session steers it. */
export interface RunningSync {
  start(): void;
  pause(): SyncStatus;
  resume(): SyncStatus;
  now(): SyncStatus;
  status(): SyncStatus;
  /** Says that requests go one at a time now, or no longer. */
  setSlow(isSlow: boolean): void;
  /** The call that the reviewer opens: fetched and stored before everything else. */
  priorityFetch(id: CallId, signal?: AbortSignal): Promise<Result<true, AppError>>;
  /** The calls that the reviewer comes to next, in that order: whole before the others. */
  prioritize(ids: readonly CallId[]): void;
  /** Fetches what matches a filter; one at a time, the newest order counts. */
  readonly matching: {
    fetch(filter: QueueFilter): MatchingProgress;
    stop(): void;
  };
  /** Ends within moments, whatever it was waiting for. */
  stop(): Promise<void>;
}

/** The recordings of the open workspace. */
export interface OpenRecordings {
  open(id: CallId): Promise<Result<RecordingInfo, AppError>>;
  /** The file of a recording that was opened, as far as it has come. */
  fileOf(
    id: CallId,
  ):
    | { readonly file: string; readonly totalBytes?: number; readonly complete: boolean }
    | undefined;
  /** The call that comes next: its recording is fetched when the line is free. */
  prefetch(id: CallId | undefined): void;
  /** Makes room where the limit asks for it, and says how many bytes the recordings take then. */
  trimCache(): Promise<number>;
  /** Answers a request of the media scheme. */
  handleMedia(request: Request): Promise<Response>;
  /** Ends what is open or on its way; whatever is opened next is chosen anew. */
  close(): Promise<void>;
}

/** Where a workspace is and what opens it. */
export interface Credentials {
  readonly baseUrl: string;
  readonly apiKey: string;
}

/** Where recordings come from, where they lie, and which are wished for. */
export interface RecordingsOptions {
  readonly api: RetellApi;
  readonly folder: string;
  readonly preferScrubbed: () => boolean;
  /** The account has few calls left to go on at once: nothing is asked that nobody waits for. */
  readonly isNearLimit: () => boolean;
}

/** How a session gets its parts; the composition root fills this in. */
export interface SessionDeps {
  readonly library: Library;
  connect(connection: Credentials): Result<RetellApi, AppError>;
  sync(api: RetellApi): RunningSync;
  recordings(order: RecordingsOptions): OpenRecordings;
}
