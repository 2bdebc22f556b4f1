import type { Backup } from '../../src-shared/backup.ts';
import type { CallId } from '../../src-shared/call.ts';
import type { AppError } from '../../src-shared/errors.ts';
import type { QueueFilter } from '../../src-shared/filter.ts';
import type { MatchingProgress } from '../../src-shared/queue.ts';
import type { RecordingInfo } from '../../src-shared/recording.ts';
import type { Result } from '../../src-shared/result.ts';
import type { SyncStatus } from '../../src-shared/workspace.ts';
import type { Library } from '../library/port.ts';
import type { WholeRecording } from '../lib/whole-recording.ts';
import type { RetellApi } from '../retell/port.ts';

/** The part of the sync that a workspace session controls. */
export interface RunningSync {
  start(): void;
  pause(): SyncStatus;
  resume(): SyncStatus;
  now(): SyncStatus;
  /** Begins with the state in the library, because the library was replaced. */
  restart(): void;
  status(): SyncStatus;
  /** Limits the sync to one request at a time, or lifts the limit. */
  setSlow(isSlow: boolean): void;
  /** Fetches and stores the opened call before everything else. */
  priorityFetch(id: CallId, signal?: AbortSignal): Promise<Result<true, AppError>>;
  /** Fetches the next calls of the queue, in this order, before the others. */
  prioritize(ids: readonly CallId[]): void;
  /** Fetches the calls that match a filter. Only the latest filter is fetched. */
  readonly matching: {
    fetch(filter: QueueFilter): MatchingProgress;
    stop(): void;
  };
  /** Stops at once, whatever it is waiting for. */
  stop(): Promise<void>;
}

/** The recordings of the open workspace. */
export interface OpenRecordings {
  open(id: CallId): Promise<Result<RecordingInfo, AppError>>;
  /** Opens a recording as `open` does, and waits until its file is complete. */
  whole(id: CallId, signal: AbortSignal): Promise<Result<WholeRecording, AppError>>;
  /** The file of an opened recording, which may still be downloading. */
  fileOf(
    id: CallId,
  ):
    | { readonly file: string; readonly totalBytes?: number; readonly complete: boolean }
    | undefined;
  /** Downloads the recording of the next call when nothing else is downloading. */
  prefetch(id: CallId | undefined): void;
  /** Deletes recordings beyond the cache limit and resolves with the bytes that are left. */
  trimCache(): Promise<number>;
  /** Removes the recordings of calls that are removed from this computer. */
  remove(ids: readonly CallId[]): Promise<void>;
  /** Responds to a request of the media scheme. */
  handleMedia(request: Request): Promise<Response>;
  /** Closes all recordings and stops downloads. The variant is chosen again when a recording is opened. */
  close(): Promise<void>;
}

/** The address of a Retell account and the key to it. */
export interface Credentials {
  readonly baseUrl: string;
  readonly apiKey: string;
}

/** What the recordings of a workspace need. */
export interface RecordingsOptions {
  readonly api: RetellApi;
  readonly folder: string;
  readonly preferRedacted: () => boolean;
  /** Whether the account is close to its concurrency limit; then nothing is prefetched. */
  readonly isNearLimit: () => boolean;
}

/** Asks what to do about reviews that are missing, outdated or unreadable. */
export interface RecoveryQuestion {
  readonly workspaceName: string;
  readonly error: AppError;
  readonly backups: readonly Backup[];
  /** Whether the workspace can be opened without what is missing. */
  readonly mayContinue: boolean;
}

/** A backup by its name, or to continue without what is missing; undefined to leave it closed. */
export type RecoveryChoice = { readonly restore: string } | 'continue' | undefined;

/** How a session creates its parts; the composition root provides this. */
export interface SessionDeps {
  readonly library: Library;
  /** Asks the reviewer outside the page. */
  chooseRecovery(question: RecoveryQuestion): Promise<RecoveryChoice>;
  /** Whether a new sample workspace gets the reviews of invented reviewers. */
  readonly samplePast: boolean;
  connect(connection: Credentials): Result<RetellApi, AppError>;
  sync(api: RetellApi): RunningSync;
  recordings(order: RecordingsOptions): OpenRecordings;
}
