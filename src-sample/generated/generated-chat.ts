import type { ChatWire } from '../records/chat-wire.ts';
import { customAnalysisOf, attributesOf, metadataOf, variablesOf } from './custom-fields.ts';
import type { CallFields } from './call-fields.ts';
import { nextLine, openingLine } from './sentences.ts';

/** A chat that is generated like the call of the same index: agent, outcome and custom fields. */
export function generatedChat(fields: CallFields, index: number, id: string): ChatWire {
  const agent = fields.agent(index);
  const startMs = fields.timeMs(index);
  const messages = makeMessages(fields, index, startMs);
  const endMs = messages.at(-1)?.created_timestamp ?? startMs;
  const isOver = index > 1 || fields.at(index, 'status') > 0.5;
  const custom = {
    metadata: metadataOf(fields, index),
    custom_attributes: attributesOf(fields, index),
    retell_llm_dynamic_variables: variablesOf(fields, index),
  };
  return {
    chat_id: id,
    agent_id: agent.id,
    version: fields.version(index),
    chat_status: isOver ? 'ended' : 'ongoing',
    chat_type: fields.isPhone(index) ? 'sms_chat' : 'api_chat',
    start_timestamp: startMs,
    ...(isOver ? { end_timestamp: endMs } : {}),
    ...Object.fromEntries(Object.entries(custom).filter(([, value]) => value !== undefined)),
    transcript: messages
      .map(({ role, content }) => `${role === 'agent' ? 'Agent' : 'User'}: ${content}\n`)
      .join(''),
    message_with_tool_calls: messages,
    chat_cost: {
      product_costs: [{ product: 'gpt_4_1', unit_price: 0.2, cost: 0.2 * messages.length }],
      combined_cost: Math.round(20 * messages.length) / 100,
    },
    ...(isOver ? analysisOf(fields, index) : {}),
  };
}

function analysisOf(fields: CallFields, index: number) {
  const sentiment = fields.sentiment(index);
  if (sentiment === undefined) return {};
  const { name, topic } = fields.agent(index);
  return {
    chat_analysis: {
      chat_summary: `${name} wrote with a customer about ${topic}.`,
      user_sentiment: sentiment,
      chat_successful: fields.successful(index) ?? false,
      custom_analysis_data: customAnalysisOf(fields, index) ?? {},
    },
  };
}

function makeMessages(fields: CallFields, index: number, startMs: number) {
  const next = fields.stream(index);
  const { topic } = fields.agent(index);
  const count = 2 + Math.floor(next() * 14);
  let clock = startMs;
  return Array.from({ length: count }, (_, nth) => {
    const role = nth % 2 === 0 ? 'agent' : 'user';
    clock += 2000 + Math.round(20_000 * next());
    return {
      message_id: `message_${index}_${nth}`,
      role,
      content: nth === 0 ? openingLine(topic) : nextLine(role, topic, next),
      created_timestamp: clock,
    };
  });
}
