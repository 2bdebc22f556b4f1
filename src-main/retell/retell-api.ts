import type { CallId } from '../../src-shared/call.ts';
import type { AppError } from '../../src-shared/errors.ts';
import type { CallFilter } from '../../src-shared/filter.ts';
import { isNearLimit } from '../../src-shared/concurrency-limit.ts';
import { err, ok, type Result } from '../../src-shared/result.ts';
import type { Concurrency } from '../../src-shared/workspace.ts';
import { checkBaseUrl } from './http/base-url.ts';
import { systemClock } from './http/clock.ts';
import type { Clock } from './port.ts';
import { createFileClient, type FileClient } from './files/file-client.ts';
import { supportedByChats } from './filters/chat-filter.ts';
import { fetchPage, callLists, chatList, type ApiAccess } from './list-endpoints.ts';
import { supportedByLegacy } from './filters/legacy-filter.ts';
import type {
  ResponseKind,
  ResponseReader,
  ApiVersion,
  SupportedFilter,
  RequestOptions,
  ReadResponse,
  RetellApi,
  FullCall,
} from './port.ts';
import { createRequestBudget } from './http/request-budget.ts';
import { createTransport, type RetryPolicy } from './http/transport.ts';
import { concurrencyOf } from './wire/concurrency.ts';
import { parseJson, unexpectedJson } from './wire/parse-json.ts';
import { isRow } from './wire/fields/read-row.ts';

export interface RetellApiOptions {
  readonly baseUrl: string;
  readonly apiKey: string;
  /** Where answers with calls are read. */
  readonly read: ResponseReader;
  readonly clock?: Clock;
  readonly patience?: RetryPolicy;
  /** Without a byte for so long a download counts as broken. */
  readonly idleMs?: number;
}

/** More text than a reviewer reads of a log; the rest stays with Retell. */
const maxTextBytes = 2 * 1024 * 1024;

/** Speaks to one workspace of Retell; refused when the address would carry the key in the open. */
export function createRetellApi(options: RetellApiOptions): Result<RetellApi, AppError> {
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
  const files = createFileClient({
    baseUrl,
    clock,
    budget,
    ...(idleMs === undefined ? {} : { idleMs }),
  });
  // Whoever asks for the concurrency makes the client heed it.
  const applyConcurrency = (concurrency: Concurrency): Concurrency => {
    budget.setSequential(isNearLimit(concurrency));
    return concurrency;
  };
  return ok(createApi({ transport, read, files, applyConcurrency, host: new URL(baseUrl).host }));
}

interface ApiParts extends ApiAccess {
  readonly files: FileClient;
  readonly host: string;
  readonly applyConcurrency: (concurrency: Concurrency) => Concurrency;
}

function createApi({ files, host, applyConcurrency, ...access }: ApiParts): RetellApi {
  const versions = createVersionDetector(access, host);
  let usesLegacyPath = false;
  const fetchOne = async (
    path: string,
    { id, kind }: FetchTarget,
    options: RequestOptions,
  ): Promise<Result<FullCall, AppError>> => {
    const what = kind === 'chat' ? 'the chat' : 'the call';
    // An address that ends in these leads to another path, and nothing in it can be asked by them.
    if (id === '.' || id === '..') return err({ kind: 'gone', what });
    const question = { priority: 'hydrate', ...options, method: 'GET', path, what } as const;
    const answer = await access.transport.request(question, (body) => access.read(body, kind));
    return answer.ok ? fullCallFrom(answer.value, id, host) : answer;
  };
  const concurrency: RetellApi['concurrency'] = async (options = {}) => {
    const question = { method: 'GET', path: '/get-concurrency', what: 'the concurrency' } as const;
    const answer = await access.transport.request(
      { priority: 'list', ...options, ...question, limitBytes: maxConcurrencyBytes },
      readConcurrency,
    );
    return answer.ok ? ok(applyConcurrency(answer.value)) : answer;
  };
  return {
    version: versions.found,
    concurrency,
    async check(options = {}) {
      const api = await versions.detect({ priority: 'opened', ...options });
      if (!api.ok) return api;
      const limits = await concurrency({ priority: 'opened', ...options });
      // The concurrency is good to know; a workspace that doesn't tell is a workspace all the same.
      return ok({ api: api.value, ...(limits.ok ? { concurrency: limits.value } : {}) });
    },
    async listCalls(ask) {
      const version = await versions.detect(ask);
      if (!version.ok) return version;
      return fetchPage(access, callLists[version.value], ask);
    },
    supportedFilter: (kind, filter, options = {}) =>
      kind === 'chat'
        ? Promise.resolve(ok(supportedForChats(filter)))
        : supportedForCalls(versions.detect({ priority: 'list', ...options }), filter),
    async getCall(id, options = {}) {
      const name = encodeURIComponent(id);
      const older = () => fetchOne(`/get-call/${name}`, { id, kind: 'call-v1' }, options);
      if (usesLegacyPath) return older();
      const whole = await fetchOne(`/v2/get-call/${name}`, { id, kind: 'call' }, options);
      // The oldest workspaces know the path without a version only.
      if (whole.ok || versions.found() !== 'v1' || !isMissingEndpoint(whole.error)) return whole;
      const fromOlder = await older();
      usesLegacyPath ||= fromOlder.ok;
      return fromOlder;
    },
    listChats: (ask) => fetchPage(access, chatList, ask),
    getChat: (id, options = {}) =>
      fetchOne(`/get-chat/${encodeURIComponent(id)}`, { id, kind: 'chat' }, options),
    fetchText: (url, options = {}) => fetchText(files, url, options),
    openRecording: (url, ask) => files.open(url, { ...ask, what: 'the recording' }),
  };
}

interface VersionDetector {
  readonly found: () => ApiVersion | undefined;
  /** Asks for a single row of each list, the newest version first, until one answers. */
  readonly detect: (how: RequestOptions) => Promise<Result<ApiVersion, AppError>>;
}

function createVersionDetector(access: ApiAccess, host: string): VersionDetector {
  let found: ApiVersion | undefined;
  return {
    found: () => found,
    async detect(how) {
      if (found !== undefined) return ok(found);
      for (const version of ['v3', 'v2', 'v1'] as const) {
        const ask = { ...how, order: 'descending', limit: 1 } as const;
        const page = await fetchPage(access, callLists[version], ask);
        if (page.ok) {
          found = version;
          return ok(version);
        }
        if (!isMissingEndpoint(page.error)) return page;
      }
      return err({ kind: 'not-retell', host, detail: 'It knows no list of calls, in no version' });
    },
  };
}

async function supportedForCalls(
  finding: Promise<Result<ApiVersion, AppError>>,
  filter: CallFilter,
): Promise<Result<SupportedFilter, AppError>> {
  const found = await finding;
  if (!found.ok) return found;
  if (found.value === 'v3') return ok({ filter, unsupported: [], api: found.value });
  const part = supportedByLegacy(filter);
  return ok({ filter: part.filter, unsupported: part.unsupported, api: found.value });
}

/** Chats have one list, whatever the version of that of the calls. */
function supportedForChats(filter: CallFilter): SupportedFilter {
  const part = supportedByChats(filter);
  return { filter: part.filter, unsupported: part.unsupported, api: 'v3' };
}

interface FetchTarget {
  readonly id: CallId;
  readonly kind: ResponseKind;
}

function fullCallFrom(
  { ticket, rows: [row] }: ReadResponse,
  id: CallId,
  host: string,
): Result<FullCall, AppError> {
  // An answer about another call would overwrite that one's row.
  if (row?.id !== id) {
    const detail = `Asked for ${id}, it answered about another call`;
    return err({ kind: 'not-retell', host, detail });
  }
  return ok({ ticket, id, links: row.links ?? {} });
}

/** A dozen figures: little enough to be read on the spot. */
const maxConcurrencyBytes = 64 * 1024;

function readConcurrency(body: Uint8Array): Promise<Result<Concurrency, AppError>> {
  const json = parseJson(body);
  if (!json.ok) return Promise.resolve(json);
  return Promise.resolve(isRow(json.value) ? ok(concurrencyOf(json.value)) : err(unexpectedJson));
}

/** An endpoint that a workspace doesn't have answers in one of these ways. */
const isMissingEndpoint = (error: AppError): boolean =>
  error.kind === 'gone' ||
  (error.kind === 'refused' && error.status === 405) ||
  (error.kind === 'server-error' && error.status === 501);

async function fetchText(files: FileClient, url: string, how: RequestOptions) {
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
      if (length > maxTextBytes) break;
    }
  } catch (error) {
    return err<AppError>({
      kind: 'offline',
      host: new URL(url).host,
      detail: error instanceof Error ? error.message : String(error),
    });
  }
  const text = Buffer.concat(chunks).subarray(0, maxTextBytes).toString('utf8');
  return ok({ text, truncated: length > maxTextBytes });
}
