import type { CallId } from '../../src-shared/call.ts';
import type { AppError } from '../../src-shared/errors.ts';
import type { CallFilter } from '../../src-shared/filter.ts';
import { isNearLimit } from '../../src-shared/near-limit.ts';
import { err, ok, type Result } from '../../src-shared/result.ts';
import type { Concurrency } from '../../src-shared/workspace.ts';
import { checkBaseUrl } from './address.ts';
import { systemClock } from './clock.ts';
import type { Clock } from './port.ts';
import { createFiles, type Files } from './file-request.ts';
import { chatPart } from './chat-filter.ts';
import { askPage, callLists, chatList, type Asking } from './list-endpoints.ts';
import { sayablePart } from './older-filter.ts';
import type {
  AnswerKind,
  AnswerReader,
  ApiVersion,
  Askable,
  How,
  ReadAnswer,
  RetellApi,
  WholeCall,
} from './port.ts';
import { createRequestBudget } from './request-budget.ts';
import { createTransport, type Patience } from './transport.ts';
import { concurrencyOf } from './wire/concurrency.ts';
import { jsonIn, notAsked } from './wire/json-in.ts';
import { isRow } from './wire/read-row.ts';

export interface RetellOptions {
  readonly baseUrl: string;
  readonly apiKey: string;
  /** Where answers with calls are read. */
  readonly read: AnswerReader;
  readonly clock?: Clock;
  readonly patience?: Patience;
  /** Without a byte for so long a download counts as broken. */
  readonly idleMs?: number;
}

/** More text than a reviewer reads of a log; the rest stays with Retell. */
const longestTextBytes = 2 * 1024 * 1024;

/** Speaks to one workspace of Retell; refused when the address would carry the key in the open. */
export function createRetellApi(options: RetellOptions): Result<RetellApi, AppError> {
  const { apiKey: key, read, clock = systemClock, patience, idleMs } = options;
  const checked = checkBaseUrl(options.baseUrl);
  if (!checked.ok) return checked;
  const baseUrl = checked.value;
  const budget = createRequestBudget(clock);
  const transport = createTransport({
    baseUrl,
    key,
    clock,
    budget,
    ...(patience === undefined ? {} : { patience }),
  });
  const files = createFiles({
    baseUrl,
    clock,
    budget,
    ...(idleMs === undefined ? {} : { idleMs }),
  });
  // Whoever asks for the concurrency makes the client heed it.
  const heed = (concurrency: Concurrency): Concurrency => {
    budget.narrow(isNearLimit(concurrency));
    return concurrency;
  };
  return ok(apiOver({ transport, read, files, heed, host: new URL(baseUrl).host }));
}

interface ApiParts extends Asking {
  readonly files: Files;
  readonly host: string;
  readonly heed: (concurrency: Concurrency) => Concurrency;
}

function apiOver({ files, host, heed, ...asking }: ApiParts): RetellApi {
  const versions = createVersions(asking, host);
  let knowsOlderPathOnly = false;
  const fetchOne = async (
    path: string,
    { id, kind }: Wanted,
    how: How,
  ): Promise<Result<WholeCall, AppError>> => {
    const what = kind === 'chat' ? 'the chat' : 'the call';
    // An address that ends in these leads to another path, and nothing in it can be asked by them.
    if (id === '.' || id === '..') return err({ kind: 'gone', what });
    const question = { priority: 'hydrate', ...how, method: 'GET', path, what } as const;
    const answer = await asking.transport.ask(question, (body) => asking.read(body, kind));
    return answer.ok ? wholeFrom(answer.value, id, host) : answer;
  };
  const concurrency: RetellApi['concurrency'] = async (how = {}) => {
    const question = { method: 'GET', path: '/get-concurrency', what: 'the concurrency' } as const;
    const answer = await asking.transport.ask(
      { priority: 'list', ...how, ...question, limitBytes: mostFigures },
      readConcurrency,
    );
    return answer.ok ? ok(heed(answer.value)) : answer;
  };
  return {
    version: versions.found,
    concurrency,
    async check(how = {}) {
      const api = await versions.findOut({ priority: 'opened', ...how });
      if (!api.ok) return api;
      const limits = await concurrency({ priority: 'opened', ...how });
      // The concurrency is good to know; a workspace that doesn't tell is a workspace all the same.
      return ok({ api: api.value, ...(limits.ok ? { concurrency: limits.value } : {}) });
    },
    async listCalls(ask) {
      const version = await versions.findOut(ask);
      if (!version.ok) return version;
      return askPage(asking, callLists[version.value], ask);
    },
    askable: (kind, filter, how = {}) =>
      kind === 'chat'
        ? Promise.resolve(ok(askableOfChats(filter)))
        : askable(versions.findOut({ priority: 'list', ...how }), filter),
    async getCall(id, how = {}) {
      const name = encodeURIComponent(id);
      const older = () => fetchOne(`/get-call/${name}`, { id, kind: 'call-v1' }, how);
      if (knowsOlderPathOnly) return older();
      const whole = await fetchOne(`/v2/get-call/${name}`, { id, kind: 'call' }, how);
      // The oldest workspaces know the path without a version only.
      if (whole.ok || versions.found() !== 'v1' || !isAbsent(whole.error)) return whole;
      const fromOlder = await older();
      knowsOlderPathOnly ||= fromOlder.ok;
      return fromOlder;
    },
    listChats: (ask) => askPage(asking, chatList, ask),
    getChat: (id, how = {}) =>
      fetchOne(`/get-chat/${encodeURIComponent(id)}`, { id, kind: 'chat' }, how),
    fetchText: (url, how = {}) => fetchText(files, url, how),
    openRecording: (url, ask) => files.open(url, { ...ask, what: 'the recording' }),
  };
}

interface Versions {
  readonly found: () => ApiVersion | undefined;
  /** Asks for a single row of each list, the newest version first, until one answers. */
  readonly findOut: (how: How) => Promise<Result<ApiVersion, AppError>>;
}

function createVersions(asking: Asking, host: string): Versions {
  let found: ApiVersion | undefined;
  return {
    found: () => found,
    async findOut(how) {
      if (found !== undefined) return ok(found);
      for (const version of ['v3', 'v2', 'v1'] as const) {
        const ask = { ...how, order: 'descending', limit: 1 } as const;
        const page = await askPage(asking, callLists[version], ask);
        if (page.ok) {
          found = version;
          return ok(version);
        }
        if (!isAbsent(page.error)) return page;
      }
      return err({ kind: 'not-retell', host, detail: 'It knows no list of calls, in no version' });
    },
  };
}

async function askable(
  finding: Promise<Result<ApiVersion, AppError>>,
  filter: CallFilter,
): Promise<Result<Askable, AppError>> {
  const found = await finding;
  if (!found.ok) return found;
  if (found.value === 'v3') return ok({ filter, unasked: [], api: found.value });
  const part = sayablePart(filter);
  return ok({ filter: part.filter, unasked: part.unsayable, api: found.value });
}

/** Chats have one list, whatever the version of that of the calls. */
function askableOfChats(filter: CallFilter): Askable {
  const part = chatPart(filter);
  return { filter: part.filter, unasked: part.unsayable, api: 'v3' };
}

interface Wanted {
  readonly id: CallId;
  readonly kind: AnswerKind;
}

function wholeFrom(
  { ticket, rows: [row] }: ReadAnswer,
  id: CallId,
  host: string,
): Result<WholeCall, AppError> {
  // An answer about another call would overwrite that one's row.
  if (row?.id !== id) {
    const detail = `Asked for ${id}, it answered about another call`;
    return err({ kind: 'not-retell', host, detail });
  }
  return ok({ ticket, id, links: row.links ?? {} });
}

/** A dozen figures: little enough to be read on the spot. */
const mostFigures = 64 * 1024;

function readConcurrency(body: Uint8Array): Promise<Result<Concurrency, AppError>> {
  const json = jsonIn(body);
  if (!json.ok) return Promise.resolve(json);
  return Promise.resolve(isRow(json.value) ? ok(concurrencyOf(json.value)) : err(notAsked));
}

/** An endpoint that a workspace doesn't have answers in one of these ways. */
const isAbsent = (error: AppError): boolean =>
  error.kind === 'gone' ||
  (error.kind === 'refused' && error.status === 405) ||
  (error.kind === 'server-error' && error.status === 501);

async function fetchText(files: Files, url: string, how: How) {
  const signal = how.signal ?? new AbortController().signal;
  const priority = how.priority ?? 'opened';
  const opened = await files.open(url, { signal, priority, what: 'the file' });
  if (!opened.ok) return opened;
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of opened.value.chunks) {
      chunks.push(chunk);
      length += chunk.byteLength;
      if (length > longestTextBytes) break;
    }
  } catch (error) {
    return err<AppError>({
      kind: 'offline',
      host: new URL(url).host,
      detail: error instanceof Error ? error.message : String(error),
    });
  }
  const text = Buffer.concat(chunks).subarray(0, longestTextBytes).toString('utf8');
  return ok({ text, truncated: length > longestTextBytes });
}
