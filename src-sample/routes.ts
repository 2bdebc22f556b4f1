import { listCallsV1, listCallsV2 } from './api/older-lists.ts';
import type { Offer } from './api/offer.ts';
import { getCall, getChat, getConcurrency } from './api/single-records.ts';
import { listCalls, listChats } from './api/v3-lists.ts';
import { errorAnswer, type Answer } from './http/answer.ts';
import type { Asked } from './http/asked.ts';
import { getCallFile } from './media/call-files.ts';

interface Route {
  readonly method: 'GET' | 'POST';
  /** One group, if any: what the handler is handed. */
  readonly path: RegExp;
  /** The version of list-calls that has to be offered. */
  readonly version?: 'v1' | 'v2' | 'v3';
  /** Served without a key, as Retell's files are. */
  readonly isOpen?: true;
  readonly answer: (asked: Asked, offer: Offer, part: string) => Answer | Promise<Answer>;
}

const routes: readonly Route[] = [
  { method: 'POST', path: /^\/v3\/list-calls$/, version: 'v3', answer: listCalls },
  { method: 'POST', path: /^\/v2\/list-calls$/, version: 'v2', answer: listCallsV2 },
  { method: 'GET', path: /^\/list-calls$/, version: 'v1', answer: listCallsV1 },
  {
    method: 'GET',
    path: /^\/v2\/get-call\/([^/]+)$/,
    answer: (_, offer, id) => getCall(id, offer),
  },
  { method: 'POST', path: /^\/v3\/list-chats$/, answer: listChats },
  { method: 'GET', path: /^\/get-chat\/([^/]+)$/, answer: (_, offer, id) => getChat(id, offer) },
  { method: 'GET', path: /^\/get-concurrency$/, answer: (_, offer) => getConcurrency(offer) },
  { method: 'GET', path: /^\/recordings\/([^/]+)\/[^/]+$/, isOpen: true, answer: getCallFile },
];

/** Whether the bearer key is the account's. */
export const hasKey = (asked: Asked, { options }: Offer): boolean =>
  asked.header('authorization') === `Bearer ${options.apiKey}`;

/** The answer to any request of the API. */
export async function answerRequest(asked: Asked, offer: Offer): Promise<Answer> {
  const ofPath = routes.filter(({ path }) => path.test(asked.path));
  const isOpen = ofPath.some((route) => route.isOpen === true);
  if (!isOpen && !hasKey(asked, offer)) return errorAnswer(401);
  const method = asked.method === 'HEAD' && isOpen ? 'GET' : asked.method;
  const route = ofPath.find((candidate) => candidate.method === method);
  if (route === undefined) return errorAnswer(ofPath.length > 0 ? 405 : 404);
  if (!isOffered(route, offer)) return errorAnswer(offer.options.gone ? 410 : 404);
  return answerPart(route, asked, offer);
}

const isOffered = ({ version }: Route, { options }: Offer): boolean =>
  version === undefined || options.api === 'all' || options.api === version;

function answerPart(route: Route, asked: Asked, offer: Offer): Answer | Promise<Answer> {
  try {
    const part = decodeURIComponent(route.path.exec(asked.path)?.[1] ?? '');
    return route.answer(asked, offer, part);
  } catch (error) {
    // A percent sign that begins no escape: the id is none of ours.
    if (error instanceof URIError) return errorAnswer(400);
    throw error;
  }
}
