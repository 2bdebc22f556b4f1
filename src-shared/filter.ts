import { z } from 'zod';
import { measureOutcomes } from './measure-outcome.ts';
import { VerdictField } from './annotations.ts';
import { verdictStances } from './verdict-stances.ts';
import { markerKinds } from './marker.ts';
import { reviewStatuses } from './review-statuses.ts';

/**
 * Retell’s filter language (v3 `CallFilter`), so that the same object can be used for the local library and
 * for the server, with the same result. All fields are combined with AND.
 */
const text = z.string().max(20_000);
const texts = z.array(text).max(5000);
const StringFilter = z.object({
  type: z.literal('string'),
  op: z.enum(['eq', 'ne', 'sw', 'ew', 'co']),
  value: text,
});
const EnumFilter = z.object({
  type: z.literal('enum'),
  op: z.literal('in'),
  value: texts,
});
const BooleanFilter = z.object({
  type: z.literal('boolean'),
  op: z.literal('eq'),
  value: z.boolean(),
});
const NumberFilter = z.object({
  type: z.literal('number'),
  op: z.enum(['eq', 'ne', 'gt', 'ge', 'lt', 'le']),
  value: z.number(),
});
/** Both bounds are included. */
const RangeFilter = z.object({
  type: z.literal('range'),
  op: z.literal('bt'),
  value: z.tuple([z.number(), z.number()]),
});
const PresentFilter = z.object({ type: z.literal('present'), op: z.enum(['pr', 'np']) });

const AmountFilter = z.union([NumberFilter, RangeFilter]);
const AgentFilter = z.object({
  agent_id: z.string().min(1).max(500),
  version: z.array(z.number()).max(1000).optional(),
});
const ToolCallFilter = z.object({
  name: text,
  latency_ms: AmountFilter.optional(),
  success: BooleanFilter.optional(),
});
const customField = { key: text };
const CustomFieldFilter = z.union([
  StringFilter.extend(customField),
  NumberFilter.extend({
    ...customField,
    /** The digits of an integer beyond 2^53, which `value` can only approximate. */
    exact: z
      .string()
      .regex(/^-?\d{16,40}$/)
      .optional(),
  }),
  BooleanFilter.extend(customField),
  RangeFilter.extend(customField),
  EnumFilter.extend(customField),
  PresentFilter.extend(customField),
]);

export const CallFilter = z.object({
  agent: z.array(AgentFilter).max(5000).optional(),
  call_id: StringFilter.optional(),
  batch_call_id: StringFilter.optional(),
  call_status: EnumFilter.optional(),
  in_voicemail: BooleanFilter.optional(),
  disconnection_reason: EnumFilter.optional(),
  from_number: StringFilter.optional(),
  to_number: StringFilter.optional(),
  call_type: EnumFilter.optional(),
  direction: EnumFilter.optional(),
  user_sentiment: EnumFilter.optional(),
  data_storage_setting: EnumFilter.optional(),
  call_successful: BooleanFilter.optional(),
  start_timestamp: AmountFilter.optional(),
  end_timestamp: AmountFilter.optional(),
  duration_ms: AmountFilter.optional(),
  combined_cost: AmountFilter.optional(),
  e2e_latency_p50: AmountFilter.optional(),
  tool_calls: z.array(ToolCallFilter).max(100).optional(),
  custom_analysis_data: z.array(CustomFieldFilter).max(100).optional(),
  custom_attributes: z.array(CustomFieldFilter).max(100).optional(),
  metadata: z.array(CustomFieldFilter).max(100).optional(),
  dynamic_variables: z.array(StringFilter.extend(customField)).max(100).optional(),
});

export type CallFilter = z.infer<typeof CallFilter>;
export type StringFilter = z.infer<typeof StringFilter>;
export type EnumFilter = z.infer<typeof EnumFilter>;
export type BooleanFilter = z.infer<typeof BooleanFilter>;
export type NumberFilter = z.infer<typeof NumberFilter>;
export type RangeFilter = z.infer<typeof RangeFilter>;
export type AmountFilter = z.infer<typeof AmountFilter>;
export type AgentFilter = z.infer<typeof AgentFilter>;
export type ToolCallFilter = z.infer<typeof ToolCallFilter>;
export type CustomFieldFilter = z.infer<typeof CustomFieldFilter>;

/** The filter of a queue: Retell’s fields and those of the reviews. */
export const QueueFilter = z.object({
  kind: z.enum(['call', 'chat']),
  call: CallFilter,
  /** Retell can’t filter by a missing outcome. Several values are combined with OR. */
  outcome: z
    .array(z.enum(['successful', 'unsuccessful', 'unknown']))
    .max(3)
    .optional(),
  /** Also calls without a sentiment, besides those in `call.user_sentiment`. */
  withoutSentiment: z.boolean().optional(),
  states: z.array(z.enum(reviewStatuses)).max(reviewStatuses.length).optional(),
  flagged: z.boolean().optional(),
  /** Calls with any of these tags. */
  tags: texts.optional(),
  /** The score of the review, 0–100. Calls without a score do not match. */
  score: AmountFilter.optional(),
  /** Submitted reviews that passed, or failed. */
  passed: z.boolean().optional(),
  /** For each criterion, calls with any of the answers; all of them have to match. */
  answers: z
    .array(
      z.object({
        criterionId: z.string().min(1).max(100),
        /** Ids of options or checked items, or `notApplicableValue` of review-answers.ts. */
        values: z.array(z.string().max(100)).min(1).max(50),
      }),
    )
    .max(50)
    .optional(),
  /** For each of Retell's judgements, calls with any of the verdicts; all of them have to match. */
  verdicts: z
    .array(
      z.object({
        field: VerdictField,
        stances: z.array(z.enum(verdictStances)).min(1).max(verdictStances.length),
      }),
    )
    .max(50)
    .optional(),
  /** Calls that anybody reviewed. The other fields of a review are about the reviewer's own. */
  reviewedByAnyone: z.boolean().optional(),
  /** Calls with a submitted review by any of these reviewers. */
  reviewers: z.array(z.string().max(200)).max(100).optional(),
  /** When the review was submitted, in epoch ms. */
  submittedMs: AmountFilter.optional(),
  /** Reviews with a comment: on the call, on an answer or on a tag. */
  commented: z.boolean().optional(),
  /** Calls with at least so many markers of each kind. All have to match. */
  marks: z
    .array(z.object({ kind: z.enum(markerKinds), atLeast: z.number().int().min(1).max(100_000) }))
    .max(markerKinds.length)
    .optional(),
  /** The calls of a plan's newest draw, by the id of the plan. */
  plan: z.uuid().optional(),
  /** For each criterion, calls whose measure has any of the outcomes; all of them have to match. */
  measures: z
    .array(
      z.object({
        criterionId: z.string().min(1).max(100),
        outcomes: z.array(z.enum(measureOutcomes)).min(1).max(measureOutcomes.length),
      }),
    )
    .max(50)
    .optional(),
  /** The calls of a stored list, e.g. those behind a number of Insights. The name is shown. */
  callList: z.object({ id: z.uuid(), name: z.string().max(300) }).optional(),
  /** Full-text search in transcripts and summaries; prefix, "phrase", NOT. */
  search: text.optional(),
});
export type QueueFilter = z.infer<typeof QueueFilter>;

export const QueueSort = z.object({
  /**
   * `plan` is the order of the plan that the queue is filtered by, and without one the same as `start`.
   * `measures` is the number of measures that speak against the call.
   */
  by: z.enum(['start', 'duration', 'latency', 'cost', 'score', 'measures', 'plan']),
  order: z.enum(['ascending', 'descending']),
});
export type QueueSort = z.infer<typeof QueueSort>;
