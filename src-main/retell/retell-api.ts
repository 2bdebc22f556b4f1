/*
 * Everything that Earmark requests from Retell. Levels, lowest first:
 * - `wire/`: parses responses; pure, runs in the library's process. Begin at `parse-response.ts`.
 * - `http/`: sends one request (`attempt.ts`), retries (`retrying-transport.ts`), limits (`request-budget.ts`).
 * - `files/`: downloads recordings, logs and knowledge bases from other hosts.
 * - `filters/`: expresses a filter for older lists and for chats.
 * - `list-endpoints.ts`, `retell-api.ts`: the endpoints. `port.ts` is what other parts of main may use.
 */

import type { CallId } from '../../src-shared/call.ts';
import type { AppError } from '../../src-shared/errors.ts';
import type { CallFilter } from '../../src-shared/filter.ts';
import { isNearLimit } from '../../src-shared/concurrency-limit.ts';
import { err, ok, type Result } from '../../src-shared/result.ts';
import type { Concurrency } from '../../src-shared/workspace.ts';
import { checkBaseUrl } from './http/base-url.ts';
import { systemClock } from './http/clock.ts';
import { createFileClient, type FileClient } from './files/file-client.ts';
import { supportedByChats } from './filters/chat-filter.ts';
import { fetchPage, callLists, chatList, type ApiAccess } from './list-endpoints.ts';
import { supportedByLegacy } from './filters/legacy-filter.ts';
import type {
  ResponseKind,
  ResponseReader,
  ApiVersion,
  Clock,
  SupportedFilter,
  RequestOptions,
  ReadResponse,
  RetellApi,
  FullCall,
} from './port.ts';
import { createRequestBudget } from './http/request-budget.ts';
import { createTransport, type RetryPolicy } from './http/retrying-transport.ts';
import { isCallId } from './wire/calls/call-record.ts';
import { concurrencyOf } from './wire/concurrency.ts';
import { parseJson, unexpectedJson } from './wire/parse-json.ts';
import { isRow } from './wire/fields/read-row.ts';

export interface RetellApiOptions {
  readonly baseUrl: string;
  readonly apiKey: string;
  /** Parses responses that contain calls. */
  readonly read: ResponseReader;
  readonly clock?: Clock;
  readonly retryPolicy?: RetryPolicy;
  /** A download without a byte for this long counts as broken. */
  readonly idleMs?: number;
}

/** Nobody reads more of a log than this; the rest stays with Retell. */
const maxTextBytes = 2 * 1024 * 1024;

/** The API of one workspace. Fails when its address would send the API key unencrypted. */
export function createRetellApi(options: RetellApiOptions): Result<RetellApi, AppError> {
  const { apiKey, read, clock = systemClock, retryPolicy, idleMs } = options;
  const checked = checkBaseUrl(options.baseUrl);
  if (!checked.ok) return checked;
  const baseUrl = checked.value;
  const budget = createRequestBudget(clock);
  const transport = createTransport({
    baseUrl,
    apiKey,
    clock,
    budget,
    ...(retryPolicy === undefined ? {} : { retryPolicy }),
  });
  const files = createFileClient({
    baseUrl,
    clock,
    budget,
    ...(idleMs === undefined ? {} : { idleMs }),
  });
  // Near the limit of the account, requests are sent one at a time.
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
    // Such an id would lead to another path, or to none.
    if (!isCallId(id)) return err({ kind: 'gone', what });
    const call = { priority: 'hydrate', ...options, method: 'GET', path, what } as const;
    const response = await access.transport.request(call, (body) => access.read(body, kind));
    return response.ok ? fullCallFrom(response.value, id, host) : response;
  };
  const concurrency: RetellApi['concurrency'] = async (options = {}) => {
    const call = { method: 'GET', path: '/get-concurrency', what: 'the concurrency' } as const;
    const response = await access.transport.request(
      { priority: 'list', ...options, ...call, limitBytes: maxConcurrencyBytes },
      readConcurrency,
    );
    return response.ok ? ok(applyConcurrency(response.value)) : response;
  };
  return {
    version: versions.found,
    concurrency,
    async check(options = {}) {
      const api = await versions.detect({ priority: 'opened', ...options });
      if (!api.ok) return api;
      const limits = await concurrency({ priority: 'opened', ...options });
      // A workspace that does not report its concurrency can be used all the same.
      return ok({ api: api.value, ...(limits.ok ? { concurrency: limits.value } : {}) });
    },
    async listCalls(request) {
      const version = await versions.detect(request);
      if (!version.ok) return version;
      return fetchPage(access, callLists[version.value], request);
    },
    supportedFilter: (kind, filter, options = {}) =>
      kind === 'chat'
        ? Promise.resolve(ok(supportedForChats(filter)))
        : supportedForCalls(versions.detect({ priority: 'list', ...options }), filter),
    async getCall(id, options = {}) {
      const name = inAddress(id);
      const fetchLegacy = () => fetchOne(`/get-call/${name}`, { id, kind: 'call-v1' }, options);
      if (usesLegacyPath) return fetchLegacy();
      const full = await fetchOne(`/v2/get-call/${name}`, { id, kind: 'call' }, options);
      // The oldest workspaces only have the path without a version.
      if (full.ok || versions.found() !== 'v1' || !isMissingEndpoint(full.error)) return full;
      const legacy = await fetchLegacy();
      usesLegacyPath ||= legacy.ok;
      return legacy;
    },
    listChats: (request) => fetchPage(access, chatList, request),
    getChat: (id, options = {}) =>
      fetchOne(`/get-chat/${inAddress(id)}`, { id, kind: 'chat' }, options),
    fetchText: (url, options = {}) => fetchText(files, url, options),
    openRecording: (url, request) => files.open(url, { ...request, what: 'the recording' }),
  };
}

/** A text that is not well-formed cannot be part of an address; {@link isCallId} refuses it. */
const inAddress = (id: string): string => encodeURIComponent(id.toWellFormed());

interface VersionDetector {
  readonly found: () => ApiVersion | undefined;
  /** Requests a single row from each list, the newest version first, until one exists. */
  readonly detect: (options: RequestOptions) => Promise<Result<ApiVersion, AppError>>;
}

function createVersionDetector(access: ApiAccess, host: string): VersionDetector {
  let found: ApiVersion | undefined;
  return {
    found: () => found,
    async detect(options) {
      if (found !== undefined) return ok(found);
      for (const version of ['v3', 'v2', 'v1'] as const) {
        const request = { ...options, order: 'descending', limit: 1 } as const;
        const page = await fetchPage(access, callLists[version], request);
        if (page.ok) {
          found = version;
          return ok(version);
        }
        if (!isMissingEndpoint(page.error)) return page;
      }
      return err({ kind: 'not-retell', host, detail: 'It has no list of calls in any version' });
    },
  };
}

async function supportedForCalls(
  detecting: Promise<Result<ApiVersion, AppError>>,
  filter: CallFilter,
): Promise<Result<SupportedFilter, AppError>> {
  const found = await detecting;
  if (!found.ok) return found;
  if (found.value === 'v3') return ok({ filter, unsupported: [], api: found.value });
  const part = supportedByLegacy(filter);
  return ok({ filter: part.filter, unsupported: part.unsupported, api: found.value });
}

/** The list of chats exists in one version only. */
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
  // Storing a response about another call would overwrite that call.
  if (row?.id !== id) {
    const detail = `The response to a request for ${id} is about another call`;
    return err({ kind: 'not-retell', host, detail });
  }
  return ok({ ticket, id, links: row.links ?? {} });
}

/** The response has a dozen numbers, so it is parsed in main. */
const maxConcurrencyBytes = 64 * 1024;

function readConcurrency(body: Uint8Array): Promise<Result<Concurrency, AppError>> {
  const json = parseJson(body);
  if (!json.ok) return Promise.resolve(json);
  return Promise.resolve(isRow(json.value) ? ok(concurrencyOf(json.value)) : err(unexpectedJson));
}

/** How workspaces respond to an endpoint that they do not have. */
const isMissingEndpoint = (error: AppError): boolean =>
  error.kind === 'gone' ||
  (error.kind === 'refused' && error.status === 405) ||
  (error.kind === 'server-error' && error.status === 501);

async function fetchText(files: FileClient, url: string, options: RequestOptions) {
  const signal = options.signal ?? new AbortController().signal;
  const priority = options.priority ?? 'opened';
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
