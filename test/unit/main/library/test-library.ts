import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Call, CallId, CallRecord } from '../../../../src-shared/call.ts';
import type { AppError } from '../../../../src-shared/errors.ts';
import type { QueueFilter, QueueSort } from '../../../../src-shared/filter.ts';
import type { Result } from '../../../../src-shared/result.ts';
import { createHandlers } from '../../../../src-main/library/process/handlers.ts';
import type { LibraryRequests, LibraryChannel } from '../../../../src-main/library/port.ts';
import type { ResponseReader } from '../../../../src-main/retell/port.ts';
import { parseResponse } from '../../../../src-main/retell/wire/parse-response.ts';

/** A folder that is gone when the test is over. */
export function temporaryFolder(): { readonly folder: string; [Symbol.dispose](): void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'earmark-library-'));
  return {
    folder,
    [Symbol.dispose]() {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What a verb answers when all is well; anything else fails the test with the error it got. */
export type RequestLibrary = <V extends LibraryChannel>(
  verb: V,
  input: LibraryRequests[V]['in'],
) => Promise<LibraryRequests[V]['out']>;

export interface TestLibrary {
  readonly folder: string;
  readonly request: RequestLibrary;
  readonly requestResult: <V extends LibraryChannel>(
    verb: V,
    input: LibraryRequests[V]['in'],
  ) => Promise<Result<LibraryRequests[V]['out'], AppError>>;
  /** Reads answers of Retell where they will be stored, as the app does. */
  readonly read: ResponseReader;
  [Symbol.dispose](): void;
}

/** The library of the app, in this process and on real files; `now` is moved by hand. */
export async function openTestLibrary(
  options: { readonly folder?: string; readonly now?: () => number } = {},
): Promise<TestLibrary> {
  const own = options.folder === undefined ? temporaryFolder() : undefined;
  const folder = options.folder ?? own?.folder ?? '';
  const library = createHandlers({
    now: options.now ?? Date.now,
    log: () => undefined,
    parseResponse,
  });
  let requestCount = 0;
  const tell: TestLibrary['requestResult'] = async (verb, input) => {
    requestCount += 1;
    return library.handlers[verb](input, `question-${folder}-${requestCount}`);
  };
  const ask: RequestLibrary = async (verb, input) => {
    const result = await tell(verb, input);
    if (!result.ok) throw new Error(`${verb}: ${JSON.stringify(result.error)}`);
    return result.value;
  };
  await ask('open', { folder, reviewer: 'Ann Reviewer' });
  return {
    folder,
    request: ask,
    requestResult: tell,
    read: (body, kind) => tell('responses:read', { body, kind }),
    [Symbol.dispose]() {
      library.close();
      own?.[Symbol.dispose]();
    },
  };
}

export const asCallId = (id: string): CallId => id as CallId;

export const testStartMs = Date.UTC(2026, 10, 1);

export function createCall(id: string, facts: Partial<Call> = {}): Call {
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
    ...facts,
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

/** All ids of a queue, fetched by pages as a scrolling reviewer would. */
export async function queueIds(
  ask: RequestLibrary,
  filter: QueueFilter,
  sort: QueueSort = newestFirst,
): Promise<readonly string[]> {
  const { queueId, total } = await ask('queue:open', { filter, sort });
  const ids: string[] = [];
  for (let from = 0; from < total; from += 100) {
    const rows = await ask('queue:rows', { queueId, from, count: 100 });
    ids.push(...rows.ids);
  }
  return ids;
}
