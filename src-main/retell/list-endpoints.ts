import type { AppError } from '../../src-shared/errors.ts';
import { ok, type Result } from '../../src-shared/result.ts';
import { chatFilter } from './chat-filter.ts';
import { olderFilter } from './older-filter.ts';
import {
  smallestPage,
  type AnswerKind,
  type AnswerReader,
  type ApiVersion,
  type ListAsk,
  type Page,
  type ReadAnswer,
} from './port.ts';
import type { Question, Transport } from './transport.ts';

/** How one version is asked for a page, and how its rows are read. */
interface ListEndpoint {
  readonly what: string;
  question(ask: ListAsk): Result<Pick<Question, 'method' | 'path' | 'body'>, AppError>;
  readonly kind: AnswerKind;
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
  kind: 'calls-v3',
  cursorIsLastId: false,
};

const v2: ListEndpoint = {
  what: 'the list of calls',
  question(ask) {
    const filter = older(ask);
    if (!filter.ok) return filter;
    return ok({ method: 'POST', path: '/v2/list-calls', body: bodyOf(ask, filter.value) });
  },
  kind: 'calls-v2',
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
  kind: 'calls-v1',
  cursorIsLastId: true,
};

/** The newest first: the order in which a workspace is asked what it speaks. */
export const callLists: Readonly<Record<ApiVersion, ListEndpoint>> = { v3, v2, v1 };

export const chatList: ListEndpoint = {
  what: 'the list of chats',
  question(ask) {
    const filter = ask.filter === undefined ? ok(undefined) : chatFilter(ask.filter);
    if (!filter.ok) return filter;
    return ok({ method: 'POST', path: '/v3/list-chats', body: bodyOf(ask, filter.value) });
  },
  kind: 'chats',
  cursorIsLastId: false,
};

/** The way to Retell, and who reads what comes along it. */
export interface Asking {
  readonly transport: Transport;
  readonly read: AnswerReader;
}

/** One page, read where it will be stored. */
export async function askPage(
  { transport, read }: Asking,
  endpoint: ListEndpoint,
  ask: ListAsk,
): Promise<Result<Page, AppError>> {
  const question = endpoint.question(ask);
  if (!question.ok) return question;
  const answer = await transport.ask(
    { ...how(ask), ...question.value, ...limitOf(ask), what: endpoint.what },
    (body) => read(body, endpoint.kind),
  );
  return answer.ok ? ok(pageFrom(answer.value, endpoint, ask.limit)) : answer;
}

const how = ({ priority = 'list', signal, onWait }: ListAsk) => ({
  priority,
  ...(signal === undefined ? {} : { signal }),
  ...(onWait === undefined ? {} : { onWait }),
});

const mostOfPage = 4 * 1024 * 1024;

const limitOf = ({ limit }: ListAsk) => (limit > smallestPage ? { limitBytes: mostOfPage } : {});

function pageFrom(answer: ReadAnswer, endpoint: ListEndpoint, limit: number): Page {
  const { ticket, rows, problems } = answer;
  const cursor = answer.cursor ?? (endpoint.cursorIsLastId ? rows.at(-1)?.id : undefined);
  // An answer that names its next page has one, however short it is: a server may have its own limit.
  const isFull = endpoint.cursorIsLastId && answer.length >= limit;
  const more = answer.hasMore ?? (answer.cursor !== undefined || isFull);
  return { ticket, rows, problems, ...(more && cursor !== undefined ? { cursor } : {}) };
}
