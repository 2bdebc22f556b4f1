import { z } from 'zod';
import { Verdict, VerdictField } from '../annotations.ts';

const text = z.string();
const seconds = z.number().optional();

const ToolCall = z.object({
  id: text,
  type: z.literal('function'),
  /** `arguments` is the JSON text that the agent sent. */
  function: z.object({ name: text, arguments: text }),
});

/** One message of a conversation, in the form that evaluation tools read. */
export const DatasetMessage = z.object({
  role: z.enum(['assistant', 'user', 'tool', 'system']),
  content: text,
  tool_calls: z.array(ToolCall).optional(),
  tool_call_id: text.optional(),
  /** What spoke, where it is neither agent nor caller. */
  name: text.optional(),
  /** Index of the entry in Retell's transcript. */
  entry: z.number().int().nonnegative(),
  start_s: seconds,
  end_s: seconds,
  /** What was really said, where the reviewer corrected the transcript. */
  corrected: text.optional(),
  /** Whether the reviewer compared the words with what was really said. */
  checked: z.boolean().optional(),
  /** What the agent should have said or done. */
  better_reply: text.optional(),
  tags: z.array(text).optional(),
});
export type DatasetMessage = z.infer<typeof DatasetMessage>;

const DatasetAnswer = z.object({
  section: text,
  criterion: text,
  criterion_id: text,
  answer: text.optional(),
  comment: text.optional(),
  root_causes: z.array(text).optional(),
});

const common = {
  schema: z.literal('earmark-dataset-1'),
  workspace: text,
  call_id: text,
  kind: z.enum(['call', 'chat']),
  started_at: text.optional(),
  started_at_local: text.optional(),
  agent_id: text.optional(),
  agent_name: text.optional(),
  agent_version: z.number().optional(),
  review_id: text.optional(),
  reviewer: text.optional(),
  purpose: text,
  review_state: text,
  submitted_at: text.optional(),
  submitted_at_local: text.optional(),
  rubric: text,
  rubric_version: z.number(),
  score: z.number().optional(),
  passed: z.boolean().optional(),
};

/** One reviewed call with everything that was said and judged. */
export const DatasetCall = z.object({
  ...common,
  messages: z.array(DatasetMessage),
  answers: z.array(DatasetAnswer),
  tags: z.array(
    z.object({
      tag: text,
      start_s: seconds,
      end_s: seconds,
      quote: text,
      comment: text.optional(),
    }),
  ),
  comment: text.optional(),
  sentiment: text.optional(),
  successful: z.boolean().optional(),
  /** What the reviewer thinks of Retell's judgements, by field. */
  verdicts: z.record(VerdictField, Verdict),
});
export type DatasetCall = z.infer<typeof DatasetCall>;

/** One turn of the agent, with the conversation before it. */
export const DatasetTurn = z.object({
  ...common,
  /** What came before, oldest first. */
  context: z.array(DatasetMessage),
  turn: DatasetMessage,
});
export type DatasetTurn = z.infer<typeof DatasetTurn>;

export const DatasetLine = z.union([DatasetCall, DatasetTurn]);
