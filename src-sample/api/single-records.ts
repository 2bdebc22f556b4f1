import { errorResponse, jsonResponse, type SampleResponse } from '../http/response.ts';
import { withoutAttributes } from '../records/call-wire.ts';
import { linksOf } from './call-links.ts';
import { v2Call } from './older-fields.ts';
import type { EndpointContext } from './endpoint-context.ts';

/** GET /v2/get-call/{id}: a call in full. Accounts with an older list also use the older field names here. */
export function getCall(id: string, context: EndpointContext): SampleResponse {
  const stored = context.account.calls.find(id)?.fullRecord();
  if (stored === undefined) return errorResponse(404, `Call ${id} was not found.`);
  const { call, media } = stored;
  const isOlder = context.options.api === 'v2' || context.options.api === 'v1';
  const shown = context.options.attributes === 'shown' ? call : withoutAttributes(call);
  return jsonResponse({ ...(isOlder ? v2Call(call) : shown), ...linksOf(call, media, context) });
}

/** GET /get-chat/{id}: a chat in full. */
export function getChat(id: string, { account }: EndpointContext): SampleResponse {
  const chat = account.chats.find(id)?.fullRecord();
  return chat === undefined ? errorResponse(404, `Chat ${id} was not found.`) : jsonResponse(chat);
}

/** GET /get-concurrency. */
export const getConcurrency = ({ account }: EndpointContext): SampleResponse =>
  jsonResponse(account.concurrency);
