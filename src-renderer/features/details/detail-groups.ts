import type { CallCost, ProductCost, TokenUsage } from '../../../src-shared/call.ts';
import {
  formatCents,
  formatCount,
  formatDuration,
  humanize,
  formatDateTime,
  formatPhone,
} from '../../lib/format.ts';
import {
  detailField,
  formatIfKnown,
  type DetailField,
  fieldsOfObject,
  customFields,
  yesNo,
  type DetailGroup,
} from './detail-field.ts';
import type { CallDetail } from '../../../src-shared/call-detail.ts';

/** What the call or chat cost, product by product. `api` is the object's name in its document. */
export const costFields = (cost: CallCost | undefined, api: string): readonly DetailField[] =>
  cost === undefined
    ? []
    : [
        ...cost.products.flatMap((product) =>
          detailField(
            productName(product),
            `${api}.product_costs`,
            productPrice(product),
            product.cost,
          ),
        ),
        ...priceField('Together', `${api}.combined_cost`, cost.combined, formatCents),
        ...priceField(
          'Charged length',
          `${api}.total_duration_seconds`,
          cost.totalSeconds,
          formatSeconds,
        ),
        ...priceField(
          'Price a second',
          `${api}.total_duration_unit_price`,
          cost.unitPrice,
          formatUnitPrice,
        ),
        ...priceField(
          'One-time price',
          `${api}.total_one_time_price`,
          cost.oneTimePrice,
          formatCents,
        ),
      ];

const priceField = (
  label: string,
  api: string,
  value: number | undefined,
  format: (value: number) => string,
): readonly DetailField[] => detailField(label, api, formatIfKnown(value, format), value);

const formatSeconds = (seconds: number): string => formatDuration(seconds * 1000);

const productName = ({ product, isTransferLeg }: ProductCost): string =>
  `${humanize(product)}${isTransferLeg === true ? ' (transfer leg)' : ''}`;

const productPrice = ({ cost, unitPrice }: ProductCost): string =>
  `${formatCents(cost)}${unitPrice === undefined ? '' : ` at ${formatUnitPrice(unitPrice)} a unit`}`;

const sixDecimals = new Intl.NumberFormat('en', { maximumFractionDigits: 6 });

/** Prices of a second are far below a cent, and rounding would make them nothing. */
const formatUnitPrice = (price: number): string => `${sixDecimals.format(price)} ¢`;

/** How much the language model read and wrote; each request's own count is drawn beside. */
export const tokenFields = (usage: TokenUsage | undefined): readonly DetailField[] => [
  ...detailField(
    'Average',
    'llm_token_usage.average',
    formatIfKnown(usage?.average, formatCount),
    usage?.average,
  ),
  ...detailField(
    'Requests',
    'llm_token_usage.num_requests',
    formatIfKnown(usage?.requests, formatCount),
  ),
];

type Call = CallDetail['call'];

/** Titles of the groups that have a drawing of their own below their facts. */
export const chartedGroups = { latency: 'Latency', tokens: 'Tokens' } as const;

/** Everything Retell told of the call, in groups; what it did not tell is left out. */
export function detailGroups(call: Call): readonly DetailGroup[] {
  const groups: readonly DetailGroup[] = [
    { title: 'Outcome and analysis', fields: analysis(call) },
    { title: 'Custom analysis', fields: customAnalysis(call) },
    { title: 'Timing', fields: timing(call) },
    { title: 'Parties', fields: parties(call) },
    { title: 'Cost', fields: costFields(call.cost, prefixed(call, 'cost')) },
    { title: chartedGroups.tokens, fields: tokenFields(call.tokens) },
    {
      title: 'Variables given',
      fields: customFields(call.dynamicVariables, 'retell_llm_dynamic_variables'),
    },
    {
      title: 'Variables collected',
      fields: customFields(call.collectedVariables, 'collected_dynamic_variables'),
    },
    { title: 'Metadata', fields: customFields(call.metadata, 'metadata') },
    {
      title: 'Custom attributes',
      fields: customFields(call.customAttributes, 'custom_attributes'),
    },
    { title: 'Telephony', fields: fieldsOfObject(call.telephony, 'telephony_identifier') },
    { title: 'SIP headers', fields: customFields(call.sipHeaders, 'custom_sip_headers') },
    { title: 'Storage', fields: storage(call) },
    { title: 'Other fields', fields: fieldsOfObject(call.unknown, '') },
  ];
  return groups.filter(({ fields }) => fields.length > 0);
}

/** A field that calls and chats name after themselves: call_status, chat_status. */
const prefixed = ({ kind }: Call, name: string): string => `${kind}_${name}`;

const analysis = (call: Call): readonly DetailField[] => {
  const inAnalysis = prefixed(call, 'analysis');
  return [
    ...detailField('Summary', `${inAnalysis}.${prefixed(call, 'summary')}`, call.summary),
    ...detailField('Sentiment', `${inAnalysis}.user_sentiment`, call.sentiment),
    ...detailField(
      'Successful',
      `${inAnalysis}.${prefixed(call, 'successful')}`,
      yesNo(call.successful),
    ),
    ...detailField('In voicemail', `${inAnalysis}.in_voicemail`, yesNo(call.inVoicemail)),
    ...detailField(
      'Status',
      prefixed(call, 'status'),
      formatIfKnown(call.status, humanize),
      call.status,
    ),
    ...detailField(
      'Ended because',
      'disconnection_reason',
      formatIfKnown(call.disconnectionReason, humanize),
      call.disconnectionReason,
    ),
  ];
};

const customAnalysis = (call: Call): readonly DetailField[] =>
  customFields(call.customAnalysis, `${prefixed(call, 'analysis')}.custom_analysis_data`);

const timing = (call: Call): readonly DetailField[] => [
  ...timestamp('Started', 'start_timestamp', call.startMs),
  ...timestamp('Ended', 'end_timestamp', call.endMs),
  ...timestamp('Transfer ended', 'transfer_end_timestamp', call.transferEndMs),
  ...detailField(
    'Length',
    'duration_ms',
    formatIfKnown(call.durationMs, formatDuration),
    call.durationMs,
  ),
];

const timestamp = (label: string, api: string, ms: number | undefined): readonly DetailField[] =>
  detailField(
    label,
    api,
    formatIfKnown(ms, formatDateTime),
    formatIfKnown(ms, (at) => new Date(at).toISOString()),
  );

const parties = (call: Call): readonly DetailField[] => [
  ...detailField('Agent', 'agent_name', call.agentName),
  ...detailField('Agent id', 'agent_id', call.agentId),
  ...detailField(
    'Agent version',
    call.kind === 'chat' ? 'version' : 'agent_version',
    formatIfKnown(call.agentVersion, String),
  ),
  ...detailField('Kind', prefixed(call, 'type'), formatIfKnown(call.type, humanize), call.type),
  ...detailField('Direction', 'direction', formatIfKnown(call.direction, humanize), call.direction),
  ...detailField(
    'From',
    'from_number',
    formatIfKnown(call.fromNumber, formatPhone),
    call.fromNumber,
  ),
  ...detailField('To', 'to_number', formatIfKnown(call.toNumber, formatPhone), call.toNumber),
  ...detailField(
    'Transferred to',
    'transfer_destination',
    formatIfKnown(call.transferDestination, formatPhone),
    call.transferDestination,
  ),
  ...detailField('Batch', 'batch_call_id', call.batchCallId),
  ...detailField(call.kind === 'chat' ? 'Chat id' : 'Call id', prefixed(call, 'id'), call.id),
];

const storage = ({ dataStorage, signedUrls, media }: Call): readonly DetailField[] => [
  ...detailField('Kept', 'data_storage_setting', formatIfKnown(dataStorage, humanize), dataStorage),
  ...detailField('Signed addresses', 'opt_in_signed_url', yesNo(signedUrls)),
  ...storedFile('Recording', 'recording_url', media.recording),
  ...storedFile('Recording by speaker', 'recording_multi_channel_url', media.multiChannel),
  ...storedFile('Scrubbed recording', 'scrubbed_recording_url', media.scrubbedRecording),
  ...storedFile(
    'Scrubbed recording by speaker',
    'scrubbed_recording_multi_channel_url',
    media.scrubbedMultiChannel,
  ),
];

/** The address itself is a way in for whoever holds it, so it stays on the main side. */
const storedFile = (label: string, api: string, isOffered: boolean): readonly DetailField[] =>
  isOffered ? detailField(label, api, 'Kept by Retell') : [];
