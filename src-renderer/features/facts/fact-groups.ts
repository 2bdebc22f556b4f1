import type { CallDetail } from '../../../src-shared/call-detail.ts';
import type { Json, JsonObject } from '../../../src-shared/json.ts';
import {
  formatCents,
  formatCount,
  formatDateTime,
  formatDuration,
  formatPhone,
  plainWords,
} from '../../lib/format.ts';

/** One thing known of the call. `api` is the name Retell's documents know it by. */
export interface Fact {
  readonly label: string;
  readonly api: string;
  readonly value: string;
}

export interface FactGroup {
  readonly title: string;
  readonly facts: readonly Fact[];
}

type Known = CallDetail['call'];

/** Everything Retell told of the call, in groups; what it did not tell is left out. */
export function factGroups(call: Known): readonly FactGroup[] {
  const groups: readonly FactGroup[] = [
    { title: 'Outcome and analysis', facts: analysis(call) },
    { title: 'Timing', facts: timing(call) },
    { title: 'Parties', facts: parties(call) },
    { title: 'Cost', facts: cost(call) },
    { title: 'Tokens', facts: tokens(call) },
    {
      title: 'Variables given',
      facts: ofObject(call.dynamicVariables, 'retell_llm_dynamic_variables'),
    },
    {
      title: 'Variables collected',
      facts: ofObject(call.collectedVariables, 'collected_dynamic_variables'),
    },
    { title: 'Metadata', facts: ofObject(call.metadata, 'metadata') },
    { title: 'Custom attributes', facts: ofObject(call.customAttributes, 'custom_attributes') },
    { title: 'Telephony', facts: ofObject(call.telephony, 'telephony_identifier') },
    { title: 'SIP headers', facts: ofObject(call.sipHeaders, 'custom_sip_headers') },
    { title: 'Storage', facts: storage(call) },
    { title: 'Other fields', facts: ofObject(call.unknown, '') },
  ];
  return groups.filter(({ facts }) => facts.length > 0);
}

/** A fact, or nothing where Retell gave no value. */
function fact(label: string, api: string, value: string | undefined): readonly Fact[] {
  return value === undefined || value === '' ? [] : [{ label, api, value }];
}

const told = <T>(value: T | undefined, write: (known: T) => string): string | undefined =>
  value === undefined ? undefined : write(value);

const yesNo = (value: boolean | undefined): string | undefined =>
  told(value, (yes) => (yes ? 'Yes' : 'No'));

const analysis = (call: Known): readonly Fact[] => [
  ...fact('Summary', 'call_analysis.call_summary', call.summary),
  ...fact('Sentiment', 'call_analysis.user_sentiment', call.sentiment),
  ...fact('Successful', 'call_analysis.call_successful', yesNo(call.successful)),
  ...fact('In voicemail', 'call_analysis.in_voicemail', yesNo(call.inVoicemail)),
  ...fact('Status', 'call_status', told(call.status, plainWords)),
  ...fact('Ended because', 'disconnection_reason', told(call.disconnectionReason, plainWords)),
  ...ofObject(call.customAnalysis, 'call_analysis.custom_analysis_data'),
];

const timing = (call: Known): readonly Fact[] => [
  ...fact('Started', 'start_timestamp', told(call.startMs, formatDateTime)),
  ...fact('Ended', 'end_timestamp', told(call.endMs, formatDateTime)),
  ...fact('Transfer ended', 'transfer_end_timestamp', told(call.transferEndMs, formatDateTime)),
  ...fact('Length', 'duration_ms', told(call.durationMs, formatDuration)),
];

const parties = (call: Known): readonly Fact[] => [
  ...fact('Agent', 'agent_name', call.agentName),
  ...fact('Agent id', 'agent_id', call.agentId),
  ...fact('Agent version', 'agent_version', told(call.agentVersion, String)),
  ...fact('Kind', 'call_type', told(call.type, plainWords)),
  ...fact('Direction', 'direction', told(call.direction, plainWords)),
  ...fact('From', 'from_number', told(call.fromNumber, formatPhone)),
  ...fact('To', 'to_number', told(call.toNumber, formatPhone)),
  ...fact('Transferred to', 'transfer_destination', told(call.transferDestination, formatPhone)),
  ...fact('Batch', 'batch_call_id', call.batchCallId),
  ...fact('Call id', 'call_id', call.id),
];

const cost = ({ cost: costs }: Known): readonly Fact[] => [
  ...(costs?.products ?? []).flatMap(({ product, cost: cents, isTransferLeg }) =>
    fact(
      `${plainWords(product)}${isTransferLeg === true ? ' (transfer)' : ''}`,
      'call_cost.product_costs',
      formatCents(cents),
    ),
  ),
  ...fact('Together', 'call_cost.combined_cost', told(costs?.combined, formatCents)),
  ...fact(
    'Charged length',
    'call_cost.total_duration_seconds',
    told(costs?.totalSeconds, (seconds) => formatDuration(seconds * 1000)),
  ),
  ...fact(
    'Price a second',
    'call_cost.total_duration_unit_price',
    told(costs?.unitPrice, formatCents),
  ),
  ...fact(
    'One-time price',
    'call_cost.total_one_time_price',
    told(costs?.oneTimePrice, formatCents),
  ),
];

const tokens = ({ tokens: usage }: Known): readonly Fact[] => [
  ...fact(
    'Average',
    'llm_token_usage.average',
    told(usage?.average, (n) => formatCount(n)),
  ),
  ...fact('Requests', 'llm_token_usage.num_requests', told(usage?.requests, formatCount)),
  ...fact('By request', 'llm_token_usage.values', usage?.values.map(formatCount).join(' · ')),
];

const storage = (call: Known): readonly Fact[] => [
  ...fact('Kept', 'data_storage_setting', told(call.dataStorage, plainWords)),
  ...fact('Signed addresses', 'opt_in_signed_url', yesNo(call.signedUrls)),
];

function ofObject(object: JsonObject | undefined, api: string): readonly Fact[] {
  return Object.entries(object ?? {}).flatMap(([key, value]) =>
    fact(plainWords(key), api === '' ? key : `${api}.${key}`, words(value)),
  );
}

function words(value: Json): string {
  if (value === null) return 'null';
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  return typeof value === 'object' ? JSON.stringify(value, undefined, 1) : String(value);
}
