import { z } from 'zod';
import { parseArrayFilter } from '../filters/array-filter.ts';
import { errorResponse, jsonText, type SampleResponse } from '../http/response.ts';
import type { SampleRequest } from '../http/request.ts';
import type { CallWire } from '../records/call-wire.ts';
import type { CallView } from '../records/stored-view.ts';
import { linksOf } from './call-links.ts';
import { v1Call, v2Call, v2DocumentedCall } from './older-fields.ts';
import type { EndpointContext } from './endpoint-context.ts';
import { collectPage, type Page } from './page.ts';

const Body = z.strictObject({
  filter_criteria: z.unknown().optional(),
  sort_order: z.enum(['ascending', 'descending']).default('descending'),
  limit: z.number().int().min(1).max(1000).default(50),
  /** The id of the last call of the previous page. */
  pagination_key: z.string().optional(),
});

type Write = (view: CallView) => string;

/** POST /v2/list-calls: calls in full, as a bare array or as the object of the document. */
export async function listCallsV2(
  request: SampleRequest,
  context: EndpointContext,
): Promise<SampleResponse> {
  const json = await request.json();
  if (json === 'broken') return errorResponse(400);
  const asObject = context.options.v2Answer === 'object';
  const shape = asObject ? v2DocumentedCall : v2Call;
  const page = await olderPage('v2', json.value ?? {}, context, writer(context, shape));
  if (page === undefined) return errorResponse(400);
  const items = `[${page.items.join(',')}]`;
  if (!asObject) return jsonText(items);
  const key = page.hasMore && page.last ? `,"pagination_key":${JSON.stringify(page.last.id)}` : '';
  return jsonText(`{"calls":${items}${key}}`);
}

/** GET /list-calls: the fields of v1, with the filter as JSON in the query. */
export async function listCallsV1(
  requested: SampleRequest,
  context: EndpointContext,
): Promise<SampleResponse> {
  const request = v1Request(requested.query);
  const page =
    request && (await olderPage('v1', request, context, writer(context, v1Call, v1Links)));
  return page === undefined ? errorResponse(400) : jsonText(`[${page.items.join(',')}]`);
}

function writer(
  context: EndpointContext,
  shape: (call: CallWire) => Record<string, unknown>,
  links?: readonly string[],
): Write {
  return (view) => {
    const { call, media } = view.fullRecord();
    const all = Object.entries(linksOf(call, media, context));
    const kept = links === undefined ? all : all.filter(([field]) => links.includes(field));
    return JSON.stringify({ ...shape(call), ...Object.fromEntries(kept) });
  };
}

const v1Links = ['recording_url', 'public_log_url'];

async function olderPage(
  version: 'v1' | 'v2',
  request: unknown,
  { account }: EndpointContext,
  write: Write,
): Promise<Page | undefined> {
  const parsed = Body.safeParse(request);
  if (!parsed.success) return undefined;
  const { filter_criteria: filters, sort_order: order, limit, pagination_key: key } = parsed.data;
  const filter = parseArrayFilter(version, filters);
  const after = key === undefined ? undefined : account.calls.find(key)?.position;
  if (filter === undefined || (key !== undefined && after === undefined)) return undefined;
  return collectPage(account.calls, { filter, order, after, limit }, write);
}

function v1Request(query: URLSearchParams): Record<string, unknown> | undefined {
  const request: Record<string, unknown> = { limit: 100, ...Object.fromEntries(query) };
  if (query.has('limit')) request['limit'] = Number(query.get('limit'));
  const filters = query.get('filter_criteria');
  if (filters === null) return request;
  try {
    return { ...request, filter_criteria: JSON.parse(filters) };
  } catch {
    // The filter is not JSON; the caller responds as to any invalid request.
    return undefined;
  }
}
