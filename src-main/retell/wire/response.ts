import type { CallRecord } from '../../../src-shared/call.ts';
import type { AppError } from '../../../src-shared/errors.ts';
import type { Result } from '../../../src-shared/result.ts';

/** Which kind of response a body is; it decides which schema reads it. */
export type ResponseKind =
  | 'call'
  | 'call-v1'
  | 'chat'
  | 'calls-v3'
  | 'calls-v2'
  | 'calls-v1'
  | 'chats';

/** A fully parsed response. It can hold megabytes, so it stays in the process that parses and stores it. */
export interface ParsedResponse {
  readonly records: readonly CallRecord[];
  /** The number of rows in the response, including those that could not be read. */
  readonly length: number;
  /** Why rows were left out, one sentence each. */
  readonly problems: readonly string[];
  readonly cursor?: string;
  readonly hasMore?: boolean;
}

/**
 * Parses the body of a response. A 'server-error' means that the body is incomplete and another attempt
 * may help; 'not-retell' means that it is no response of Retell.
 */
export type ParseResponse = (
  body: Uint8Array,
  kind: ResponseKind,
) => Promise<Result<ParsedResponse, AppError>>;
