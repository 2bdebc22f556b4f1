import type { CallId } from '../../src-shared/call.ts';
import type { AppError } from '../../src-shared/errors.ts';
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
  /** The call that the reviewer opens: fetched and stored before everything else. */
  wanted(id: CallId, signal?: AbortSignal): Promise<Result<true, AppError>>;
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
  /** Answers a request of the media scheme. */
  handleMedia(request: Request): Promise<Response>;
  close(): Promise<void>;
}

/** Where a workspace is and what opens it. */
export interface Connection {
  readonly baseUrl: string;
  readonly apiKey: string;
}

/** How a session gets its parts; the composition root fills this in. */
export interface SessionParts {
  readonly library: Library;
  connect(connection: Connection): Result<RetellApi, AppError>;
  sync(api: RetellApi): RunningSync;
  recordings(api: RetellApi, folder: string): OpenRecordings;
}
