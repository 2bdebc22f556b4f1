import type { CallDetail } from '../../../src-shared/call-detail.ts';
import type { CallCost, ProductCost, TokenUsage } from '../../../src-shared/call.ts';
import type { JsonObject } from '../../../src-shared/json.ts';
import { formatDateTimeZone } from '../../lib/dates.ts';
import {
  formatCents,
  formatCount,
  formatDuration,
  formatPhone,
  humanize,
} from '../../lib/format.ts';
import {
  customFields,
  detailField,
  fieldsOfObject,
  formatIfKnown,
  outcome,
  yesNo,
  type DetailField,
  type DetailGroup,
  type FreeForm,
} from './detail-field.ts';
import { detailsText, fieldLabels, groupTitles } from './details-text.ts';
import { disconnectionReasonText } from '../../lib/retell-text.ts';

type Call = CallDetail['call'];

/** Everything that Retell reports about the call, in groups. Missing values are left out. */
export function detailGroups(call: Call): readonly DetailGroup[] {
  const { sourceTexts = {} } = call;
  const freeForm = (api: string, object: JsonObject | undefined): FreeForm => ({
    api,
    object,
    source: sourceTexts[api],
  });
  const custom = (api: string, object: JsonObject | undefined) =>
    customFields(freeForm(api, object));
  const groups: readonly DetailGroup[] = [
    { title: groupTitles.analysis, fields: analysis(call) },
    { title: groupTitles.customAnalysis, fields: customAnalysis(call) },
    { title: groupTitles.timing, fields: timing(call) },
    { title: groupTitles.parties, fields: parties(call) },
    { title: groupTitles.cost, fields: costFields(call.cost, prefixed(call, 'cost')) },
    { title: groupTitles.tokens, fields: tokenFields(call.tokens) },
    {
      title: groupTitles.inputVariables,
      fields: custom('retell_llm_dynamic_variables', call.dynamicVariables),
    },
    {
      title: groupTitles.collectedVariables,
      fields: custom('collected_dynamic_variables', call.collectedVariables),
    },
    { title: groupTitles.metadata, fields: custom('metadata', call.metadata) },
    {
      title: groupTitles.customAttributes,
      fields: custom('custom_attributes', call.customAttributes),
    },
    {
      title: groupTitles.telephony,
      fields: fieldsOfObject(freeForm('telephony_identifier', call.telephony)),
    },
    { title: groupTitles.sipHeaders, fields: custom('custom_sip_headers', call.sipHeaders) },
    { title: groupTitles.storage, fields: storage(call) },
    { title: groupTitles.other, fields: unknownFields(call) },
  ];
  return groups.filter(({ fields }) => fields.length > 0);
}

const judging = /^(?:(?:call|chat)_analysis\b|agent_|version$)/u;

/** Without the agent and what Retell thinks of the call. */
export const withoutJudgement = (groups: readonly DetailGroup[]): readonly DetailGroup[] =>
  groups
    .map(({ title, fields }) => ({ title, fields: fields.filter(({ api }) => !judging.test(api)) }))
    .filter(({ fields }) => fields.length > 0);

/** Fields whose names differ between calls and chats: call_status, chat_status. */
const prefixed = ({ kind }: Call, name: string): string => `${kind}_${name}`;

const analysis = (call: Call): readonly DetailField[] => {
  const inAnalysis = prefixed(call, 'analysis');
  return [
    ...detailField(fieldLabels.summary, `${inAnalysis}.${prefixed(call, 'summary')}`, call.summary),
    ...detailField(fieldLabels.sentiment, `${inAnalysis}.user_sentiment`, call.sentiment),
    ...detailField(
      fieldLabels.outcome,
      `${inAnalysis}.${prefixed(call, 'successful')}`,
      outcome(call.successful),
    ),
    ...detailField(fieldLabels.inVoicemail, `${inAnalysis}.in_voicemail`, yesNo(call.inVoicemail)),
    ...humanized(fieldLabels.status, prefixed(call, 'status'), call.status),
    ...detailField(
      fieldLabels.disconnectionReason,
      'disconnection_reason',
      formatIfKnown(call.disconnectionReason, disconnectionReasonText),
      call.disconnectionReason,
    ),
  ];
};

const humanized = (label: string, api: string, value: string | undefined) =>
  detailField(label, api, formatIfKnown(value, humanize), value);

const customAnalysis = (call: Call): readonly DetailField[] =>
  customFields({
    api: `${prefixed(call, 'analysis')}.custom_analysis_data`,
    object: call.customAnalysis,
    source: call.sourceTexts?.['custom_analysis_data'],
  });

/** Each unknown field is its own value, so each has its own source text. */
function unknownFields({ unknown, sourceTexts = {} }: Call): readonly DetailField[] {
  const members = Object.entries(unknown).map(([key, value]) => {
    const source = sourceTexts[key];
    const parsed = JSON.stringify(value);
    const isCurrent = source !== undefined && JSON.stringify(JSON.parse(source)) === parsed;
    return `${JSON.stringify(key)}:${isCurrent ? source : parsed}`;
  });
  return fieldsOfObject({ api: '', object: unknown, source: `{${members.join(',')}}` });
}

const timing = (call: Call): readonly DetailField[] => [
  ...timestamp(fieldLabels.started, 'start_timestamp', call.startMs),
  ...timestamp(fieldLabels.ended, 'end_timestamp', call.endMs),
  ...timestamp(fieldLabels.transferEnded, 'transfer_end_timestamp', call.transferEndMs),
  ...detailField(
    fieldLabels.duration,
    'duration_ms',
    formatIfKnown(call.durationMs, formatDuration),
    call.durationMs,
  ),
];

/** The farthest dates from 1970 that JavaScript can represent, in milliseconds. */
const maxDateMs = 8.64e15;

function timestamp(label: string, api: string, ms: number | undefined): readonly DetailField[] {
  if (ms === undefined) return [];
  return Math.abs(ms) > maxDateMs
    ? detailField(label, api, String(ms))
    : detailField(label, api, formatDateTimeZone(ms), new Date(ms).toISOString());
}

const parties = (call: Call): readonly DetailField[] => [
  ...detailField(fieldLabels.agent, 'agent_name', call.agentName),
  ...detailField(fieldLabels.agentId, 'agent_id', call.agentId),
  ...detailField(
    fieldLabels.agentVersion,
    call.kind === 'chat' ? 'version' : 'agent_version',
    formatIfKnown(call.agentVersion, String),
  ),
  ...humanized(fieldLabels.type, prefixed(call, 'type'), call.type),
  ...humanized(fieldLabels.direction, 'direction', call.direction),
  ...phone(fieldLabels.from, 'from_number', call.fromNumber),
  ...phone(fieldLabels.to, 'to_number', call.toNumber),
  ...phone(fieldLabels.transferredTo, 'transfer_destination', call.transferDestination),
  ...detailField(fieldLabels.batch, 'batch_call_id', call.batchCallId),
  ...detailField(
    call.kind === 'chat' ? fieldLabels.chatId : fieldLabels.callId,
    prefixed(call, 'id'),
    call.id,
  ),
];

const phone = (label: string, api: string, number: string | undefined) =>
  detailField(label, api, formatIfKnown(number, formatPhone), number);

const storage = ({ dataStorage, signedUrls, media }: Call): readonly DetailField[] => [
  ...humanized(fieldLabels.storageSetting, 'data_storage_setting', dataStorage),
  ...detailField(fieldLabels.signedUrls, 'opt_in_signed_url', yesNo(signedUrls)),
  ...storedFile(fieldLabels.recording, 'recording_url', media.recording),
  ...storedFile(fieldLabels.multiChannel, 'recording_multi_channel_url', media.multiChannel),
  ...storedFile(fieldLabels.redactedRecording, 'scrubbed_recording_url', media.scrubbedRecording),
  ...storedFile(
    fieldLabels.redactedMultiChannel,
    'scrubbed_recording_multi_channel_url',
    media.scrubbedMultiChannel,
  ),
];

/** The URL gives access to whoever has it, so it stays in main. */
const storedFile = (label: string, api: string, isOffered: boolean): readonly DetailField[] =>
  isOffered ? detailField(label, api, detailsText.keptByRetell) : [];

/** What the call or chat cost, by product. `api` is the name of the cost object. */
const costFields = (cost: CallCost | undefined, api: string): readonly DetailField[] =>
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
        ...price(fieldLabels.totalCost, `${api}.combined_cost`, cost.combined, formatCents),
        ...price(
          fieldLabels.billedDuration,
          `${api}.total_duration_seconds`,
          cost.totalSeconds,
          (seconds) => formatDuration(seconds * 1000),
        ),
        ...price(
          fieldLabels.pricePerSecond,
          `${api}.total_duration_unit_price`,
          cost.unitPrice,
          formatUnitPrice,
        ),
        ...price(
          fieldLabels.oneTimePrice,
          `${api}.total_one_time_price`,
          cost.oneTimePrice,
          formatCents,
        ),
      ];

const price = (
  label: string,
  api: string,
  value: number | undefined,
  format: (value: number) => string,
): readonly DetailField[] => detailField(label, api, formatIfKnown(value, format), value);

const productName = ({ product, isTransferLeg }: ProductCost): string =>
  isTransferLeg === true ? `${humanize(product)} ${detailsText.transferLeg}` : humanize(product);

const productPrice = ({ cost, unitPrice }: ProductCost): string =>
  unitPrice === undefined
    ? formatCents(cost)
    : `${formatCents(cost)} ${detailsText.perUnit(formatUnitPrice(unitPrice))}`;

const sixDecimals = new Intl.NumberFormat('en', { maximumFractionDigits: 6 });

/** Unit prices are far below a cent, so two decimals would show nothing. */
const formatUnitPrice = (cents: number): string => `${sixDecimals.format(cents)} ¢`;

/** The token usage of the language model; the counts of the requests are drawn as a chart. */
const tokenFields = (usage: TokenUsage | undefined): readonly DetailField[] => [
  ...detailField(
    fieldLabels.averageTokens,
    'llm_token_usage.average',
    formatIfKnown(usage?.average, formatCount),
    usage?.average,
  ),
  ...detailField(
    fieldLabels.requests,
    'llm_token_usage.num_requests',
    formatIfKnown(usage?.requests, formatCount),
  ),
];
