import type { CallId, CallKind, CallRecord, MediaLinks } from '../../src-shared/call.ts';
import type { AppError } from '../../src-shared/errors.ts';
import type { CallFilter } from '../../src-shared/filter.ts';
import type { Result } from '../../src-shared/result.ts';
import type { Concurrency } from '../../src-shared/workspace.ts';
import type { RecordingRequest, RecordingStream } from './files/recording-stream.ts';
import type { RequestOptions } from './http/request-options.ts';
import type { ParsedResponse, ResponseKind } from './wire/response.ts';

export type { RecordingRequest, RecordingStream } from './files/recording-stream.ts';
export type { Clock } from './http/clock.ts';
export type { OnWait, Priority, RequestOptions } from './http/request-options.ts';
export type { ParseResponse, ResponseKind } from './wire/response.ts';

/** Which version of the list endpoint a workspace supports. It is found out by trying them. */
export type ApiVersion = 'v3' | 'v2' | 'v1';

/** One page of a list. */
export interface ListRequest extends RequestOptions {
  readonly filter?: CallFilter;
  /** By the start time of the call. */
  readonly order: 'ascending' | 'descending';
  readonly limit: number;
  readonly cursor?: string;
}

/**
 * A page of up to this many rows may have any size. A longer page that exceeds a few megabytes fails as
 * 'too-large' and has to be requested with fewer rows, because main passes its bytes on in one message.
 */
export const smallestPage = 5;

/** The part of a call or chat that main needs in order to continue a sync. */
export interface CallSummary {
  readonly id: CallId;
  readonly kind: CallKind;
  readonly source: CallRecord['source'];
  readonly startMs?: number;
  /** Of a listed chat: equal as long as its row in the list is the same. */
  readonly print?: string;
  /** Of a full call. */
  readonly links?: MediaLinks;
}

/** A response that the library's process has parsed and holds under `ticket` until it is stored. */
export interface ReadResponse extends Omit<ParsedResponse, 'records'> {
  readonly ticket: string;
  readonly rows: readonly CallSummary[];
}

/** Parses responses outside of main: a call of two hours would block main for several frames. */
export type ResponseReader = (
  body: Uint8Array,
  kind: ResponseKind,
) => Promise<Result<ReadResponse, AppError>>;

/** One page of a list, parsed and ready to be stored. */
export interface Page extends Pick<ReadResponse, 'ticket' | 'rows' | 'problems'> {
  /** Where the next page begins; absent on the last page. */
  readonly cursor?: string;
}

/** A call or chat with its transcript, parsed and ready to be stored. */
export interface FullCall {
  readonly ticket: string;
  readonly id: CallId;
  readonly links: MediaLinks;
}

/** What a successful check of API key and address found out. */
export interface ConnectionCheck {
  readonly api: ApiVersion;
  readonly concurrency?: Concurrency;
}

/** The part of a filter that the API of a workspace supports, and the fields that it does not support. */
export interface SupportedFilter {
  readonly filter: CallFilter;
  readonly unsupported: readonly (keyof CallFilter | 'agent_version')[];
  readonly api: ApiVersion;
}

/** Retell's API for the rest of main: one data model, whichever API version the workspace has. */
export interface RetellApi {
  /** Distinguishes a rejected API key, a wrong address and an older workspace. */
  check(options?: RequestOptions): Promise<Result<ConnectionCheck, AppError>>;
  /** The API version; undefined until a request has found it out. */
  version(): ApiVersion | undefined;
  listCalls(request: ListRequest): Promise<Result<Page, AppError>>;
  /** Splits a filter into what this workspace supports and what it does not. */
  supportedFilter(
    kind: CallKind,
    filter: CallFilter,
    options?: RequestOptions,
  ): Promise<Result<SupportedFilter, AppError>>;
  /** Fails when the response is about another call than the requested one. */
  getCall(id: CallId, options?: RequestOptions): Promise<Result<FullCall, AppError>>;
  /** Fails with 'gone' when the workspace has no chats. */
  listChats(request: ListRequest): Promise<Result<Page, AppError>>;
  getChat(id: CallId, options?: RequestOptions): Promise<Result<FullCall, AppError>>;
  concurrency(options?: RequestOptions): Promise<Result<Concurrency, AppError>>;
  /** Downloads a log or knowledge-base contents. Longer texts are cut and marked as truncated. */
  fetchText(
    url: string,
    options?: RequestOptions,
  ): Promise<Result<{ readonly text: string; readonly truncated: boolean }, AppError>>;
  openRecording(url: string, request: RecordingRequest): Promise<Result<RecordingStream, AppError>>;
}
