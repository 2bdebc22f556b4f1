import { listCallsV1, listCallsV2 } from './api/older-lists.ts';
import type { EndpointContext } from './api/endpoint-context.ts';
import { getCall, getChat, getConcurrency } from './api/single-records.ts';
import { listCalls, listChats } from './api/v3-lists.ts';
import { errorResponse, type SampleResponse } from './http/response.ts';
import type { SampleRequest } from './http/request.ts';
import { getCallFile } from './api/call-files.ts';

interface Route {
  readonly method: 'GET' | 'POST';
  /** At most one group, which is passed to the handler. */
  readonly path: RegExp;
  /** The version of list-calls that has to be available. */
  readonly version?: 'v1' | 'v2' | 'v3';
  /** Needs no API key, as with Retell's files. */
  readonly isOpen?: true;
  readonly handle: (
    request: SampleRequest,
    context: EndpointContext,
    part: string,
  ) => SampleResponse | Promise<SampleResponse>;
}

const routes: readonly Route[] = [
  { method: 'POST', path: /^\/v3\/list-calls$/, version: 'v3', handle: listCalls },
  { method: 'POST', path: /^\/v2\/list-calls$/, version: 'v2', handle: listCallsV2 },
  { method: 'GET', path: /^\/list-calls$/, version: 'v1', handle: listCallsV1 },
  {
    method: 'GET',
    path: /^\/v2\/get-call\/([^/]+)$/,
    handle: (_, context, id) => getCall(id, context),
  },
  { method: 'POST', path: /^\/v3\/list-chats$/, handle: listChats },
  {
    method: 'GET',
    path: /^\/get-chat\/([^/]+)$/,
    handle: (_, context, id) => getChat(id, context),
  },
  { method: 'GET', path: /^\/get-concurrency$/, handle: (_, context) => getConcurrency(context) },
  { method: 'GET', path: /^\/recordings\/([^/]+)\/[^/]+$/, isOpen: true, handle: getCallFile },
];

/** Whether the request has the account's API key. */
export const hasApiKey = (request: SampleRequest, { options }: EndpointContext): boolean =>
  request.header('authorization') === `Bearer ${options.apiKey}`;

/** The response to any request of the API. */
export async function handleRequest(
  request: SampleRequest,
  context: EndpointContext,
): Promise<SampleResponse> {
  const ofPath = routes.filter(({ path }) => path.test(request.path));
  const isOpen = ofPath.some((route) => route.isOpen === true);
  if (!isOpen && !hasApiKey(request, context)) return errorResponse(401);
  const method = request.method === 'HEAD' && isOpen ? 'GET' : request.method;
  const route = ofPath.find((candidate) => candidate.method === method);
  if (route === undefined) return errorResponse(ofPath.length > 0 ? 405 : 404);
  if (!isAvailable(route, context)) return errorResponse(context.options.gone ? 410 : 404);
  return callHandler(route, request, context);
}

const isAvailable = ({ version }: Route, { options }: EndpointContext): boolean =>
  version === undefined || options.api === 'all' || options.api === version;

function callHandler(
  route: Route,
  request: SampleRequest,
  context: EndpointContext,
): SampleResponse | Promise<SampleResponse> {
  try {
    const part = decodeURIComponent(route.path.exec(request.path)?.[1] ?? '');
    return route.handle(request, context, part);
  } catch (error) {
    // The path is not valid percent-encoding, so there is no such id.
    if (error instanceof URIError) return errorResponse(400);
    throw error;
  }
}
