import { setImmediate as breathe } from 'node:timers/promises';
import type { CallRecord } from '../../src-shared/call.ts';
import type { AppError } from '../../src-shared/errors.ts';
import type { CallFilter } from '../../src-shared/filter.ts';
import { isNearLimit } from '../../src-shared/near-limit.ts';
import { err, ok, type Result } from '../../src-shared/result.ts';
import type { Concurrency } from '../../src-shared/workspace.ts';
import { checkBaseUrl } from './address.ts';
import { systemClock } from './clock.ts';
import type { Clock } from './port.ts';
import { createFiles, type Files } from './file-request.ts';
import { askPage, callLists, chatList } from './list-endpoints.ts';
import { sayablePart } from './older-filter.ts';
import type { ApiVersion, Askable, How, RetellApi } from './port.ts';
import { createRequestBudget } from './request-budget.ts';
import { createTransport, type Patience, type Transport } from './transport.ts';
import type { Origin } from './wire/call-row.ts';
import { callOfV1 } from './wire/call-v1.ts';
import { callOfV3 } from './wire/call-v3.ts';
import { chatOfV3 } from './wire/chat-v3.ts';
import { concurrencyOf } from './wire/concurrency.ts';
import { isRow, type Row } from './wire/read-row.ts';

export interface RetellOptions {
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly clock?: Clock;
  readonly patience?: Patience;
  /** Without a byte for so long a download counts as broken. */
  readonly idleMs?: number;
}

/** More text than a reviewer reads of a log; the rest stays with Retell. */
const longestTextBytes = 2 * 1024 * 1024;

/** Speaks to one workspace of Retell; refused when the address would carry the key in the open. */
export function createRetellApi(options: RetellOptions): Result<RetellApi, AppError> {
  const { apiKey: key, clock = systemClock, patience, idleMs } = options;
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
  return ok(apiOver({ transport, files, heed, host: new URL(baseUrl).host }));
}

interface ApiParts {
  readonly transport: Transport;
  readonly files: Files;
  readonly host: string;
  readonly heed: (concurrency: Concurrency) => Concurrency;
}

function apiOver({ transport, files, host, heed }: ApiParts): RetellApi {
  let found: ApiVersion | undefined;
  const findOut = async (how: How): Promise<Result<ApiVersion, AppError>> => {
    if (found !== undefined) return ok(found);
    for (const version of ['v3', 'v2', 'v1'] as const) {
      const ask = { ...how, order: 'descending', limit: 1 } as const;
      const page = await askPage(transport, callLists[version], ask);
      if (page.ok) {
        found = version;
        return ok(version);
      }
      if (!isAbsent(page.error)) return err(named(page.error, host));
    }
    return err({ kind: 'not-retell', host, detail: 'It knows no list of calls, in no version' });
  };
  const fetchOne = async (path: string, what: string, map: Mapper, how: How) => {
    const answer = await transport.ask({ priority: 'hydrate', ...how, method: 'GET', path, what });
    return answer.ok ? readOne(answer.value, map, host) : answer;
  };
  const concurrency: RetellApi['concurrency'] = async (how = {}) => {
    const question = { method: 'GET', path: '/get-concurrency', what: 'the concurrency' } as const;
    const answer = await transport.ask({ priority: 'list', ...how, ...question });
    if (!answer.ok) return answer;
    const { json } = answer.value;
    return isRow(json) ? ok(heed(concurrencyOf(json))) : err(noObject(host));
  };
  return {
    version: () => found,
    concurrency,
    async check(how = {}) {
      const api = await findOut({ priority: 'opened', ...how });
      if (!api.ok) return api;
      const limits = await concurrency({ priority: 'opened', ...how });
      // The concurrency is good to know; a workspace that doesn't tell is a workspace all the same.
      return ok({ api: api.value, ...(limits.ok ? { concurrency: limits.value } : {}) });
    },
    async listCalls(ask) {
      const version = await findOut(ask);
      if (!version.ok) return version;
      const page = await askPage(transport, callLists[version.value], ask);
      return page.ok ? page : err(named(page.error, host));
    },
    askable: (filter, how = {}) => askable(findOut({ priority: 'list', ...how }), filter),
    async getCall(id, how = {}) {
      const name = encodeURIComponent(id);
      const whole = await fetchOne(`/v2/get-call/${name}`, 'the call', callOfV3, how);
      // The oldest workspaces know the path without a version only.
      if (whole.ok || found !== 'v1' || whole.error.kind !== 'gone') return whole;
      return fetchOne(`/get-call/${name}`, 'the call', callOfV1, how);
    },
    async listChats(ask) {
      const page = await askPage(transport, chatList, ask);
      return page.ok ? page : err(named(page.error, host));
    },
    getChat: (id, how = {}) =>
      fetchOne(`/get-chat/${encodeURIComponent(id)}`, 'the chat', chatOfV3, how),
    fetchText: (url, how = {}) => fetchText(files, url, how),
    openRecording: (url, ask) => files.open(url, { ...ask, what: 'the recording' }),
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

const largeText = 500_000;

type Mapper = (row: Row, origin: Origin) => CallRecord | undefined;

/** Parsing a call of two hours takes most of a frame, so reading it waits for the next one. */
async function readOne(
  { json, text }: { readonly json: unknown; readonly text: string },
  map: Mapper,
  host: string,
): Promise<Result<CallRecord, AppError>> {
  if (text.length > largeText) await breathe();
  const record = isRow(json) ? map(json, { source: 'get', raw: text }) : undefined;
  return record === undefined ? err(noObject(host)) : ok(record);
}

const noObject = (host: string): AppError => ({
  kind: 'not-retell',
  host,
  detail: 'It answered JSON, but not what was asked for',
});

/** An endpoint that a workspace doesn't have answers in one of these ways. */
const isAbsent = (error: AppError): boolean =>
  error.kind === 'gone' ||
  (error.kind === 'refused' && error.status === 405) ||
  (error.kind === 'server-error' && error.status === 501);

const named = (error: AppError, host: string): AppError =>
  error.kind === 'not-retell' && error.host === '' ? { ...error, host } : error;

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
