import type { CallId, CallRecord } from '../../src-shared/call.ts';
import type { AppError } from '../../src-shared/errors.ts';
import type { CallFilter } from '../../src-shared/filter.ts';
import type { Result } from '../../src-shared/result.ts';
import type { Concurrency } from '../../src-shared/workspace.ts';

/** Time as the network side knows it, so that tests can make hours pass in a moment. */
export interface Clock {
  now(): number;
  /** Ends early, and quietly, when the signal is aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** Which of Retell's list endpoints a workspace answers; found out by asking. */
export type ApiVersion = 'v3' | 'v2' | 'v1';

/** What a request is for. The first goes first, whatever waits behind it. */
export const priorities = ['opened', 'recording', 'list', 'hydrate', 'prefetch'] as const;
export type Priority = (typeof priorities)[number];

/** Called when a request starts to wait before its next try, and with nothing when it goes on. */
export type OnWait = (wait?: { readonly nextTryMs: number; readonly reason: string }) => void;

export interface How {
  readonly priority?: Priority;
  readonly signal?: AbortSignal;
  readonly onWait?: OnWait;
}

export interface ListAsk extends How {
  readonly filter?: CallFilter;
  /** By the moment the call began. */
  readonly order: 'ascending' | 'descending';
  readonly limit: number;
  readonly cursor?: string;
}

export interface Page {
  readonly records: readonly CallRecord[];
  /** Where the next page begins; absent after the last. */
  readonly cursor?: string;
  /** Rows that could not be read at all (no id), in plain words. */
  readonly problems: readonly string[];
}

/** What a workspace's key and address turned out to be. */
export interface Checked {
  readonly api: ApiVersion;
  readonly concurrency?: Concurrency;
}

/** A filter as far as a workspace's API knows its criteria, and those that it does not know. */
export interface Askable {
  readonly filter: CallFilter;
  readonly unasked: readonly (keyof CallFilter | 'agent_version')[];
  readonly api: ApiVersion;
}

/** A recording on its way: bytes as they come, and what the server said of the whole. */
export interface RecordingStream {
  /** 206 when it goes on from `from`; 200 when it starts anew. */
  readonly status: 200 | 206;
  readonly from: number;
  readonly totalBytes?: number;
  /** ETag or Last-Modified: the same text means the same bytes. */
  readonly validator?: string;
  /** Throws when the connection breaks or no byte comes for too long. */
  readonly chunks: AsyncIterable<Uint8Array>;
}

export interface RecordingAsk {
  readonly from?: number;
  readonly validator?: string;
  readonly signal: AbortSignal;
  readonly priority?: Priority;
}

/** Retell as the rest of main knows it: one domain model, whatever version answers. */
export interface RetellApi {
  /** Tells a wrong key, a wrong address and an old workspace apart. */
  check(how?: How): Promise<Result<Checked, AppError>>;
  /** The version found, once any request has found it. */
  version(): ApiVersion | undefined;
  listCalls(ask: ListAsk): Promise<Result<Page, AppError>>;
  /** What of a filter this workspace can be asked. */
  askable(filter: CallFilter, how?: How): Promise<Result<Askable, AppError>>;
  getCall(id: CallId, how?: How): Promise<Result<CallRecord, AppError>>;
  /** 'gone' when the workspace has no chats. */
  listChats(ask: Omit<ListAsk, 'filter'>): Promise<Result<Page, AppError>>;
  getChat(id: CallId, how?: How): Promise<Result<CallRecord, AppError>>;
  concurrency(how?: How): Promise<Result<Concurrency, AppError>>;
  /** Logs and knowledge-base contents; longer texts are cut at a limit and say so. */
  fetchText(
    url: string,
    how?: How,
  ): Promise<Result<{ readonly text: string; readonly truncated: boolean }, AppError>>;
  openRecording(url: string, ask: RecordingAsk): Promise<Result<RecordingStream, AppError>>;
}
