import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Call, CallId, CallRecord } from '../../../../src-shared/call.ts';
import type { AppError } from '../../../../src-shared/errors.ts';
import type { QueueFilter, QueueSort } from '../../../../src-shared/filter.ts';
import type { Reviewer } from '../../../../src-shared/reviewer.ts';
import type { Result } from '../../../../src-shared/result.ts';
import { createHandlers } from '../../../../src-main/library/process/handlers.ts';
import type { LibraryRequests, LibraryChannel } from '../../../../src-main/library/port.ts';
import type { QueueSource } from '../../../../src-main/library/query/queues.ts';
import type { ResponseReader } from '../../../../src-main/retell/port.ts';
import { parseResponse } from '../../../../src-main/retell/wire/parse-response.ts';
import { annReviewer } from '../../../fakes/fake-reviewers.ts';

/** A folder that is deleted after the test. */
export function temporaryFolder(): { readonly folder: string; [Symbol.dispose](): void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'earmark-library-'));
  return {
    folder,
    [Symbol.dispose]() {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Sends a request and returns its output; an error fails the test. */
export type RequestLibrary = <V extends LibraryChannel>(
  channel: V,
  input: LibraryRequests[V]['in'],
) => Promise<LibraryRequests[V]['out']>;

export interface TestLibrary {
  readonly folder: string;
  readonly request: RequestLibrary;
  readonly requestResult: <V extends LibraryChannel>(
    channel: V,
    input: LibraryRequests[V]['in'],
  ) => Promise<Result<LibraryRequests[V]['out'], AppError>>;
  /** Parses responses from Retell where they are stored, as the app does. */
  readonly read: ResponseReader;
  [Symbol.dispose](): void;
}

/** The app's library, in this process and on real files. `now` replaces the clock. */
export async function openTestLibrary(
  options: {
    readonly folder?: string;
    readonly now?: () => number;
    readonly reviewer?: Reviewer;
    readonly queueSource?: QueueSource;
  } = {},
): Promise<TestLibrary> {
  const own = options.folder === undefined ? temporaryFolder() : undefined;
  const folder = options.folder ?? own?.folder ?? '';
  const library = createHandlers({
    now: options.now ?? Date.now,
    log: () => undefined,
    parseResponse,
    queueSource: options.queueSource,
  });
  let requestCount = 0;
  const requestResult: TestLibrary['requestResult'] = async (channel, input) => {
    requestCount += 1;
    return library.handlers[channel](input, `request-${folder}-${requestCount}`);
  };
  const request: RequestLibrary = async (channel, input) => {
    const result = await requestResult(channel, input);
    if (!result.ok) throw new Error(`${channel}: ${JSON.stringify(result.error)}`);
    return result.value;
  };
  await request('open', { folder, reviewer: options.reviewer ?? annReviewer });
  return {
    folder,
    request,
    requestResult,
    read: (body, kind) => requestResult('responses:read', { body, kind }),
    [Symbol.dispose]() {
      library.close();
      own?.[Symbol.dispose]();
    },
  };
}

export const asCallId = (id: string): CallId => id as CallId;

export const testStartMs = Date.UTC(2026, 10, 1);

export function createCall(id: string, details: Partial<Call> = {}): Call {
  return {
    id: asCallId(id),
    kind: 'call',
    startMs: testStartMs,
    status: 'ended',
    media: {
      recording: false,
      multiChannel: false,
      scrubbedRecording: false,
      scrubbedMultiChannel: false,
      publicLog: false,
      knowledgeBase: false,
    },
    unknown: {},
    problems: [],
    ...details,
  };
}

export const listedRecord = (call: Call, links: CallRecord['links'] = {}): CallRecord => ({
  call,
  links,
  raw: JSON.stringify({ call_id: call.id }),
  source: 'list',
});

export const fetchedRecord = (call: Call, links: CallRecord['links'] = {}): CallRecord => ({
  ...listedRecord({ entries: [], ...call }, links),
  source: 'get',
});

export const newestFirst: QueueSort = { by: 'start', order: 'descending' };
export const everyCall: QueueFilter = { kind: 'call', call: {} };

/** All ids of a queue, read page by page like a reviewer who scrolls. */
export async function queueIds(
  request: RequestLibrary,
  filter: QueueFilter,
  sort: QueueSort = newestFirst,
): Promise<readonly string[]> {
  const { queueId, total } = await request('queue:open', { filter, sort });
  const ids: string[] = [];
  for (let from = 0; from < total; from += 100) {
    const rows = await request('queue:rows', { queueId, from, count: 100 });
    ids.push(...rows.ids);
  }
  return ids;
}
