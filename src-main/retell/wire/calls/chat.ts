import type { Call, CallRecord } from '../../../../src-shared/call.ts';
import { costOf, customerObjectShape, customerObjectsOf } from './call-parts.ts';
import { analysisOf, isCallId, type Origin } from './call-record.ts';
import { entriesOf } from './entries.ts';
import { itemTextsOf } from './source-texts.ts';
import {
  durationBetween,
  freeForm,
  list,
  number,
  present,
  text,
  timestamp,
} from '../fields/field.ts';
import { readRow, type Fields, type Row } from '../fields/read-row.ts';

/** Fields of v3 list-chats and get-chat. */
export const chatV3Shape = {
  chat_id: text,
  chat_type: text,
  chat_status: text,
  agent_id: text,
  agent_name: text,
  version: number,
  start_timestamp: timestamp,
  end_timestamp: timestamp,
  transcript: text,
  message_with_tool_calls: list,
  ...customerObjectShape,
  chat_cost: freeForm,
  chat_analysis: freeForm,
} as const;

/** A row of list-chats, or the response of get-chat. A row with messages is the full chat. */
export function chatOfV3(row: Row, origin: Origin): CallRecord | undefined {
  const { fields, unknown, problems } = readRow(chatV3Shape, row);
  if (fields.chat_id === undefined || !isCallId(fields.chat_id)) return undefined;
  const items = fields.message_with_tool_calls;
  const source = items === undefined ? origin.source : 'get';
  const call = present<Call>({
    id: fields.chat_id,
    kind: 'chat',
    ...detailsOf(fields),
    ...analysisOf(fields.chat_analysis, problems),
    ...customerObjectsOf(fields, problems),
    cost: costOf(fields.chat_cost, problems),
    media: noMedia,
    entries:
      items === undefined
        ? noneIf(source)
        : entriesOf(
            items,
            'messages',
            problems,
            itemTextsOf(origin.raw, 'message_with_tool_calls'),
          ),
    transcriptText: fields.transcript === '' ? undefined : fields.transcript,
    unknown,
    problems,
  });
  return { call, links: {}, raw: origin.raw, source };
}

const detailsOf = (fields: Fields<typeof chatV3Shape>) => ({
  agentId: fields.agent_id,
  agentName: fields.agent_name,
  agentVersion: fields.version,
  type: fields.chat_type,
  status: fields.chat_status,
  startMs: fields.start_timestamp,
  endMs: fields.end_timestamp,
  durationMs: durationBetween(fields.start_timestamp, fields.end_timestamp),
});

const noneIf = (source: Origin['source']) => (source === 'get' ? [] : undefined);

const noMedia = {
  recording: false,
  multiChannel: false,
  scrubbedRecording: false,
  scrubbedMultiChannel: false,
  publicLog: false,
  knowledgeBase: false,
};
