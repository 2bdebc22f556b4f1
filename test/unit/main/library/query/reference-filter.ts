import type { Call } from '../../../../../src-shared/call.ts';
import type {
  AmountFilter,
  CustomFieldFilter,
  QueueFilter,
  StringFilter,
} from '../../../../../src-shared/filter.ts';
import type { JsonObject } from '../../../../../src-shared/json.ts';

/** The filter's meaning in plain words of JavaScript, to hold the SQL against. */
export function matches(call: Call, filter: QueueFilter): boolean {
  const asked = filter.call;
  const sentiment = filter.withoutSentiment === true && call.sentiment === undefined;
  return [
    call.kind === filter.kind,
    asked.agent === undefined ||
      asked.agent.length === 0 ||
      asked.agent.some(
        ({ agent_id: id, version = [] }) =>
          call.agentId === id &&
          (version.length === 0 || version.includes(call.agentVersion ?? -1)),
      ),
    text(call.id, asked.call_id),
    text(call.batchCallId, asked.batch_call_id),
    text(call.fromNumber, asked.from_number),
    text(call.toNumber, asked.to_number),
    oneOf(call.status, asked.call_status?.value),
    oneOf(call.type, asked.call_type?.value),
    oneOf(call.direction, asked.direction?.value),
    oneOf(call.dataStorage, asked.data_storage_setting?.value),
    oneOf(call.disconnectionReason, asked.disconnection_reason?.value),
    filter.withoutSentiment === true && asked.user_sentiment === undefined
      ? sentiment
      : sentiment || oneOf(call.sentiment, asked.user_sentiment?.value),
    asked.call_successful === undefined || call.successful === asked.call_successful.value,
    asked.in_voicemail === undefined || call.inVoicemail === asked.in_voicemail.value,
    amount(call.startMs, asked.start_timestamp),
    amount(call.endMs, asked.end_timestamp),
    amount(call.durationMs, asked.duration_ms),
    amount(call.cost?.combined, asked.combined_cost),
    amount(call.latency?.['e2e']?.p50, asked.e2e_latency_p50),
    outcome(call, filter.outcome),
    (asked.tool_calls ?? []).every((wanted) =>
      toolCallsIn(call).some(
        (use) =>
          use.name === wanted.name &&
          (wanted.success === undefined || use.success === wanted.success.value) &&
          amount(use.latencyMs, wanted.latency_ms),
      ),
    ),
    fields(call.metadata, asked.metadata),
    fields(call.customAnalysis, asked.custom_analysis_data),
    fields(call.customAttributes, asked.custom_attributes),
    fields(call.dynamicVariables, asked.dynamic_variables),
  ].every(Boolean);
}

function outcome({ successful }: Call, wanted: QueueFilter['outcome'] = []): boolean {
  if (wanted.length === 0) return true;
  if (successful === undefined) return wanted.includes('unknown');
  return wanted.includes(successful ? 'successful' : 'unsuccessful');
}

const oneOf = (value: string | undefined, list: readonly string[] | undefined): boolean =>
  list === undefined || (value !== undefined && list.includes(value));

function text(value: string | undefined, filter: Omit<StringFilter, 'type'> | undefined): boolean {
  if (filter === undefined) return true;
  if (value === undefined) return false;
  switch (filter.op) {
    case 'eq':
      return value === filter.value;
    case 'ne':
      return value !== filter.value;
    case 'co':
      return value.includes(filter.value);
    case 'sw':
      return value.startsWith(filter.value);
    case 'ew':
      return value.endsWith(filter.value);
    default:
      return false;
  }
}

function amount(value: number | undefined, filter: AmountFilter | undefined): boolean {
  if (filter === undefined) return true;
  if (value === undefined) return false;
  if (filter.type === 'range') return value >= filter.value[0] && value <= filter.value[1];
  const compare = {
    eq: value === filter.value,
    ne: value !== filter.value,
    gt: value > filter.value,
    ge: value >= filter.value,
    lt: value < filter.value,
    le: value <= filter.value,
  };
  return compare[filter.op];
}

const fields = (
  bag: JsonObject | undefined,
  filters: readonly CustomFieldFilter[] | undefined,
): boolean => (filters ?? []).every((filter) => field(bag, filter));

function field(bag: JsonObject | undefined, filter: CustomFieldFilter): boolean {
  const value =
    bag !== undefined && Object.hasOwn(bag, filter.key)
      ? (bag[filter.key] ?? undefined)
      : undefined;
  if (filter.type === 'present') return (value !== undefined) === (filter.op === 'pr');
  if (filter.type === 'boolean') return value === filter.value;
  if (filter.type === 'string') return text(typeof value === 'string' ? value : undefined, filter);
  if (filter.type === 'enum') {
    return oneOf(typeof value === 'string' ? value : undefined, filter.value);
  }
  return amount(typeof value === 'number' ? value : undefined, filter);
}

function toolCallsIn({ entries = [] }: Call) {
  return entries.flatMap((entry) => {
    if (entry.kind !== 'tool-call') return [];
    const result = entries.find(
      (other) => other.kind === 'tool-result' && other.toolCallId === entry.toolCallId,
    );
    const found = result?.kind === 'tool-result' ? result : undefined;
    const latencyMs =
      entry.sentMs === undefined || found?.sentMs === undefined
        ? undefined
        : found.sentMs - entry.sentMs;
    return [{ name: entry.name, success: found?.successful, latencyMs }];
  });
}
