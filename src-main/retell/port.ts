import type { CallId, CallKind, CallRecord, MediaLinks } from '../../src-shared/call.ts';
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

export interface RequestOptions {
  readonly priority?: Priority;
  readonly signal?: AbortSignal;
  readonly onWait?: OnWait;
}

export interface ListRequest extends RequestOptions {
  readonly filter?: CallFilter;
  /** By the moment the call began. */
  readonly order: 'ascending' | 'descending';
  readonly limit: number;
  readonly cursor?: string;
}

/**
 * Rows of a page that may be as large as they like. A page of more rows that passes a few megabytes is
 * 'too-large' and had better be asked for in smaller pieces: main hands its bytes on in one go.
 */
export const smallestPage = 5;

/** What an answer is, and so by which document it is read. */
export type ResponseKind =
  | 'call'
  | 'call-v1'
  | 'chat'
  | 'calls-v3'
  | 'calls-v2'
  | 'calls-v1'
  | 'chats';

/** An answer read to the last word. It may hold megabytes, so it stays where it is read and stored. */
export interface ParsedResponse {
  readonly records: readonly CallRecord[];
  /** How many rows came, those that could not be read included. */
  readonly length: number;
  /** Rows that could not be read at all (no id), in plain words. */
  readonly problems: readonly string[];
  readonly cursor?: string;
  readonly hasMore?: boolean;
}

/** 'server-error' when it broke off, which another try may mend; 'not-retell' when it is no answer. */
export type ParseResponse = (
  body: Uint8Array,
  kind: ResponseKind,
) => Promise<Result<ParsedResponse, AppError>>;

/** As much of a call or chat as main has to know to go on. */
export interface CallSummary {
  readonly id: CallId;
  readonly kind: CallKind;
  readonly source: CallRecord['source'];
  readonly startMs?: number;
  /** Of a listed chat: the same row again has the same print. */
  readonly print?: string;
  /** Of a whole call. */
  readonly links?: MediaLinks;
}

/** An answer that was read elsewhere, and waits there under its ticket to be stored. */
export interface ReadResponse extends Omit<ParsedResponse, 'records'> {
  readonly ticket: string;
  readonly rows: readonly CallSummary[];
}

/** Reads answers outside of main, which a call of two hours would hold up for several frames. */
export type ResponseReader = (
  body: Uint8Array,
  kind: ResponseKind,
) => Promise<Result<ReadResponse, AppError>>;

export interface Page extends Pick<ReadResponse, 'ticket' | 'rows' | 'problems'> {
  /** Where the next page begins; absent after the last. */
  readonly cursor?: string;
}

/** A call or chat that came whole, and waits to be stored. */
export interface FullCall {
  readonly ticket: string;
  readonly id: CallId;
  readonly links: MediaLinks;
}

/** What a workspace's key and address turned out to be. */
export interface ConnectionCheck {
  readonly api: ApiVersion;
  readonly concurrency?: Concurrency;
}

/** A filter as far as a workspace's API knows its criteria, and those that it does not know. */
export interface SupportedFilter {
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

export interface RecordingRequest {
  readonly from?: number;
  readonly validator?: string;
  readonly signal: AbortSignal;
  readonly priority?: Priority;
}

/** Retell as the rest of main knows it: one domain model, whatever version answers. */
export interface RetellApi {
  /** Tells a wrong key, a wrong address and an old workspace apart. */
  check(how?: RequestOptions): Promise<Result<ConnectionCheck, AppError>>;
  /** The version found, once any request has found it. */
  version(): ApiVersion | undefined;
  listCalls(ask: ListRequest): Promise<Result<Page, AppError>>;
  /** What of a filter this workspace can be asked. */
  supportedFilter(
    kind: CallKind,
    filter: CallFilter,
    how?: RequestOptions,
  ): Promise<Result<SupportedFilter, AppError>>;
  /** Never another call than the one asked for. */
  getCall(id: CallId, how?: RequestOptions): Promise<Result<FullCall, AppError>>;
  /** 'gone' when the workspace has no chats. */
  listChats(ask: ListRequest): Promise<Result<Page, AppError>>;
  getChat(id: CallId, how?: RequestOptions): Promise<Result<FullCall, AppError>>;
  concurrency(how?: RequestOptions): Promise<Result<Concurrency, AppError>>;
  /** Logs and knowledge-base contents; longer texts are cut at a limit and say so. */
  fetchText(
    url: string,
    how?: RequestOptions,
  ): Promise<Result<{ readonly text: string; readonly truncated: boolean }, AppError>>;
  openRecording(url: string, ask: RecordingRequest): Promise<Result<RecordingStream, AppError>>;
}
