import type { Call, CallRecord } from '../../../src-shared/call.ts';
import { costOf } from './call-parts.ts';
import { analysisOf, isCallId, type Origin } from './call-row.ts';
import { entriesOf } from './entries.ts';
import { bag, bagOf, list, number, present, text } from './field.ts';
import { readRow, type Fields, type Row } from './read-row.ts';

/** Fields of v3 list-chats and of get-chat. */
export const chatV3Shape = {
  chat_id: text,
  chat_type: text,
  chat_status: text,
  agent_id: text,
  agent_name: text,
  version: number,
  start_timestamp: number,
  end_timestamp: number,
  transcript: text,
  message_with_tool_calls: list,
  metadata: bag,
  retell_llm_dynamic_variables: bag,
  collected_dynamic_variables: bag,
  custom_attributes: bag,
  chat_cost: bag,
  chat_analysis: bag,
} as const;

/** A chat is a call without sound; a list row that brings its messages is the whole of it. */
export function chatOfV3(row: Row, origin: Origin): CallRecord | undefined {
  const { fields, unknown, problems } = readRow(chatV3Shape, row);
  if (fields.chat_id === undefined || !isCallId(fields.chat_id)) return undefined;
  const lines = fields.message_with_tool_calls;
  const source = lines === undefined ? origin.source : 'get';
  const call = present<Call>({
    id: fields.chat_id,
    kind: 'chat',
    ...factsOf(fields),
    ...analysisOf(fields.chat_analysis, problems),
    metadata: bagOf(fields.metadata, 'metadata', problems),
    dynamicVariables: bagOf(fields.retell_llm_dynamic_variables, 'dynamic variables', problems),
    collectedVariables: bagOf(fields.collected_dynamic_variables, 'collected variables', problems),
    customAttributes: bagOf(fields.custom_attributes, 'custom attributes', problems),
    cost: costOf(fields.chat_cost, problems),
    media: nothingToPlay,
    entries: lines === undefined ? noneIf(source) : entriesOf(lines, 'messages', problems),
    transcriptText: fields.transcript === '' ? undefined : fields.transcript,
    unknown,
    problems,
  });
  return { call, links: {}, raw: origin.raw, source };
}

const factsOf = (fields: Fields<typeof chatV3Shape>) => ({
  agentId: fields.agent_id,
  agentName: fields.agent_name,
  agentVersion: fields.version,
  type: fields.chat_type,
  status: fields.chat_status,
  startMs: fields.start_timestamp,
  endMs: fields.end_timestamp,
  durationMs: durationOf(fields.start_timestamp, fields.end_timestamp),
});

const durationOf = (start?: number, end?: number): number | undefined =>
  start !== undefined && end !== undefined && end >= start ? end - start : undefined;

const noneIf = (source: Origin['source']) => (source === 'get' ? [] : undefined);

const nothingToPlay = {
  recording: false,
  multiChannel: false,
  scrubbedRecording: false,
  scrubbedMultiChannel: false,
  publicLog: false,
  knowledgeBase: false,
};
