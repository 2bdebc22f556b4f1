import { z } from 'zod';
import type { CallId } from './call.ts';
import type { ReviewStatus } from './filter.ts';
import { AnswerValue } from './rubrics/answer.ts';
import { Rubric } from './rubrics/rubric.ts';
import { Tag } from './tag.ts';

/**
 * A stretch of a call: words where there are words, else an entry, always a time where it is known.
 * Word indices are into the transcript the reviewer saw; both ends are included.
 */
export const Span = z.object({
  startMs: z.number().optional(),
  endMs: z.number().optional(),
  firstWord: z.number().int().nonnegative().optional(),
  lastWord: z.number().int().nonnegative().optional(),
  entry: z.number().int().nonnegative().optional(),
});
export type Span = z.infer<typeof Span>;

const id = z.string().min(1).max(100);
const comment = z.string().max(20_000);
const quoteText = z.string().max(20_000);

/** A tag put on a stretch of a call. `quote` is the text as the reviewer saw it. */
export const AppliedTag = z.object({
  id,
  tagId: id,
  span: Span,
  quote: quoteText,
  comment: comment.optional(),
});
export type AppliedTag = z.infer<typeof AppliedTag> & { readonly createdMs: number };

/** The answer to one criterion. Without a value the criterion is only commented on. */
export const Answer = z.object({
  value: AnswerValue.optional(),
  comment: comment.optional(),
  evidence: z
    .array(Span.extend({ quote: quoteText }))
    .max(200)
    .optional(),
  /** Ids of root causes, where the answer asks for them. */
  causes: z.array(id).max(50).optional(),
  /** What became of the answer that a measure proposed: it was taken, changed, or there was none. */
  proposal: z.enum(['accepted', 'changed', 'none']).optional(),
});
export type Answer = z.infer<typeof Answer>;

/** One reviewer's judgement of one call, draft or done, against one version of a rubric. */
export interface Review {
  readonly status: ReviewStatus;
  readonly flagged: boolean;
  readonly flagNote?: string;
  readonly skipReason?: string;
  readonly rubricId: string;
  readonly rubricVersion: number;
  /** By criterion id. */
  readonly answers: Readonly<Record<string, Answer>>;
  readonly comment?: string;
  readonly reviewer?: string;
  readonly startedMs?: number;
  readonly submittedMs?: number;
  /** Time spent with this call in front, idle stretches left out. */
  readonly activeMs: number;
}

/** Everything people did to one call. */
export interface ReviewData {
  readonly callId: CallId;
  readonly review: Review;
  readonly tags: readonly AppliedTag[];
}

const callId = z.string().min(1).max(500);

/** Names one version of a rubric. */
export const rubricKey = { id, version: z.number().int().positive() };

/** Every change a reviewer can make. One edit is one step of undo. */
export const Edit = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('tag.apply'), callId, tag: AppliedTag }),
  z.object({ kind: z.literal('tag.comment'), callId, id, comment }),
  z.object({ kind: z.literal('tag.remove'), callId, id }),
  z.object({ kind: z.literal('answer.set'), callId, criterionId: id, answer: Answer }),
  z.object({ kind: z.literal('review.comment'), callId, comment }),
  z.object({ kind: z.literal('review.submit'), callId }),
  z.object({ kind: z.literal('review.reopen'), callId }),
  z.object({ kind: z.literal('review.skip'), callId, reason: comment }),
  z.object({
    kind: z.literal('review.flag'),
    callId,
    flagged: z.boolean(),
    note: comment.optional(),
  }),
  /** What Retell scrubbed was shown to the reviewer. It changes nothing, so undo passes it by. */
  z.object({ kind: z.literal('call.unmask'), callId }),
  z.object({ kind: z.literal('tag-set.save'), tags: z.array(Tag).max(500) }),
  /** Everything tagged with `from` is tagged with `into`, and `from` is retired. */
  z.object({ kind: z.literal('tag-set.merge'), from: id, into: id }),
  z.object({ kind: z.literal('rubric.save'), rubric: Rubric }),
  /** A draft is created or replaced as a whole. */
  z.object({ kind: z.literal('rubric.save-draft'), rubric: Rubric }),
  z.object({ kind: z.literal('rubric.publish'), ...rubricKey }),
  z.object({ kind: z.literal('rubric.retire'), ...rubricKey }),
  z.object({ kind: z.literal('rubric.delete-draft'), ...rubricKey }),
  /** Short texts offered in comment fields. */
  z.object({
    kind: z.literal('templates.save'),
    texts: z.array(z.string().trim().min(1).max(1000)).max(100),
  }),
]);
export type Edit = z.infer<typeof Edit>;

/** The columns of a queue row that follow from the review. */
export interface ReviewColumns {
  readonly reviewStatus: ReviewStatus;
  readonly flagged: boolean;
  readonly score: number | undefined;
  readonly tagCount: number;
}

/** Sent only after the edit is on the disk (`synchronous=FULL`). */
export interface EditReceipt {
  readonly historyId: number;
  /** In plain words, e.g. "Tag Misheard on “No, Monday”". */
  readonly label: string;
  /** The call that the edit touched, as it stands now; absent for edits of tag set and rubric. */
  readonly reviewData?: ReviewData;
  /** With `reviewData`: the columns of the call's queue row. */
  readonly columns?: ReviewColumns;
}

/** One line of the history pane, newest first. */
export interface HistoryEntry {
  readonly historyId: number;
  readonly atMs: number;
  readonly label: string;
  readonly callId?: CallId;
  /** Of the call, where the library still holds it. */
  readonly agentName?: string;
  readonly callStartMs?: number;
  readonly undone: boolean;
}
