import { z } from 'zod';

const id = z.string().min(1).max(200);
const version = z.number().min(-1e15).max(1e15);

/**
 * What a number of a panel counts, beyond the filter bar. All given fields are combined with AND. The
 * library counts and lists by the same selection, so that a number and the calls behind it agree.
 */
export const InsightsSelection = z.object({
  agentId: id.optional(),
  version: version.optional(),
  reviewerId: id.optional(),
  /** When the call started, in epoch ms: from the first until before the second. */
  period: z.tuple([z.number(), z.number()]).optional(),
  /** Reviews with this result for a criterion. */
  criterion: z
    .object({ id, result: z.enum(['met', 'missed', 'not-applicable', 'counted']) })
    .optional(),
  /** Reviews with a score for this section. */
  sectionId: id.optional(),
  causeId: id.optional(),
  tagId: id.optional(),
  /** The empty string stands for calls without a sentiment. */
  sentiment: z.string().max(100).optional(),
  outcome: z.enum(['successful', 'unsuccessful', 'unknown']).optional(),
  passed: z.boolean().optional(),
  scored: z.boolean().optional(),
  /** Reviews whose verdict on a field of Retell is this pair of values. */
  verdict: z
    .object({ field: id, retell: z.string().max(500), reviewer: z.string().max(500) })
    .optional(),
  /** Reviews of calls that others reviewed too. */
  compared: z.boolean().optional(),
  /** All calls, reviewed or not, with this result of a measured criterion. */
  measure: z.object({ criterionId: id, result: z.enum(['met', 'not-met', 'decided']) }).optional(),
  /** All calls, reviewed or not. */
  allCalls: z.boolean().optional(),
  /** Reviewed calls whose review differs from the result of this measured criterion. */
  measureDiffers: z.object({ criterionId: id }).optional(),
});
export type InsightsSelection = z.infer<typeof InsightsSelection>;
