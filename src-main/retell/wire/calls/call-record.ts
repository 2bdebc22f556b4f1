import type { Call, CallId, CallRecord, Entry } from '../../../../src-shared/call.ts';
import {
  analysisShape,
  costOf,
  customerObjectShape,
  customerObjectsOf,
  latenciesOf,
  linkShape,
  linksOf,
  offerOf,
  tokensOf,
} from './call-parts.ts';
import { entriesOf } from './entries.ts';
import {
  boundedObject,
  duration,
  durationBetween,
  flag,
  freeForm,
  list,
  number,
  present,
  text,
  timestamp,
} from '../fields/field.ts';
import { itemTextsOf } from './source-texts.ts';
import { readRow, type Fields, type Row } from '../fields/read-row.ts';

/** The fields that v2 and v3 call rows have in common, including those of get-call. */
export const callShape = {
  call_id: text,
  call_type: text,
  call_status: text,
  agent_id: text,
  agent_name: text,
  agent_version: number,
  version: number,
  direction: text,
  from_number: text,
  to_number: text,
  batch_call_id: text,
  /** Grants access to the room of a web call, so it is never shown. */
  access_token: text,
  telephony_identifier: freeForm,
  ...customerObjectShape,
  custom_sip_headers: freeForm,
  data_storage_setting: text,
  /** The storage setting before it had three values. */
  opt_out_sensitive_data_storage: flag,
  opt_in_signed_url: flag,
  start_timestamp: timestamp,
  end_timestamp: timestamp,
  transfer_end_timestamp: timestamp,
  duration_ms: duration,
  transcript: text,
  transcript_object: list,
  transcript_with_tool_calls: list,
  scrubbed_transcript_with_tool_calls: list,
  ...linkShape,
  latency: freeForm,
  disconnection_reason: text,
  transfer_destination: text,
  call_analysis: freeForm,
  call_cost: freeForm,
  llm_token_usage: freeForm,
} as const;

export type CallFields = Fields<typeof callShape>;

export interface Origin {
  readonly source: CallRecord['source'];
  /** The row as Retell sent it, without its secrets. */
  readonly raw: string;
}

/** A row as a record; `undefined` when it has no usable id. */
export function recordOf(
  fields: CallFields,
  read: { readonly unknown: Call['unknown']; readonly problems: string[] },
  origin: Origin,
): CallRecord | undefined {
  if (fields.call_id === undefined || !isCallId(fields.call_id)) return undefined;
  const { problems } = read;
  const links = linksOf(fields);
  const call = present<Call>({
    id: fields.call_id,
    kind: 'call',
    ...detailsOf(fields),
    ...freeFormOf(fields, problems),
    ...analysisOf(fields.call_analysis, problems),
    latency: latenciesOf(fields.latency, problems),
    cost: costOf(fields.call_cost, problems),
    tokens: tokensOf(fields.llm_token_usage, problems),
    media: offerOf(links),
    ...transcriptOf(fields, origin, problems),
    unknown: read.unknown,
    problems,
  });
  return { call, links, raw: origin.raw, source: origin.source };
}

/** Control characters cut a text short in some databases; a dot or two would be another path. */
const unusableId = /\p{Cc}|[\u2028\u2029]|^\.{1,2}$/u;

/** Whether a text can be the id of a call. It must survive storage and addresses unchanged. */
export const isCallId = (id: string): id is CallId =>
  id.length > 0 && id.length <= 500 && id.isWellFormed() && !unusableId.test(id);

/** Free-form objects, mostly the customer's own. */
const freeFormOf = (fields: CallFields, problems: string[]) => ({
  ...customerObjectsOf(fields, problems),
  sipHeaders: boundedObject(fields.custom_sip_headers, 'SIP headers', problems),
  telephony: boundedObject(fields.telephony_identifier, 'telephony', problems),
});

const detailsOf = (fields: CallFields) => ({
  agentId: fields.agent_id,
  agentName: fields.agent_name,
  agentVersion: fields.agent_version ?? fields.version,
  type: fields.call_type,
  status: fields.call_status,
  direction: fields.direction,
  fromNumber: fields.from_number,
  toNumber: fields.to_number,
  startMs: fields.start_timestamp,
  endMs: fields.end_timestamp,
  transferEndMs: fields.transfer_end_timestamp,
  durationMs: fields.duration_ms ?? durationBetween(fields.start_timestamp, fields.end_timestamp),
  disconnectionReason: fields.disconnection_reason,
  transferDestination: fields.transfer_destination,
  batchCallId: fields.batch_call_id,
  dataStorage: fields.data_storage_setting ?? legacyStorage(fields.opt_out_sensitive_data_storage),
  signedUrls: fields.opt_in_signed_url,
});

const legacyStorage = (optedOut: boolean | undefined): string | undefined =>
  optedOut === true ? 'basic_attributes_only' : undefined;

export function analysisOf(row: Row | undefined, problems: string[]) {
  if (row === undefined) return {};
  const { fields, problems: found } = readRow(analysisShape, row, 'call_analysis.');
  problems.push(...found);
  return {
    sentiment: fields.user_sentiment ?? fields.sentiment,
    successful: fields.call_successful ?? fields.chat_successful,
    inVoicemail: fields.in_voicemail,
    summary: fields.call_summary ?? fields.chat_summary ?? fields.summary,
    customAnalysis: boundedObject(fields.custom_analysis_data, 'custom analysis', problems),
  };
}

/** The transcript with tool calls has the most detail; without it the plain transcript is used. */
function transcriptOf(fields: CallFields, origin: Origin, problems: string[]) {
  const { scrubbed_transcript_with_tool_calls: redacted, transcript } = fields;
  const redactedTexts = itemTextsOf(origin.raw, 'scrubbed_transcript_with_tool_calls');
  return {
    entries: entriesOrNone(fields, origin, problems),
    scrubbedEntries:
      redacted === undefined
        ? undefined
        : entriesOf(redacted, 'redacted transcript', problems, redactedTexts),
    transcriptText: transcript === '' ? undefined : transcript,
  };
}

/** A full call without a transcript has no entries. Of a list row without one, they are unknown. */
function entriesOrNone(
  fields: CallFields,
  { source, raw }: Origin,
  problems: string[],
): readonly Entry[] | undefined {
  const name = (['transcript_with_tool_calls', 'transcript_object'] as const).find(
    (field) => fields[field] !== undefined,
  );
  const items = name === undefined ? undefined : fields[name];
  if (items !== undefined) {
    return entriesOf(items, 'transcript', problems, itemTextsOf(raw, name));
  }
  return source === 'get' ? [] : undefined;
}
