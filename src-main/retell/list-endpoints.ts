import type { AppError } from '../../src-shared/errors.ts';
import { ok, type Result } from '../../src-shared/result.ts';
import { chatFilter } from './filters/chat-filter.ts';
import { legacyFilter } from './filters/legacy-filter.ts';
import {
  smallestPage,
  type ResponseKind,
  type ResponseReader,
  type ApiVersion,
  type ListRequest,
  type Page,
  type ReadResponse,
} from './port.ts';
import type { ApiCall, Transport } from './http/retrying-transport.ts';

/** One version of a list endpoint: how a page is requested, and how its rows are parsed. */
interface ListEndpoint {
  readonly what: string;
  prepare(request: ListRequest): Result<Pick<ApiCall, 'method' | 'path' | 'body'>, AppError>;
  readonly kind: ResponseKind;
  /** Older lists return no cursor: the id of the last call takes its place. */
  readonly cursorIsLastId: boolean;
}

const listBody = (request: ListRequest, filter: unknown) => ({
  ...(filter === undefined ? {} : { filter_criteria: filter }),
  sort_order: request.order,
  limit: request.limit,
  ...(request.cursor === undefined ? {} : { pagination_key: request.cursor }),
});

const legacyFilterOf = (request: ListRequest) =>
  request.filter === undefined ? ok(undefined) : legacyFilter(request.filter);

const v3: ListEndpoint = {
  what: 'the list of calls',
  prepare: (request) =>
    ok({ method: 'POST', path: '/v3/list-calls', body: listBody(request, request.filter) }),
  kind: 'calls-v3',
  cursorIsLastId: false,
};

const v2: ListEndpoint = {
  what: 'the list of calls',
  prepare(request) {
    const filter = legacyFilterOf(request);
    if (!filter.ok) return filter;
    return ok({ method: 'POST', path: '/v2/list-calls', body: listBody(request, filter.value) });
  },
  kind: 'calls-v2',
  cursorIsLastId: true,
};

const v1: ListEndpoint = {
  what: 'the list of calls',
  prepare(request) {
    const filter = legacyFilterOf(request);
    if (!filter.ok) return filter;
    const query = new URLSearchParams({ sort_order: request.order, limit: String(request.limit) });
    if (filter.value !== undefined) query.set('filter_criteria', JSON.stringify(filter.value));
    if (request.cursor !== undefined) query.set('pagination_key', request.cursor);
    return ok({ method: 'GET', path: `/list-calls?${query.toString()}` });
  },
  kind: 'calls-v1',
  cursorIsLastId: true,
};

/** The lists of calls by API version. */
export const callLists: Readonly<Record<ApiVersion, ListEndpoint>> = { v3, v2, v1 };

/** The list of chats, which exists in one version only. */
export const chatList: ListEndpoint = {
  what: 'the list of chats',
  prepare(request) {
    const filter = request.filter === undefined ? ok(undefined) : chatFilter(request.filter);
    if (!filter.ok) return filter;
    return ok({ method: 'POST', path: '/v3/list-chats', body: listBody(request, filter.value) });
  },
  kind: 'chats',
  cursorIsLastId: false,
};

/** Sends requests to Retell and parses the responses. */
export interface ApiAccess {
  readonly transport: Transport;
  readonly read: ResponseReader;
}

/** Requests one page and has it parsed in the library's process. */
export async function fetchPage(
  { transport, read }: ApiAccess,
  endpoint: ListEndpoint,
  request: ListRequest,
): Promise<Result<Page, AppError>> {
  const prepared = endpoint.prepare(request);
  if (!prepared.ok) return prepared;
  const response = await transport.request(
    { ...optionsOf(request), ...prepared.value, ...limitOf(request), what: endpoint.what },
    (body) => read(body, endpoint.kind),
  );
  return response.ok ? ok(pageFrom(response.value, endpoint, request.limit)) : response;
}

const optionsOf = ({ priority = 'list', signal, onWait }: ListRequest) => ({
  priority,
  ...(signal === undefined ? {} : { signal }),
  ...(onWait === undefined ? {} : { onWait }),
});

const maxPageBytes = 4 * 1024 * 1024;

const limitOf = ({ limit }: ListRequest) =>
  limit > smallestPage ? { limitBytes: maxPageBytes } : {};

function pageFrom(response: ReadResponse, endpoint: ListEndpoint, limit: number): Page {
  const { ticket, rows, problems } = response;
  const cursor = response.cursor ?? (endpoint.cursorIsLastId ? rows.at(-1)?.id : undefined);
  // A response with a cursor has a next page, however short it is: the server may have its own limit.
  const isFull = endpoint.cursorIsLastId && response.length >= limit;
  const more = response.hasMore ?? (response.cursor !== undefined || isFull);
  return { ticket, rows, problems, ...(more && cursor !== undefined ? { cursor } : {}) };
}
