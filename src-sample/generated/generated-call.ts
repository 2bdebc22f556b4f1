import type { CallMedia, CallWire, EntryWire, StoredCall } from '../records/call-wire.ts';
import type { CallFields } from './call-fields.ts';
import { attributesOf, customAnalysisOf, metadataOf, variablesOf } from './custom-fields.ts';
import { costOf, latencyOf, tokensOf } from './call-figures.ts';
import { makeDialogue } from './dialogue.ts';

/** Leaves out fields whose value is undefined, as JSON does. */
function present<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  // The filter removes exactly the properties that the type removes.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Object.entries forgets the keys
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

/** A generated call as a list shows it. */
export function generatedItem(fields: CallFields, index: number, id: string): CallWire {
  const agent = fields.agent(index);
  const status = fields.status(index);
  const startMs = fields.timeMs(index);
  const durationMs = fields.durationMs(index);
  const hasStarted = status !== 'registered';
  const reason = fields.reason(index);
  return {
    call_id: id,
    ...(fields.isPhone(index) ? phoneFields(fields, index) : webFields(id)),
    agent_id: agent.id,
    agent_name: agent.name,
    agent_version: fields.version(index),
    call_status: status,
    data_storage_setting: fields.storage(index),
    opt_in_signed_url: isSigned(fields, index),
    ...present({
      batch_call_id: batchOf(fields, index),
      start_timestamp: hasStarted ? startMs : undefined,
      end_timestamp: fields.hasEnded(index) ? startMs + (durationMs ?? 0) : undefined,
      duration_ms: durationMs,
      disconnection_reason: reason,
      transfer_destination: reason === 'call_transfer' ? '+12125550190' : undefined,
      metadata: metadataOf(fields, index),
      custom_attributes: attributesOf(fields, index),
      retell_llm_dynamic_variables: variablesOf(fields, index),
      latency: latencyOf(fields, index),
      call_cost: costOf(fields, index),
      llm_token_usage: tokensOf(fields, index),
      call_analysis: analysisOf(fields, index),
    }),
  };
}

function phoneFields(fields: CallFields, index: number) {
  const agent = fields.agent(index);
  const party = partyOf(fields, index);
  return {
    call_type: 'phone_call',
    from_number: agent.outbound ? agent.number : party,
    to_number: agent.outbound ? party : agent.number,
    direction: agent.outbound ? 'outbound' : 'inbound',
    telephony_identifier: { twilio_call_sid: `CA${index.toString(16).padStart(32, '0')}` },
  };
}

const webFields = (id: string) => ({ call_type: 'web_call', access_token: `token_of_${id}` });

/** The phone number of the caller, from a range reserved for fiction. */
export const partyOf = (fields: CallFields, index: number): string =>
  `+1${200 + Math.floor(fields.at(index, 'party') * 700)}55501${`${index % 100}`.padStart(2, '0')}`;

/** Calls of the same batch have the same batch id. */
export const batchOf = (fields: CallFields, index: number): string | undefined =>
  fields.agent(index).outbound && fields.at(index, 'batch') < 0.5
    ? `batch_call_${Math.floor(index / 200)}`
    : undefined;

/** Whether links to the call's files expire. */
export const isSigned = (fields: CallFields, index: number): boolean =>
  fields.at(index, 'signed') < 0.2;

function analysisOf(fields: CallFields, index: number) {
  const inVoicemail = fields.inVoicemail(index);
  if (inVoicemail === undefined) return undefined;
  const { topic, name } = fields.agent(index);
  const successful = fields.successful(index) ?? false;
  return {
    call_summary: `${name} spoke with a caller about ${topic}; ${
      successful ? 'the matter was settled' : 'the matter stayed open'
    }.`,
    in_voicemail: inVoicemail,
    call_successful: successful,
    ...present({
      user_sentiment: fields.sentiment(index),
      custom_analysis_data: customAnalysisOf(fields, index),
    }),
  };
}

/** The files of a generated call; its audio is synthesised. */
export function generatedMedia(fields: CallFields, index: number): CallMedia {
  const hasRecording = fields.hasRecording(index);
  return {
    ...(hasRecording ? { file: 'made-by-rule' } : {}),
    multiChannel: hasRecording,
    mono: hasRecording,
    scrubbed: false,
    ...(fields.hasTexts(index) ? { publicLog: publicLog(fields, index) } : {}),
    channels: ['agent', 'user'],
  };
}

function publicLog(fields: CallFields, index: number): string {
  const stamp = new Date(fields.timeMs(index)).toISOString();
  const turns = fields.latenciesMs(index).map((ms) => `${stamp} info  turn latency ${ms} ms`);
  return `${[`${stamp} info  call connected`, ...turns].join('\n')}\n`;
}

/** The transcript entries of a generated call. */
export function generatedEntries(fields: CallFields, index: number): EntryWire[] {
  const durationMs = fields.durationMs(index) ?? 0;
  return makeDialogue({
    topic: fields.agent(index).topic,
    durationMs,
    wordCount: fields.isLong(index) ? 25_000 : Math.max(8, Math.round((durationMs / 1000) * 2.2)),
    tools: fields.tools(index),
    latenciesMs: fields.latenciesMs(index),
    next: fields.stream(index),
  });
}

const labels: Readonly<Record<string, string>> = { agent: 'Agent', user: 'User' };

/** A generated call as get-call returns it. */
export function generatedCall(fields: CallFields, index: number, id: string): StoredCall {
  const item = generatedItem(fields, index, id);
  const media = generatedMedia(fields, index);
  const tools = fields.tools(index).map((tool): [string, number] => [tool.id, tool.latencyMs]);
  const toolLatencyMs = Object.fromEntries(tools);
  if (!fields.hasTexts(index)) return { call: item, media, toolLatencyMs };
  const entries = generatedEntries(fields, index);
  const turns = entries.filter(({ role }) => role in labels);
  const lines = turns.map(({ role, content }) => `${labels[role]}: ${content}\n`);
  return {
    call: {
      ...item,
      transcript: lines.join(''),
      transcript_object: turns,
      transcript_with_tool_calls: entries,
    },
    media,
    toolLatencyMs,
  };
}
