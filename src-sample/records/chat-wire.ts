import { z } from 'zod';

const text = z.string().optional();
const number = z.number().nullish();
const bag = z.record(z.string(), z.unknown()).optional();

/** A chat in the words of get-chat. Unknown fields stay. */
export const ChatWire = z.looseObject({
  chat_id: z.string().min(1),
  agent_id: z.string(),
  chat_status: z.string(),
  version: number,
  start_timestamp: z.number().optional(),
  end_timestamp: number,
  metadata: bag,
  custom_attributes: bag,
  transcript: text,
  message_with_tool_calls: z.array(z.looseObject({ role: z.string(), content: text })).optional(),
  chat_cost: z.looseObject({ combined_cost: z.number().optional() }).optional(),
  chat_analysis: z
    .looseObject({
      user_sentiment: text,
      chat_successful: z.boolean().optional(),
      custom_analysis_data: bag,
    })
    .optional(),
});
export type ChatWire = z.infer<typeof ChatWire>;

/** What a list shows of a chat: Retell leaves the messages to get-chat. */
export function withoutMessages(chat: ChatWire): ChatWire {
  const { transcript: _transcript, message_with_tool_calls: _messages, ...rest } = chat;
  return rest;
}
