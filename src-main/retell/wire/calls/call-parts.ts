import type {
  CallCost,
  LatencyStats,
  MediaLinks,
  MediaOffer,
  ProductCost,
  TokenUsage,
} from '../../../../src-shared/call.ts';
import {
  boundedObject,
  duration,
  flag,
  freeForm,
  list,
  number,
  numbersOf,
  present,
  seconds,
  text,
} from '../fields/field.ts';
import { addOnce, validationIssue } from '../fields/validation-issue.ts';
import { isRow, readRow, type Fields, type Row } from '../fields/read-row.ts';

/** `call_analysis` of all versions; `sentiment` and `summary` are older names. */
export const analysisShape = {
  call_summary: text,
  in_voicemail: flag,
  user_sentiment: text,
  call_successful: flag,
  custom_analysis_data: freeForm,
  sentiment: text,
  summary: text,
  chat_summary: text,
  chat_successful: flag,
} as const;

/** The customer's own objects, which calls and chats have alike. */
export const customerObjectShape = {
  metadata: freeForm,
  retell_llm_dynamic_variables: freeForm,
  collected_dynamic_variables: freeForm,
  custom_attributes: freeForm,
} as const;

export const latencyShape = {
  p50: duration,
  p90: duration,
  p95: duration,
  p99: duration,
  min: duration,
  max: duration,
  num: number,
  values: list,
} as const;

export const costShape = {
  product_costs: list,
  combined_cost: number,
  total_duration_seconds: seconds,
  total_duration_unit_price: number,
  total_one_time_price: number,
  total_cost: number,
  currency: text,
} as const;

export const productShape = {
  product: text,
  cost: number,
  unit_price: number,
  unitPrice: number,
  is_transfer_leg_cost: flag,
} as const;

export const tokenShape = { values: list, average: number, num_requests: number } as const;

/** The latency percentiles of one component. */
export function latencyOf(row: Row, path: string, problems: string[]): LatencyStats {
  const { fields, problems: found } = readRow(latencyShape, row, `${path}.`);
  problems.push(...found);
  return present<LatencyStats>({
    ...fields,
    values: numbersOf(fields.values, `${path}.values`, problems),
  });
}

/** Latencies by Retell's name of the component; new components need no change here. */
export function latenciesOf(
  row: Row | undefined,
  problems: string[],
): Readonly<Record<string, LatencyStats>> | undefined {
  if (row === undefined) return undefined;
  const components: [string, LatencyStats][] = [];
  for (const [name, stats] of Object.entries(row).slice(0, 50)) {
    if (isRow(stats)) components.push([name, latencyOf(stats, `latency.${name}`, problems)]);
    else if (stats !== null)
      problems.push(validationIssue(`latency.${name}`, 'is no object', stats));
  }
  return components.length === 0 ? undefined : Object.fromEntries(components);
}

/** The costs, all in cents. */
export function costOf(row: Row | undefined, problems: string[]): CallCost | undefined {
  if (row === undefined) return undefined;
  const { fields, problems: found } = readRow(costShape, row, 'call_cost.');
  problems.push(...found);
  const products: ProductCost[] = [];
  for (const item of (fields.product_costs ?? []).slice(0, 1000)) {
    const product = isRow(item) ? productOf(item, problems) : undefined;
    if (product !== undefined) products.push(product);
    else
      addOnce(problems, [validationIssue('call_cost', 'a product without a name or cost', item)]);
  }
  return present<CallCost>({
    products,
    combined: fields.combined_cost ?? legacyTotal(fields, problems),
    totalSeconds: fields.total_duration_seconds,
    unitPrice: fields.total_duration_unit_price,
    oneTimePrice: fields.total_one_time_price,
  });
}

/** Older calls state a total and its currency. Only US dollars can be converted to cents. */
function legacyTotal(
  { total_cost: total, currency }: { readonly total_cost?: number; readonly currency?: string },
  problems: string[],
): number | undefined {
  if (total === undefined || currency === undefined) return total;
  if (currency === 'USD') return total * 100;
  problems.push(`call_cost: ${total} ${currency} is not in US dollars`);
  return undefined;
}

function productOf(row: Row, problems: string[]): ProductCost | undefined {
  const { fields, problems: found } = readRow(productShape, row, 'call_cost.product_costs.');
  addOnce(problems, found);
  if (fields.product === undefined || fields.cost === undefined) return undefined;
  return present<ProductCost>({
    product: fields.product,
    cost: fields.cost,
    unitPrice: fields.unit_price ?? fields.unitPrice,
    isTransferLeg: fields.is_transfer_leg_cost,
  });
}

export function tokensOf(row: Row | undefined, problems: string[]): TokenUsage | undefined {
  if (row === undefined) return undefined;
  const { fields, problems: found } = readRow(tokenShape, row, 'llm_token_usage.');
  problems.push(...found);
  return present<TokenUsage>({
    values: numbersOf(fields.values, 'llm_token_usage.values', problems) ?? [],
    average: fields.average,
    requests: fields.num_requests,
  });
}

/** The addresses of a call's files. In some rows an empty text means that there is none. */
export const linkShape = {
  recording_url: text,
  recording_multi_channel_url: text,
  scrubbed_recording_url: text,
  scrubbed_recording_multi_channel_url: text,
  public_log_url: text,
  knowledge_base_retrieved_contents_url: text,
} as const;

export const linksOf = (fields: { readonly [K in keyof typeof linkShape]?: string }): MediaLinks =>
  present<MediaLinks>({
    recording: link(fields.recording_url),
    multiChannel: link(fields.recording_multi_channel_url),
    scrubbedRecording: link(fields.scrubbed_recording_url),
    scrubbedMultiChannel: link(fields.scrubbed_recording_multi_channel_url),
    publicLog: link(fields.public_log_url),
    knowledgeBase: link(fields.knowledge_base_retrieved_contents_url),
  });

const link = (url: string | undefined): string | undefined => (url === '' ? undefined : url);

export const offerOf = (links: MediaLinks): MediaOffer => ({
  recording: links.recording !== undefined,
  multiChannel: links.multiChannel !== undefined,
  scrubbedRecording: links.scrubbedRecording !== undefined,
  scrubbedMultiChannel: links.scrubbedMultiChannel !== undefined,
  publicLog: links.publicLog !== undefined,
  knowledgeBase: links.knowledgeBase !== undefined,
});

export const customerObjectsOf = (
  fields: Fields<typeof customerObjectShape>,
  problems: string[],
) => ({
  metadata: boundedObject(fields.metadata, 'metadata', problems),
  dynamicVariables: boundedObject(
    fields.retell_llm_dynamic_variables,
    'dynamic variables',
    problems,
  ),
  collectedVariables: boundedObject(
    fields.collected_dynamic_variables,
    'collected variables',
    problems,
  ),
  customAttributes: boundedObject(fields.custom_attributes, 'custom attributes', problems),
});
