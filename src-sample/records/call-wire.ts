import { z } from 'zod';

const text = z.string().optional();
const number = z.number().optional();
const strings = z.record(z.string(), z.string()).optional();
const anyFields = z.record(z.string(), z.unknown()).optional();

const Latency = z.looseObject({ p50: number, values: z.array(z.number()).optional() });

/** A transcript entry; only the roles whose fields the server reads are declared. */
export const EntryWire = z.looseObject({
  role: z.string(),
  content: text,
  name: text,
  tool_call_id: text,
  successful: z.boolean().optional(),
  words: z.array(z.looseObject({ word: text, start: number, end: number })).optional(),
});
export type EntryWire = z.infer<typeof EntryWire>;

const ProductCost = z.looseObject({ product: z.string(), cost: z.number(), unit_price: number });

/** A call with the fields of get-call, without the addresses of its files. Unknown fields are kept. */
export const CallWire = z.looseObject({
  call_id: z.string().min(1),
  call_type: z.string(),
  call_status: z.string(),
  agent_id: z.string(),
  agent_name: text,
  agent_version: z.number(),
  from_number: text,
  to_number: text,
  direction: text,
  batch_call_id: text,
  start_timestamp: number,
  end_timestamp: number,
  duration_ms: number,
  disconnection_reason: text,
  data_storage_setting: z.string().nullish(),
  opt_in_signed_url: z.boolean().optional(),
  metadata: anyFields,
  custom_attributes: anyFields,
  retell_llm_dynamic_variables: strings,
  transcript: text,
  transcript_object: z.array(EntryWire).optional(),
  transcript_with_tool_calls: z.array(EntryWire).optional(),
  scrubbed_transcript_with_tool_calls: z.array(EntryWire).optional(),
  latency: z.looseObject({ e2e: Latency.optional() }).optional(),
  call_analysis: z
    .looseObject({
      in_voicemail: z.boolean().optional(),
      user_sentiment: text,
      call_successful: z.boolean().optional(),
      call_summary: text,
      custom_analysis_data: anyFields,
    })
    .optional(),
  call_cost: z
    .looseObject({
      product_costs: z.array(ProductCost),
      combined_cost: number,
      total_duration_seconds: number,
      total_duration_unit_price: number,
    })
    .optional(),
});
export type CallWire = z.infer<typeof CallWire>;

/** What is stored beside a call: its files, and who speaks on which channel. */
export const CallMedia = z.object({
  /** Ogg Opus beside the call's JSON; absent when there is no recording. */
  file: text,
  multiChannel: z.boolean().default(false),
  mono: z.boolean().default(false),
  scrubbed: z.boolean().default(false),
  publicLog: text,
  knowledgeBase: text,
  channels: z.array(z.string()).default([]),
});
export type CallMedia = z.infer<typeof CallMedia>;

/** A call with everything that the server needs to serve it. */
export const StoredCall = z.object({
  call: CallWire,
  media: CallMedia.default({ multiChannel: false, mono: false, scrubbed: false, channels: [] }),
  toolLatencyMs: z.record(z.string(), z.number()).default({}),
});
export type StoredCall = z.infer<typeof StoredCall>;

/** A call without its custom attributes. */
export function withoutAttributes(call: CallWire): CallWire {
  const { custom_attributes: _attributes, ...rest } = call;
  return rest;
}

/** A call as a v3 list shows it: without the transcripts. */
export function withoutTexts(call: CallWire): CallWire {
  const {
    transcript: _transcript,
    transcript_object: _object,
    transcript_with_tool_calls: _withTools,
    scrubbed_transcript_with_tool_calls: _scrubbed,
    ...rest
  } = call;
  return rest;
}
