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
  const requested = filter.call;
  const sentiment = filter.withoutSentiment === true && call.sentiment === undefined;
  return [
    call.kind === filter.kind,
    requested.agent === undefined ||
      requested.agent.length === 0 ||
      requested.agent.some(
        ({ agent_id: id, version = [] }) =>
          call.agentId === id &&
          (version.length === 0 || version.includes(call.agentVersion ?? -1)),
      ),
    text(call.id, requested.call_id),
    text(call.batchCallId, requested.batch_call_id),
    text(call.fromNumber, requested.from_number),
    text(call.toNumber, requested.to_number),
    oneOf(call.status, requested.call_status?.value),
    oneOf(call.type, requested.call_type?.value),
    oneOf(call.direction, requested.direction?.value),
    oneOf(call.dataStorage, requested.data_storage_setting?.value),
    oneOf(call.disconnectionReason, requested.disconnection_reason?.value),
    filter.withoutSentiment === true && requested.user_sentiment === undefined
      ? sentiment
      : sentiment || oneOf(call.sentiment, requested.user_sentiment?.value),
    requested.call_successful === undefined || call.successful === requested.call_successful.value,
    requested.in_voicemail === undefined || call.inVoicemail === requested.in_voicemail.value,
    amount(call.startMs, requested.start_timestamp),
    amount(call.endMs, requested.end_timestamp),
    amount(call.durationMs, requested.duration_ms),
    amount(call.cost?.combined, requested.combined_cost),
    amount(call.latency?.['e2e']?.p50, requested.e2e_latency_p50),
    outcome(call, filter.outcome),
    (requested.tool_calls ?? []).every((wanted) =>
      toolCallsIn(call).some(
        (use) =>
          use.name === wanted.name &&
          (wanted.success === undefined || use.success === wanted.success.value) &&
          amount(use.latencyMs, wanted.latency_ms),
      ),
    ),
    fields(call.metadata, requested.metadata),
    fields(call.customAnalysis, requested.custom_analysis_data),
    fields(call.customAttributes, requested.custom_attributes),
    fields(call.dynamicVariables, requested.dynamic_variables),
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
  values: JsonObject | undefined,
  filters: readonly CustomFieldFilter[] | undefined,
): boolean => (filters ?? []).every((filter) => field(values, filter));

function field(values: JsonObject | undefined, filter: CustomFieldFilter): boolean {
  const value =
    values !== undefined && Object.hasOwn(values, filter.key)
      ? (values[filter.key] ?? undefined)
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
