import { z } from 'zod';
import { parseFilter, type Filter } from '../filters/record-filter.ts';
import { errorAnswer, jsonText, type Answer } from '../http/answer.ts';
import type { Asked } from '../http/asked.ts';
import { withoutAttributes } from '../records/call-wire.ts';
import type { Collection } from '../records/collection.ts';
import type { Place } from '../records/place.ts';
import type { RecordView } from '../records/record-view.ts';
import { linksOf } from './call-links.ts';
import { cursorOf, placeOfCursor } from './cursor.ts';
import type { Offer } from './offer.ts';
import { collectPage, countMatching } from './page.ts';

const Body = z
  .strictObject({
    filter_criteria: z.unknown().optional(),
    sort_order: z.enum(['ascending', 'descending']).default('descending'),
    limit: z.number().int().min(1).max(1000).default(50),
    skip: z.number().int().min(0).optional(),
    pagination_key: z.string().optional(),
    include_total: z.boolean().default(false),
  })
  .refine(({ skip, pagination_key: key }) => skip === undefined || key === undefined);

/** POST /v3/list-calls: everything but what was said. */
export const listCalls = (asked: Asked, offer: Offer): Promise<Answer> =>
  answerList(asked, 'call', {
    collection: offer.account.calls,
    // The links are part of the list items in the document, the texts are not.
    write: (view) => {
      const item = view.item();
      const told = offer.options.attributes === 'told' ? item : withoutAttributes(item);
      return JSON.stringify({ ...told, ...linksOf(item, view.media(), offer) });
    },
  });

/** POST /v3/list-chats. */
export const listChats = (asked: Asked, offer: Offer): Promise<Answer> =>
  answerList(asked, 'chat', {
    collection: offer.account.chats,
    write: (view) =>
      JSON.stringify(offer.options.chatItems === 'full' ? view.whole() : view.item()),
  });

interface List<View> {
  readonly collection: Collection<View>;
  readonly write: (view: View) => string;
}

async function answerList<View extends RecordView<unknown, unknown>>(
  asked: Asked,
  kind: 'call' | 'chat',
  { collection, write }: List<View>,
): Promise<Answer> {
  const request = await readRequest(asked, kind);
  if (request === undefined) return errorAnswer(400);
  const { body, filter, after } = request;
  const page = await collectPage(
    collection,
    { filter, after, order: body.sort_order, skip: body.skip ?? 0, limit: body.limit },
    write,
  );
  const rest = {
    has_more: page.hasMore,
    ...(page.hasMore && page.last !== undefined ? { pagination_key: cursorOf(page.last) } : {}),
    ...(body.include_total ? { total: await countMatching(collection, filter) } : {}),
  };
  return jsonText(`{"items":[${page.items.join(',')}],${JSON.stringify(rest).slice(1)}`);
}

interface ReadRequest {
  readonly body: z.infer<typeof Body>;
  readonly filter: Filter;
  readonly after: Place | undefined;
}

/** Undefined when the request is none of the document's. */
async function readRequest(asked: Asked, kind: 'call' | 'chat'): Promise<ReadRequest | undefined> {
  const json = await asked.json();
  if (json === 'broken') return undefined;
  const parsed = Body.safeParse(json.value ?? {});
  if (!parsed.success) return undefined;
  const body = parsed.data;
  const filter = parseFilter(kind, body.filter_criteria);
  const after = body.pagination_key === undefined ? undefined : placeOfCursor(body.pagination_key);
  if (filter === undefined || (body.pagination_key !== undefined && after === undefined)) {
    return undefined;
  }
  return { body, filter, after };
}
