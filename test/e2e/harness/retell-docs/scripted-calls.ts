import { listedRows } from '../../../unit/main/retell/documented-fields.ts';
import { setField, callFieldValues, chatFieldValues } from './field-values.ts';
import {
  chatMessages,
  entriesOfEveryKind,
  redactedEntries,
  toolEntries,
} from './transcript-entries.ts';
import type { ScriptedCall } from './scripted-retell.ts';

type Row = Record<string, unknown>;

/** A row with every field that docs/retell.md lists for these documents. */
function rowOf(
  heading: string,
  reported: typeof callFieldValues,
  documents: readonly string[],
): Row {
  const row: Row = {};
  for (const { field, cells } of listedRows(heading)) {
    const [documentsOf = ''] = cells;
    const value = reported[field];
    const isIn = documentsOf.split(' · ').some((one) => documents.includes(one));
    if (isIn && value !== undefined) setField(row, field, value.raw);
  }
  return row;
}

const callOf = (id: string, documents: readonly string[]): Row => ({
  ...rowOf('A call', callFieldValues, documents),
  call_id: id,
});

/** The call that every filter matches. */
export const matchingCall = 'call_told_v3';

const v3: Row = {
  ...callOf(matchingCall, ['v3', 'SDK']),
  custom_attributes: { told_attribute: 'urgent' },
};

const lines = {
  transcript_with_tool_calls: toolEntries('told_tool'),
  scrubbed_transcript_with_tool_calls: redactedEntries,
};

/** A copy of the matching call with one change, without its recordings. */
const variantOf = (
  id: string,
  change: Row,
  spoken: unknown = toolEntries('told_tool'),
): ScriptedCall => {
  const { recording_url: _1, scrubbed_recording_url: _2, ...rest } = v3;
  const { recording_multi_channel_url: _3, ...fewer } = rest;
  const { scrubbed_recording_multi_channel_url: _4, ...listed } = fewer;
  const row = { ...listed, call_id: id, ...analysis({}), ...change };
  return { listed: row, full: { ...row, transcript_with_tool_calls: spoken } };
};

const dayBefore = (field: string): number =>
  Number(callFieldValues[field]?.raw ?? 0) - 48 * 60 * 60 * 1000;

const analysis = (change: Row) => ({
  call_analysis: { ...(v3['call_analysis'] as Row), call_summary: 'Nothing grew.', ...change },
});

/** For each filter field, one call that only this filter excludes. */
const keptOut: readonly ScriptedCall[] = [
  variantOf('call_told_agent', { agent_id: 'agent_other', agent_name: 'Other agent' }),
  variantOf('other_id', {}),
  variantOf('call_told_batch', { batch_call_id: 'other_batch' }),
  variantOf('call_told_status', { call_status: 'error' }),
  variantOf('call_told_voicemail', analysis({ in_voicemail: false })),
  variantOf('call_told_reason', { disconnection_reason: 'inactivity' }),
  variantOf('call_told_from', { from_number: '+447700900123' }),
  variantOf('call_told_to', { to_number: '+447700900124' }),
  variantOf('call_told_type', { call_type: 'web_call' }),
  variantOf('call_told_direction', { direction: 'outbound' }),
  variantOf('call_told_sentiment', analysis({ user_sentiment: 'Neutral' })),
  variantOf('call_told_storage', { data_storage_setting: 'basic_attributes_only' }, []),
  variantOf('call_told_failed', analysis({ call_successful: false })),
  variantOf('call_told_start', { start_timestamp: dayBefore('start_timestamp') }),
  variantOf('call_told_end', { end_timestamp: dayBefore('end_timestamp') }),
  variantOf('call_told_short', { duration_ms: 12_000 }),
  variantOf('call_told_cheap', { call_cost: { combined_cost: 3 } }),
  variantOf('call_told_quick', { latency: { e2e: { p50: 42 } } }),
  variantOf('call_told_tool', {}, toolEntries('other_tool')),
  variantOf('call_told_verdict', analysis({ custom_analysis_data: { told_verdict: 'kept' } })),
  variantOf('call_told_attribute', { custom_attributes: { told_attribute: 'calm' } }),
  variantOf('call_told_metadata', { metadata: { told_order: 'XX-9' } }),
  variantOf('call_told_variable', { retell_llm_dynamic_variables: { told_given: 'Boulder' } }),
];

const whole = callOf('call_told_get', ['get']);
const { transcript: _none, transcript_object: _neither, ...silent } = whole;

/** The list item of a call whose fields come from get-call only. */
const minimalCall = (id: string): Row => ({
  call_id: id,
  start_timestamp: callFieldValues['start_timestamp']?.raw,
});

const withTranscript = (id: string, reported: Row): ScriptedCall => ({
  listed: minimalCall(id),
  full: { ...silent, call_id: id, ...reported },
});

/** The same entry in either of the older transcript fields. */
const plainLines = [{ role: 'agent', content: 'Nothing but an object', words: [] }];

const files = (...names: readonly string[]): Row =>
  Object.fromEntries(names.map((name) => [name, callFieldValues[name]?.raw]));

/** Every call of the account with v3. */
export const callsOfV3: readonly ScriptedCall[] = [
  { listed: v3, full: { ...v3, ...lines } },
  withTranscript('call_told_get', { transcript_with_tool_calls: entriesOfEveryKind }),
  withTranscript('call_told_object', { transcript_object: plainLines }),
  withTranscript('call_told_text', { transcript: callFieldValues['transcript']?.raw }),
  variantOf('lanes_told', files('recording_url', 'recording_multi_channel_url')),
  variantOf('clean_told', files('recording_url', 'scrubbed_recording_url')),
  ...keptOut,
];

const listedInFull = (row: Row): ScriptedCall => ({ listed: row, full: row });

const v2 = callOf('call_told_v2', ['v2']);
/** The fields that v2 also has at the top level; there is no full call. */
const { call_analysis: _inAnalysis, ...atTop } = v2;

export const callsOfV2: readonly ScriptedCall[] = [
  listedInFull(v2),
  listedInFull({
    ...v2,
    call_id: 'call_told_euro',
    call_cost: { total_cost: 3.21, currency: 'EUR' },
  }),
  { listed: { ...atTop, call_id: 'call_told_top' } },
];

const v1: Row = {
  ...callOf('call_told_v1', ['v1']),
  call_analysis: { user_sentiment: callFieldValues['call_analysis.user_sentiment']?.raw },
};
export const callsOfV1: readonly ScriptedCall[] = [
  listedInFull({ ...v1, transcript_with_tool_calls: entriesOfEveryKind }),
  listedInFull({ ...v1, call_id: 'call_told_object', transcript_object: plainLines }),
  listedInFull({ ...v1, call_id: 'call_told_text' }),
];

/** The agent that has no name in any record. */
export const namelessAgent = 'agent_told_by_id_alone';

const chat: Row = {
  ...rowOf('A chat', chatFieldValues, ['list-chats', 'SDK']),
  chat_id: 'chat_told',
};
const { transcript: _said, ...mute } = chat;
const { agent_name: _name, chat_analysis: _analysis, ...nameless } = mute;

export const scriptedChats: readonly ScriptedCall[] = [
  { listed: mute, full: { ...mute, message_with_tool_calls: chatMessages } },
  { listed: { ...mute, chat_id: 'chat_text' }, full: { ...chat, chat_id: 'chat_text' } },
  {
    // An agent without a name is shown by its id.
    listed: { ...nameless, chat_id: 'chat_nameless', agent_id: namelessAgent },
    full: { ...nameless, chat_id: 'chat_nameless', agent_id: namelessAgent },
  },
];
