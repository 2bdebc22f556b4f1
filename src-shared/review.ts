import { z } from 'zod';
import type { CallId } from './call.ts';
import { BetterReply, Verdict, VerdictField, type Annotations } from './annotations.ts';
import type { ReviewStatus } from './review-statuses.ts';
import type { JudgedMeasure } from './judged-measures.ts';
import { uuid } from './reviewer.ts';
import { AnswerValue } from './rubrics/answer.ts';
import { calibrationEdits } from './calibration/calibration-edit.ts';
import { planEdits } from './plans/plan-edit.ts';
import { Rubric } from './rubrics/rubric.ts';
import { Span } from './span.ts';
import { Tag } from './tag.ts';

const id = z.string().min(1).max(100);
const comment = z.string().max(20_000);
const quoteText = z.string().max(20_000);

/** A tag on a passage of a call. `quote` is the text as the reviewer saw it. */
export const AppliedTag = z.object({
  id,
  tagId: id,
  span: Span,
  quote: quoteText,
  comment: comment.optional(),
});
export type AppliedTag = z.infer<typeof AppliedTag> & { readonly createdMs: number };

/** The answer to one criterion. An answer without a value is only a comment on the criterion. */
export const Answer = z.object({
  value: AnswerValue.optional(),
  comment: comment.optional(),
  evidence: z
    .array(Span.extend({ quote: quoteText }))
    .max(200)
    .optional(),
  /** Ids of root causes, for an answer that requires them. */
  causes: z.array(id).max(50).optional(),
  /**
   * Whether the reviewer accepted or changed the answer that a measure proposed, or none was proposed.
   */
  proposal: z.enum(['accepted', 'changed', 'none']).optional(),
});
export type Answer = z.infer<typeof Answer>;

export const reviewPurposes = ['regular', 'second-opinion', 'calibration'] as const;
export type ReviewPurpose = (typeof reviewPurposes)[number];

/** One reviewer's judgement of one call against one version of a rubric. */
export interface Review {
  readonly status: ReviewStatus;
  readonly purpose: ReviewPurpose;
  /** The calibration session, for a review with that purpose. */
  readonly sessionId?: string;
  readonly voidReason?: string;
  /** It was submitted in unbiased mode, which hides what others and Retell think of the call. */
  readonly unbiased?: boolean;
  readonly flagged: boolean;
  readonly flagNote?: string;
  readonly skipReason?: string;
  readonly rubricId: string;
  readonly rubricVersion: number;
  /** By criterion id. */
  readonly answers: Readonly<Record<string, Answer>>;
  readonly comment?: string;
  /** The reviewer's name when the review was begun or submitted. */
  readonly reviewer?: string;
  readonly reviewerId?: string;
  readonly startedMs?: number;
  readonly submittedMs?: number;
  /** Time during which this call was open, without idle periods. */
  readonly activeMs: number;
  /** What the measures said when the review was last submitted; absent if the rubric has none. */
  readonly judgedMeasures?: readonly JudgedMeasure[];
}

/** All that one reviewer did to one call for one purpose. */
export interface ReviewData extends Annotations {
  readonly callId: CallId;
  /** Unique everywhere; absent until the first edit is stored. */
  readonly reviewId?: string;
  readonly review: Review;
  readonly tags: readonly AppliedTag[];
}

const callId = z.string().min(1).max(500);
const entry = z.number().int().nonnegative();

/** Identifies one version of a rubric. */
export const rubricKey = { id, version: z.number().int().positive() };

/** Every change a reviewer can make. One edit is one step of undo. */
export const Edit = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('tag.apply'), callId, tag: AppliedTag }),
  z.object({ kind: z.literal('tag.comment'), callId, id, comment }),
  z.object({ kind: z.literal('tag.remove'), callId, id }),
  z.object({ kind: z.literal('answer.set'), callId, criterionId: id, answer: Answer }),
  /** Several answers as one step of undo, e.g. all proposals that the reviewer accepts at once. */
  z.object({
    kind: z.literal('answers.set'),
    callId,
    answers: z
      .array(z.object({ criterionId: id, answer: Answer }))
      .min(1)
      .max(1000),
  }),
  z.object({ kind: z.literal('review.comment'), callId, comment }),
  z.object({ kind: z.literal('review.submit'), callId, unbiased: z.boolean().optional() }),
  z.object({ kind: z.literal('review.reopen'), callId }),
  z.object({ kind: z.literal('review.skip'), callId, reason: comment }),
  z.object({
    kind: z.literal('review.flag'),
    callId,
    flagged: z.boolean(),
    note: comment.optional(),
  }),
  /** The review no longer counts, but is kept. */
  z.object({ kind: z.literal('review.void'), callId, reason: comment }),
  /** Begins a review of its own beside those that exist. */
  z.object({
    kind: z.literal('review.start'),
    callId,
    reviewId: uuid,
    purpose: z.enum(reviewPurposes),
    sessionId: uuid.optional(),
  }),
  z.object({
    kind: z.literal('correction.set'),
    callId,
    /** Replaces the correction that has this id. */
    correction: z.object({ id, span: Span, original: quoteText, corrected: quoteText }),
  }),
  z.object({ kind: z.literal('correction.remove'), callId, id }),
  z.object({ kind: z.literal('turn.check'), callId, entry, checked: z.boolean() }),
  /** A blank reply removes the one that the turn has. */
  z.object({ kind: z.literal('reply.set'), callId, ...BetterReply.shape }),
  /** Without a verdict, the one that the field has is removed. */
  z.object({
    kind: z.literal('verdict.set'),
    callId,
    field: VerdictField,
    verdict: Verdict.optional(),
  }),
  /** The reviewer looked at the reviews of others. It changes nothing, so undo skips it. */
  z.object({ kind: z.literal('reviews.reveal'), callId }),
  /** The reviewer viewed the text that Retell redacted. It changes nothing, so undo skips it. */
  z.object({ kind: z.literal('call.unmask'), callId }),
  z.object({ kind: z.literal('tag-set.save'), tags: z.array(Tag).max(500) }),
  /** Moves every applied tag `from` to the tag `into`, and retires `from`. */
  z.object({ kind: z.literal('tag-set.merge'), from: id, into: id }),
  z.object({ kind: z.literal('rubric.save'), rubric: Rubric }),
  /** Creates a draft, or replaces it as a whole. */
  z.object({ kind: z.literal('rubric.save-draft'), rubric: Rubric }),
  z.object({ kind: z.literal('rubric.publish'), ...rubricKey }),
  z.object({ kind: z.literal('rubric.retire'), ...rubricKey }),
  z.object({ kind: z.literal('rubric.delete-draft'), ...rubricKey }),
  ...planEdits,
  ...calibrationEdits,
  /** Short texts offered in comment fields. */
  z.object({
    kind: z.literal('templates.save'),
    texts: z.array(z.string().trim().min(1).max(1000)).max(100),
  }),
]);
export type Edit = z.infer<typeof Edit>;

/** The columns of a queue row that are derived from the review. */
export interface ReviewColumns {
  readonly reviewStatus: ReviewStatus;
  readonly flagged: boolean;
  readonly score: number | undefined;
  readonly tagCount: number;
}

/** Sent only after the edit is on the disk (`synchronous=FULL`). */
export interface EditReceipt {
  readonly historyId: number;
  /** A description of the edit, e.g. "Tag Misheard on “No, Monday”". */
  readonly label: string;
  /** The state of the call after the edit; absent for edits of the tag set or a rubric. */
  readonly reviewData?: ReviewData;
  /** Present together with `reviewData`: the columns of the call's queue row. */
  readonly columns?: ReviewColumns;
}

/** An entry of the history panel. The newest is first. */
export interface HistoryEntry {
  readonly historyId: number;
  readonly atMs: number;
  readonly label: string;
  readonly callId?: CallId;
  /** The call's agent, if the library still holds the call. */
  readonly agentName?: string;
  readonly callStartMs?: number;
  readonly undone: boolean;
}

/** A review of the open call by somebody else, or for another purpose. */
export interface OtherReview {
  readonly reviewId: string;
  readonly reviewer?: string;
  /** Whether it is by the current reviewer. */
  readonly own: boolean;
  readonly purpose: ReviewPurpose;
  readonly status: ReviewStatus;
  readonly submittedMs?: number;
  /** Whether its answers may be shown: the reviewer's own review is submitted, or they asked to see it. */
  readonly readable: boolean;
}
