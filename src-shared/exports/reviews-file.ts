import { z } from 'zod';
import { BetterReply, Verdict, VerdictField } from '../annotations.ts';
import { Answer, AppliedTag, reviewPurposes } from '../review.ts';
import { uuid } from '../reviewer.ts';
import { Rubric } from '../rubrics/rubric.ts';
import { Span } from '../span.ts';
import { Tag } from '../tag.ts';

/** The file format of exported reviews, as in docs/schemas/earmark-reviews-1.schema.json. */
export const reviewsFileFormat = 'earmark-reviews';
export const reviewsFileVersion = 1;

const id = z.string().min(1).max(100);
const text = z.string().max(20_000);
/** ISO 8601 in UTC. */
const time = z.iso.datetime();
/** ISO 8601 in the exporter's time zone, with its offset. For people; `…At` is the same moment. */
const localTime = z.iso.datetime({ offset: true });

/** What identifies the call, and what Retell says of it. */
const ExportedCall = z.object({
  id: z.string().min(1).max(500),
  kind: z.enum(['call', 'chat']),
  agentId: z.string().optional(),
  agentName: z.string().optional(),
  agentVersion: z.number().optional(),
  startedAt: time.optional(),
  startedAtLocal: localTime.optional(),
  durationMs: z.number().optional(),
  sentiment: z.string().optional(),
  successful: z.boolean().optional(),
});

const ExportedCorrection = z.object({
  id,
  span: Span,
  original: text,
  corrected: text,
  createdAt: time.optional(),
});

export const ExportedReview = z.object({
  id: uuid,
  call: ExportedCall,
  reviewer: z.object({ id: z.string().max(100).optional(), name: z.string().max(200).optional() }),
  purpose: z.enum(reviewPurposes),
  /** The calibration session. */
  sessionId: uuid.optional(),
  state: z.enum(['draft', 'submitted', 'reopened', 'skipped', 'voided']),
  voidReason: text.optional(),
  unbiased: z.boolean().optional(),
  flagged: z.boolean(),
  flagNote: text.optional(),
  skipReason: text.optional(),
  rubric: z.object({ id, version: z.number().int().positive() }),
  startedAt: time.optional(),
  submittedAt: time.optional(),
  submittedAtLocal: localTime.optional(),
  activeMs: z.number().nonnegative(),
  /** 0–100; absent if nothing counts. It follows from the answers and the rubric. */
  score: z.number().optional(),
  passed: z.boolean().optional(),
  comment: text.optional(),
  /** By criterion id. */
  answers: z.record(id, Answer),
  tags: z.array(AppliedTag.extend({ createdAt: time.optional() })).max(10_000),
  corrections: z.array(ExportedCorrection).max(10_000),
  /** Indices of transcript entries that were compared with what was really said. */
  checkedTurns: z.array(z.number().int().nonnegative()).max(100_000),
  betterReplies: z.array(BetterReply).max(10_000),
  verdicts: z.record(VerdictField, Verdict),
});
export type ExportedReview = z.infer<typeof ExportedReview>;

export const ReviewsFile = z.object({
  format: z.literal(reviewsFileFormat),
  formatVersion: z.literal(reviewsFileVersion),
  exportedAt: time,
  exportedAtLocal: localTime,
  workspace: z.object({ id, name: z.string().max(200) }),
  /** Whether quotes have the text that Retell redacted, where there is one. */
  redacted: z.boolean(),
  reviews: z.array(ExportedReview),
  /** The rubric versions that the reviews use. */
  rubrics: z.array(Rubric),
  /** The tag set. */
  tags: z.array(Tag),
});
