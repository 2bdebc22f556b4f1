import { listedRows } from '../../unit/main/retell/documented-fields.ts';
import { put, toldOfCall, toldOfChat } from './told-fields.ts';
import { chatLines, everyLine, scrubbedLines, toolLines } from './told-lines.ts';
import type { ToldCall } from './told-retell.ts';

type Row = Record<string, unknown>;

/** A row with every field that the list says stands in those documents. */
function rowOf(heading: string, told: typeof toldOfCall, documents: readonly string[]): Row {
  const row: Row = {};
  for (const { field, cells } of listedRows(heading)) {
    const [documentsOf = ''] = cells;
    const value = told[field];
    const isIn = documentsOf.split(' · ').some((one) => documents.includes(one));
    if (isIn && value !== undefined) put(row, field, value.raw);
  }
  return row;
}

const callOf = (id: string, documents: readonly string[]): Row => ({
  ...rowOf('A call', toldOfCall, documents),
  call_id: id,
});

/** The call that every filter is true of. */
export const matching = 'call_told_v3';

const v3: Row = {
  ...callOf(matching, ['v3', 'SDK']),
  custom_attributes: { told_attribute: 'urgent' },
};

const lines = {
  transcript_with_tool_calls: toolLines('told_tool'),
  scrubbed_transcript_with_tool_calls: scrubbedLines,
};

/** The call above but for one thing, and without its recordings. */
const but = (id: string, change: Row, spoken: unknown = toolLines('told_tool')): ToldCall => {
  const { recording_url: _1, scrubbed_recording_url: _2, ...rest } = v3;
  const { recording_multi_channel_url: _3, ...fewer } = rest;
  const { scrubbed_recording_multi_channel_url: _4, ...listed } = fewer;
  const row = { ...listed, call_id: id, ...analysis({}), ...change };
  return { listed: row, whole: { ...row, transcript_with_tool_calls: spoken } };
};

const dayBefore = (field: string): number =>
  Number(toldOfCall[field]?.raw ?? 0) - 48 * 60 * 60 * 1000;

const analysis = (change: Row) => ({
  call_analysis: { ...(v3['call_analysis'] as Row), call_summary: 'Nothing grew.', ...change },
});

/** For each criterion a call that it alone keeps out. */
const keptOut: readonly ToldCall[] = [
  but('call_told_agent', { agent_id: 'agent_other', agent_name: 'Other agent' }),
  but('other_id', {}),
  but('call_told_batch', { batch_call_id: 'other_batch' }),
  but('call_told_status', { call_status: 'error' }),
  but('call_told_voicemail', analysis({ in_voicemail: false })),
  but('call_told_reason', { disconnection_reason: 'inactivity' }),
  but('call_told_from', { from_number: '+447700900123' }),
  but('call_told_to', { to_number: '+447700900124' }),
  but('call_told_type', { call_type: 'web_call' }),
  but('call_told_direction', { direction: 'outbound' }),
  but('call_told_sentiment', analysis({ user_sentiment: 'Neutral' })),
  but('call_told_storage', { data_storage_setting: 'basic_attributes_only' }, []),
  but('call_told_failed', analysis({ call_successful: false })),
  but('call_told_start', { start_timestamp: dayBefore('start_timestamp') }),
  but('call_told_end', { end_timestamp: dayBefore('end_timestamp') }),
  but('call_told_short', { duration_ms: 12_000 }),
  but('call_told_cheap', { call_cost: { combined_cost: 3 } }),
  but('call_told_quick', { latency: { e2e: { p50: 42 } } }),
  but('call_told_tool', {}, toolLines('other_tool')),
  but('call_told_verdict', analysis({ custom_analysis_data: { told_verdict: 'kept' } })),
  but('call_told_attribute', { custom_attributes: { told_attribute: 'calm' } }),
  but('call_told_metadata', { metadata: { told_order: 'XX-9' } }),
  but('call_told_variable', { retell_llm_dynamic_variables: { told_given: 'Boulder' } }),
];

const whole = callOf('call_told_get', ['get']);
const { transcript: _none, transcript_object: _neither, ...silent } = whole;

/** What the list says of a call of which only get-call speaks. */
const barely = (id: string): Row => ({
  call_id: id,
  start_timestamp: toldOfCall['start_timestamp']?.raw,
});

const says = (id: string, told: Row): ToldCall => ({
  listed: barely(id),
  whole: { ...silent, call_id: id, ...told },
});

/** The same line from either of the older fields of a transcript. */
const plainLines = [{ role: 'agent', content: 'Nothing but an object', words: [] }];

const files = (...names: readonly string[]): Row =>
  Object.fromEntries(names.map((name) => [name, toldOfCall[name]?.raw]));

/** Every call of the account that speaks v3. */
export const callsOfV3: readonly ToldCall[] = [
  { listed: v3, whole: { ...v3, ...lines } },
  says('call_told_get', { transcript_with_tool_calls: everyLine }),
  says('call_told_object', { transcript_object: plainLines }),
  says('call_told_text', { transcript: toldOfCall['transcript']?.raw }),
  but('lanes_told', files('recording_url', 'recording_multi_channel_url')),
  but('clean_told', files('recording_url', 'scrubbed_recording_url')),
  ...keptOut,
];

const whollyListed = (row: Row): ToldCall => ({ listed: row, whole: row });

const v2 = callOf('call_told_v2', ['v2']);
/** What the row says at its top alone; the whole of it is not to be had. */
const { call_analysis: _inAnalysis, ...atTop } = v2;

export const callsOfV2: readonly ToldCall[] = [
  whollyListed(v2),
  whollyListed({
    ...v2,
    call_id: 'call_told_euro',
    call_cost: { total_cost: 3.21, currency: 'EUR' },
  }),
  { listed: { ...atTop, call_id: 'call_told_top' } },
];

const v1: Row = {
  ...callOf('call_told_v1', ['v1']),
  call_analysis: { user_sentiment: toldOfCall['call_analysis.user_sentiment']?.raw },
};
export const callsOfV1: readonly ToldCall[] = [
  whollyListed({ ...v1, transcript_with_tool_calls: everyLine }),
  whollyListed({ ...v1, call_id: 'call_told_object', transcript_object: plainLines }),
  whollyListed({ ...v1, call_id: 'call_told_text' }),
];

/** The agent that no record names. */
export const namelessAgent = 'agent_told_by_id_alone';

const chat: Row = { ...rowOf('A chat', toldOfChat, ['list-chats', 'SDK']), chat_id: 'chat_told' };
const { transcript: _said, ...mute } = chat;
const { agent_name: _name, chat_analysis: _analysis, ...nameless } = mute;

export const toldChats: readonly ToldCall[] = [
  { listed: mute, whole: { ...mute, message_with_tool_calls: chatLines } },
  { listed: { ...mute, chat_id: 'chat_text' }, whole: { ...chat, chat_id: 'chat_text' } },
  {
    // Without a name its agent goes by its id.
    listed: { ...nameless, chat_id: 'chat_nameless', agent_id: namelessAgent },
    whole: { ...nameless, chat_id: 'chat_nameless', agent_id: namelessAgent },
  },
];
