import type { AppError } from '../../src-shared/errors.ts';
import { err, ok, type Result } from '../../src-shared/result.ts';
import { olderFilter } from './older-filter.ts';
import type { ApiVersion, ListAsk, Page } from './port.ts';
import type { Answer, Question, Transport } from './transport.ts';
import { callOfV1 } from './wire/call-v1.ts';
import { callOfV2 } from './wire/call-v2.ts';
import { callOfV3 } from './wire/call-v3.ts';
import { chatOfV3 } from './wire/chat-v3.ts';
import { pageOf, recordsOf } from './wire/page.ts';
import type { CallRecord } from '../../src-shared/call.ts';
import type { Origin } from './wire/call-row.ts';
import type { Row } from './wire/read-row.ts';

/** How one version is asked for a page, and how its rows are read. */
interface ListEndpoint {
  readonly what: string;
  question(ask: ListAsk): Result<Pick<Question, 'method' | 'path' | 'body'>, AppError>;
  readonly map: (row: Row, origin: Origin) => CallRecord | undefined;
  /** Older lists name no next page: it begins after the last call. */
  readonly cursorIsLastId: boolean;
}

const bodyOf = (ask: ListAsk, filter: unknown) => ({
  ...(filter === undefined ? {} : { filter_criteria: filter }),
  sort_order: ask.order,
  limit: ask.limit,
  ...(ask.cursor === undefined ? {} : { pagination_key: ask.cursor }),
});

const older = (ask: ListAsk) =>
  ask.filter === undefined ? ok(undefined) : olderFilter(ask.filter);

const v3: ListEndpoint = {
  what: 'the list of calls',
  question: (ask) => ok({ method: 'POST', path: '/v3/list-calls', body: bodyOf(ask, ask.filter) }),
  map: callOfV3,
  cursorIsLastId: false,
};

const v2: ListEndpoint = {
  what: 'the list of calls',
  question(ask) {
    const filter = older(ask);
    if (!filter.ok) return filter;
    return ok({ method: 'POST', path: '/v2/list-calls', body: bodyOf(ask, filter.value) });
  },
  map: callOfV2,
  cursorIsLastId: true,
};

const v1: ListEndpoint = {
  what: 'the list of calls',
  question(ask) {
    const filter = older(ask);
    if (!filter.ok) return filter;
    const query = new URLSearchParams({ sort_order: ask.order, limit: String(ask.limit) });
    if (filter.value !== undefined) query.set('filter_criteria', JSON.stringify(filter.value));
    if (ask.cursor !== undefined) query.set('pagination_key', ask.cursor);
    return ok({ method: 'GET', path: `/list-calls?${query.toString()}` });
  },
  map: callOfV1,
  cursorIsLastId: true,
};

/** The newest first: the order in which a workspace is asked what it speaks. */
export const callLists: Readonly<Record<ApiVersion, ListEndpoint>> = { v3, v2, v1 };

export const chatList: ListEndpoint = {
  what: 'the list of chats',
  question: (ask) => ok({ method: 'POST', path: '/v3/list-chats', body: bodyOf(ask, undefined) }),
  map: chatOfV3,
  cursorIsLastId: false,
};

/** One page, mapped to records. */
export async function askPage(
  transport: Transport,
  endpoint: ListEndpoint,
  ask: ListAsk,
): Promise<Result<Page, AppError>> {
  const question = endpoint.question(ask);
  if (!question.ok) return question;
  const answer = await transport.ask({ ...how(ask), ...question.value, what: endpoint.what });
  return answer.ok ? readPage(answer.value, endpoint, ask.limit) : answer;
}

const how = ({ priority = 'list', signal, onWait }: ListAsk) => ({
  priority,
  ...(signal === undefined ? {} : { signal }),
  ...(onWait === undefined ? {} : { onWait }),
});

async function readPage(
  answer: Answer,
  endpoint: ListEndpoint,
  limit: number,
): Promise<Result<Page, AppError>> {
  const page = pageOf(answer.json);
  if (page === undefined) {
    const detail = 'It answered JSON, but no list';
    return err({ kind: 'not-retell', host: '', detail });
  }
  const { records, problems } = await recordsOf(page.rows, endpoint.map);
  const cursor = page.cursor ?? lastId(endpoint, records);
  const more =
    page.hasMore ?? (endpoint.cursorIsLastId ? page.rows.length >= limit : cursor !== undefined);
  return ok({ records, problems, ...(more && cursor !== undefined ? { cursor } : {}) });
}

const lastId = (endpoint: ListEndpoint, records: readonly CallRecord[]): string | undefined =>
  endpoint.cursorIsLastId ? records.at(-1)?.call.id : undefined;
