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
import type { ApiCall, Transport } from './http/transport.ts';

/** How one version is asked for a page, and how its rows are read. */
interface ListEndpoint {
  readonly what: string;
  request(ask: ListRequest): Result<Pick<ApiCall, 'method' | 'path' | 'body'>, AppError>;
  readonly kind: ResponseKind;
  /** Older lists name no next page: it begins after the last call. */
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
  request: (ask) => ok({ method: 'POST', path: '/v3/list-calls', body: listBody(ask, ask.filter) }),
  kind: 'calls-v3',
  cursorIsLastId: false,
};

const v2: ListEndpoint = {
  what: 'the list of calls',
  request(ask) {
    const filter = legacyFilterOf(ask);
    if (!filter.ok) return filter;
    return ok({ method: 'POST', path: '/v2/list-calls', body: listBody(ask, filter.value) });
  },
  kind: 'calls-v2',
  cursorIsLastId: true,
};

const v1: ListEndpoint = {
  what: 'the list of calls',
  request(ask) {
    const filter = legacyFilterOf(ask);
    if (!filter.ok) return filter;
    const query = new URLSearchParams({ sort_order: ask.order, limit: String(ask.limit) });
    if (filter.value !== undefined) query.set('filter_criteria', JSON.stringify(filter.value));
    if (ask.cursor !== undefined) query.set('pagination_key', ask.cursor);
    return ok({ method: 'GET', path: `/list-calls?${query.toString()}` });
  },
  kind: 'calls-v1',
  cursorIsLastId: true,
};

/** The newest first: the order in which a workspace is asked what it speaks. */
export const callLists: Readonly<Record<ApiVersion, ListEndpoint>> = { v3, v2, v1 };

export const chatList: ListEndpoint = {
  what: 'the list of chats',
  request(ask) {
    const filter = ask.filter === undefined ? ok(undefined) : chatFilter(ask.filter);
    if (!filter.ok) return filter;
    return ok({ method: 'POST', path: '/v3/list-chats', body: listBody(ask, filter.value) });
  },
  kind: 'chats',
  cursorIsLastId: false,
};

/** The way to Retell, and who reads what comes along it. */
export interface ApiAccess {
  readonly transport: Transport;
  readonly read: ResponseReader;
}

/** One page, read where it will be stored. */
export async function fetchPage(
  { transport, read }: ApiAccess,
  endpoint: ListEndpoint,
  request: ListRequest,
): Promise<Result<Page, AppError>> {
  const prepared = endpoint.request(request);
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
  // An answer that names its next page has one, however short it is: a server may have its own limit.
  const isFull = endpoint.cursorIsLastId && response.length >= limit;
  const more = response.hasMore ?? (response.cursor !== undefined || isFull);
  return { ticket, rows, problems, ...(more && cursor !== undefined ? { cursor } : {}) };
}
