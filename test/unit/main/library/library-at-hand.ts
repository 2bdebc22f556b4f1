import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Call, CallId, CallRecord } from '../../../../src-shared/call.ts';
import type { AppError } from '../../../../src-shared/errors.ts';
import type { QueueFilter, QueueSort } from '../../../../src-shared/filter.ts';
import type { Result } from '../../../../src-shared/result.ts';
import { createHandlers } from '../../../../src-main/library/handlers.ts';
import type { LibraryRequests, LibraryVerb } from '../../../../src-main/library/port.ts';
import type { AnswerReader } from '../../../../src-main/retell/port.ts';
import { parseAnswer } from '../../../../src-main/retell/wire/parse-answer.ts';

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
export type Ask = <V extends LibraryVerb>(
  verb: V,
  input: LibraryRequests[V]['in'],
) => Promise<LibraryRequests[V]['out']>;

export interface AtHand {
  readonly folder: string;
  readonly ask: Ask;
  readonly tell: <V extends LibraryVerb>(
    verb: V,
    input: LibraryRequests[V]['in'],
  ) => Promise<Result<LibraryRequests[V]['out'], AppError>>;
  /** Reads answers of Retell where they will be stored, as the app does. */
  readonly read: AnswerReader;
  [Symbol.dispose](): void;
}

/** The library of the app, in this process and on real files; `now` is moved by hand. */
export async function libraryAtHand(
  options: { readonly folder?: string; readonly now?: () => number } = {},
): Promise<AtHand> {
  const own = options.folder === undefined ? temporaryFolder() : undefined;
  const folder = options.folder ?? own?.folder ?? '';
  const library = createHandlers({
    now: options.now ?? Date.now,
    log: () => undefined,
    parseAnswer,
  });
  let asked = 0;
  const tell: AtHand['tell'] = async (verb, input) => {
    asked += 1;
    return library.handlers[verb](input, `question-${folder}-${asked}`);
  };
  const ask: Ask = async (verb, input) => {
    const result = await tell(verb, input);
    if (!result.ok) throw new Error(`${verb}: ${JSON.stringify(result.error)}`);
    return result.value;
  };
  await ask('open', { folder, reviewer: 'Ann Reviewer' });
  return {
    folder,
    ask,
    tell,
    read: (body, kind) => tell('answers:read', { body, kind }),
    [Symbol.dispose]() {
      library.close();
      own?.[Symbol.dispose]();
    },
  };
}

export const idOf = (id: string): CallId => id as CallId;

export const someMs = Date.UTC(2026, 10, 1);

export function callOf(id: string, facts: Partial<Call> = {}): Call {
  return {
    id: idOf(id),
    kind: 'call',
    startMs: someMs,
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

export const listed = (call: Call, links: CallRecord['links'] = {}): CallRecord => ({
  call,
  links,
  raw: JSON.stringify({ call_id: call.id }),
  source: 'list',
});

export const whole = (call: Call, links: CallRecord['links'] = {}): CallRecord => ({
  ...listed({ entries: [], ...call }, links),
  source: 'get',
});

export const newestFirst: QueueSort = { by: 'start', order: 'descending' };
export const everyCall: QueueFilter = { kind: 'call', call: {} };

/** All ids of a queue, fetched by pages as a scrolling reviewer would. */
export async function idsOf(
  ask: Ask,
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
