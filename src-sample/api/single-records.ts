import { errorAnswer, jsonAnswer, type Answer } from '../http/answer.ts';
import { withoutAttributes } from '../records/call-wire.ts';
import { linksOf } from './call-links.ts';
import { v2Call } from './older-fields.ts';
import type { Offer } from './offer.ts';

/** GET /v2/get-call/{id}: all of a call. Accounts of the older lists speak the older words here too. */
export function getCall(id: string, offer: Offer): Answer {
  const stored = offer.account.calls.find(id)?.whole();
  if (stored === undefined) return errorAnswer(404, `Call ${id} was not found.`);
  const { call, media } = stored;
  const isOlder = offer.options.api === 'v2' || offer.options.api === 'v1';
  const told = offer.options.attributes === 'told' ? call : withoutAttributes(call);
  return jsonAnswer({ ...(isOlder ? v2Call(call) : told), ...linksOf(call, media, offer) });
}

/** GET /get-chat/{id}: all of a chat. */
export function getChat(id: string, { account }: Offer): Answer {
  const chat = account.chats.find(id)?.whole();
  return chat === undefined ? errorAnswer(404, `Chat ${id} was not found.`) : jsonAnswer(chat);
}

/** GET /get-concurrency. */
export const getConcurrency = ({ account }: Offer): Answer => jsonAnswer(account.concurrency);
