import type { CallId } from '../../../../src-shared/call.ts';
import type { ExportedReview } from '../../../../src-shared/exports/reviews-file.ts';
import { noAnnotations } from '../../../../src-shared/no-annotations.ts';
import type { ReviewData } from '../../../../src-shared/review.ts';
import type { Rubric } from '../../../../src-shared/rubrics/rubric.ts';
import type { Db } from '../../db/db.ts';
import type { EditContext } from '../edits/edit-context.ts';
import { writeReviewData } from '../tables/review-rows.ts';

/** A review as the library keeps it, from its exported form. */
export function importedReview(exported: ExportedReview): ReviewData {
  const { tags, corrections, checkedTurns, betterReplies, verdicts } = exported;
  const startedMs = msOf(exported.startedAt);
  return {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the brand exists only for the compiler; the schema has checked the id
    callId: exported.call.id as CallId,
    reviewId: exported.id,
    review: importedColumns(exported),
    tags: tags
      .map(({ createdAt, ...tag }) => ({ ...tag, createdMs: msOf(createdAt) ?? startedMs ?? 0 }))
      .toSorted((one, other) => one.createdMs - other.createdMs || (one.id < other.id ? -1 : 1)),
    corrections: corrections.map(({ createdAt, ...one }) => ({
      ...one,
      createdMs: msOf(createdAt) ?? startedMs ?? 0,
    })),
    checkedTurns: checkedTurns.toSorted((one, other) => one - other),
    betterReplies: betterReplies.toSorted((one, other) => one.entry - other.entry),
    verdicts,
  };
}

function importedColumns(exported: ExportedReview): ReviewData['review'] {
  const startedMs = msOf(exported.startedAt);
  const submittedMs = msOf(exported.submittedAt);
  const { state, purpose, flagged, answers, activeMs, rubric, reviewer } = exported;
  return {
    status: state,
    purpose,
    flagged,
    answers,
    activeMs,
    rubricId: rubric.id,
    rubricVersion: rubric.version,
    ...(exported.unbiased === true ? { unbiased: true } : {}),
    ...(reviewer.id === undefined ? {} : { reviewerId: reviewer.id }),
    ...(reviewer.name === undefined ? {} : { reviewer: reviewer.name }),
    ...(startedMs === undefined ? {} : { startedMs }),
    ...(submittedMs === undefined ? {} : { submittedMs }),
    ...importedTexts(exported),
  };
}

const importedTexts = ({ voidReason, flagNote, skipReason, comment }: ExportedReview) => ({
  ...(voidReason === undefined ? {} : { voidReason }),
  ...(flagNote === undefined ? {} : { flagNote }),
  ...(skipReason === undefined ? {} : { skipReason }),
  ...(comment === undefined ? {} : { comment }),
});

const msOf = (time: string | undefined): number | undefined =>
  time === undefined ? undefined : Date.parse(time);

/** A review that is taken from a file. */
export interface TakenReview {
  readonly review: ReviewData;
  /** The same review in an older state, if it is here. */
  readonly before?: ReviewData;
}

/** Stores an imported review, scored by the rubric. */
export function writeImported(
  { db, recorder }: EditContext,
  { review, before }: TakenReview,
  rubric: Rubric,
): void {
  writeReviewData(recorder, {
    before: before ?? withoutContent(review),
    after: review,
    rubric,
    // The file does not carry the transcript that the review was made on.
    snapshotId: null,
  });
  addTimeSpent(db, review);
}

/** What an imported review had here before, if it is new. */
const withoutContent = ({ callId, review }: ReviewData): ReviewData => ({
  callId,
  ...noAnnotations,
  tags: [],
  review: { ...review, answers: {} },
});

/** Time spent is no step of undo. What was counted here stays. */
const addTimeSpent = (db: Db, { callId, review }: ReviewData): void => {
  db.run(
    'INSERT INTO presence(call_id, reviewer_id, active_ms) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
    callId,
    review.reviewerId ?? '',
    review.activeMs,
  );
};

/** How many reviews were left out for each reason, in the order of the reasons; only those that occur. */
export const countSkipped = <Reason extends string>(
  reasons: readonly Reason[],
  skipped: readonly Reason[],
): readonly { readonly reason: Reason; readonly reviews: number }[] =>
  reasons
    .map((reason) => ({ reason, reviews: skipped.filter((one) => one === reason).length }))
    .filter(({ reviews }) => reviews > 0);
