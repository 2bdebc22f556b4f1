import { z } from 'zod';
import { parseFilter, type CompiledFilter } from '../filters/record-filter.ts';
import { errorResponse, jsonText, type SampleResponse } from '../http/response.ts';
import type { SampleRequest } from '../http/request.ts';
import { withoutAttributes } from '../records/call-wire.ts';
import type { Collection } from '../records/collection.ts';
import type { SortPosition } from '../records/sort-position.ts';
import type { RecordView } from '../records/record-view.ts';
import { linksOf } from './call-links.ts';
import { cursorOf, positionOfCursor } from './cursor.ts';
import type { EndpointContext } from './endpoint-context.ts';
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

/** POST /v3/list-calls: calls without their transcripts. */
export const listCalls = (
  request: SampleRequest,
  context: EndpointContext,
): Promise<SampleResponse> =>
  listResponse(request, 'call', {
    collection: context.account.calls,
    // In the document, list items have the links but not the texts.
    write: (view) => {
      const item = view.listItem();
      const shown = context.options.attributes === 'shown' ? item : withoutAttributes(item);
      return JSON.stringify({ ...shown, ...linksOf(item, view.media(), context) });
    },
  });

/** POST /v3/list-chats. */
export const listChats = (
  request: SampleRequest,
  context: EndpointContext,
): Promise<SampleResponse> =>
  listResponse(request, 'chat', {
    collection: context.account.chats,
    write: (view) =>
      JSON.stringify(context.options.chatItems === 'full' ? view.fullRecord() : view.listItem()),
  });

interface List<View> {
  readonly collection: Collection<View>;
  readonly write: (view: View) => string;
}

async function listResponse<View extends RecordView<unknown, unknown>>(
  requested: SampleRequest,
  kind: 'call' | 'chat',
  { collection, write }: List<View>,
): Promise<SampleResponse> {
  const request = await readRequest(requested, kind);
  if (request === undefined) return errorResponse(400);
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
  readonly filter: CompiledFilter;
  readonly after: SortPosition | undefined;
}

/** Undefined when the request does not match the document. */
async function readRequest(
  request: SampleRequest,
  kind: 'call' | 'chat',
): Promise<ReadRequest | undefined> {
  const json = await request.json();
  if (json === 'broken') return undefined;
  const parsed = Body.safeParse(json.value ?? {});
  if (!parsed.success) return undefined;
  const body = parsed.data;
  const filter = parseFilter(kind, body.filter_criteria);
  const after =
    body.pagination_key === undefined ? undefined : positionOfCursor(body.pagination_key);
  if (filter === undefined || (body.pagination_key !== undefined && after === undefined)) {
    return undefined;
  }
  return { body, filter, after };
}
