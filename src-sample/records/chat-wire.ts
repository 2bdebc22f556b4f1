import { z } from 'zod';

const text = z.string().optional();
const number = z.number().nullish();
const anyFields = z.record(z.string(), z.unknown()).optional();

/** A chat with the fields of get-chat. Unknown fields are kept. */
export const ChatWire = z.looseObject({
  chat_id: z.string().min(1),
  agent_id: z.string(),
  chat_status: z.string(),
  version: number,
  start_timestamp: z.number().optional(),
  end_timestamp: number,
  metadata: anyFields,
  custom_attributes: anyFields,
  transcript: text,
  message_with_tool_calls: z.array(z.looseObject({ role: z.string(), content: text })).optional(),
  chat_cost: z.looseObject({ combined_cost: z.number().optional() }).optional(),
  chat_analysis: z
    .looseObject({
      user_sentiment: text,
      chat_successful: z.boolean().optional(),
      custom_analysis_data: anyFields,
    })
    .optional(),
});
export type ChatWire = z.infer<typeof ChatWire>;

/** A chat as a list shows it: Retell returns the messages only from get-chat. */
export function withoutMessages(chat: ChatWire): ChatWire {
  const { transcript: _transcript, message_with_tool_calls: _messages, ...rest } = chat;
  return rest;
}
