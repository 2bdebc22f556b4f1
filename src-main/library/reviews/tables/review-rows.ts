import { noAnnotations } from '../../../../src-shared/no-annotations.ts';
import type { CallId } from '../../../../src-shared/call.ts';
import type { JudgedMeasure } from '../../../../src-shared/judged-measures.ts';
import type { ReviewStatus } from '../../../../src-shared/review-statuses.ts';
import type {
  AppliedTag,
  ReviewData,
  Review,
  ReviewPurpose,
} from '../../../../src-shared/review.ts';
import type { Span } from '../../../../src-shared/span.ts';
import { valuesOf } from '../../../../src-shared/review-answers.ts';
import { isPinned } from '../../../../src-shared/apply-review-edit.ts';
import type { Rubric } from '../../../../src-shared/rubrics/rubric.ts';
import { scoreOf } from '../../../../src-shared/rubrics/scoring.ts';
import type { Db } from '../../db/db.ts';
import { fromStored, withoutNulls } from '../../db/stored-json.ts';
import { readAnswers, writeAnswers } from './answer-rows.ts';
import { readAnnotations, writeAnnotations } from './annotation-rows.ts';
import { presenceOf } from './presence.ts';
import type { Recorder } from './row-change.ts';
import type { Rubrics } from './rubrics.ts';

export interface ReviewRow {
  readonly id: string;
  readonly call_id: CallId;
  readonly reviewer_id: string;
  readonly purpose: ReviewPurpose;
  readonly session_id: string | null;
  readonly void_reason: string | null;
  readonly unbiased: number;
  readonly state: Exclude<ReviewStatus, 'new'>;
  readonly flagged: number;
  readonly flag_note: string | null;
  readonly skip_reason: string | null;
  readonly rubric_id: string;
  readonly rubric_version: number;
  readonly comment: string | null;
  readonly reviewer: string | null;
  readonly started_ms: number | null;
  readonly submitted_ms: number | null;
  readonly score: number | null;
  readonly snapshot_id: number | null;
  readonly judged: string | null;
}

interface AppliedRow {
  readonly id: string;
  readonly tag_id: string;
  readonly span: string;
  readonly quote: string;
  readonly comment: string | null;
  readonly created_ms: number;
}

/** The review that a reviewer works on when they open the call. */
export const currentReviewRow = (
  db: Db,
  callId: CallId,
  reviewerId: string,
): ReviewRow | undefined =>
  db.first<ReviewRow>(
    `SELECT r.* FROM reviews r
     LEFT JOIN selected_reviews s
       ON s.call_id = r.call_id AND s.reviewer_id = r.reviewer_id AND s.review_id = r.id
     WHERE r.call_id = ? AND r.reviewer_id = ?
     ORDER BY s.review_id IS NULL, r.state = 'voided', r.purpose = 'calibration', r.started_ms DESC
     LIMIT 1`,
    callId,
    reviewerId,
  );

/** The reviewer's current review of a call; an empty one if there is none. */
export function readReviewData(
  db: Db,
  rubrics: Rubrics,
  { callId, reviewerId }: { readonly callId: CallId; readonly reviewerId: string },
): ReviewData {
  const row = currentReviewRow(db, callId, reviewerId);
  if (row !== undefined) return reviewDataOf(db, rubrics, row);
  const { id: rubricId, version: rubricVersion } = rubrics.current();
  const review: Review = {
    status: 'new',
    purpose: isReviewedByOthers(db, callId, reviewerId) ? 'second-opinion' : 'regular',
    flagged: false,
    rubricId,
    rubricVersion,
    answers: {},
    activeMs: presenceOf(db, { callId, reviewerId }).activeMs,
  };
  return { callId, ...noAnnotations, tags: [], review };
}

const isReviewedByOthers = (db: Db, callId: CallId, reviewerId: string): boolean =>
  db.first(
    `SELECT 1 FROM reviews WHERE call_id = ? AND reviewer_id <> ?
       AND state <> 'voided' AND purpose = 'regular'`,
    callId,
    reviewerId,
  ) !== undefined;

export function reviewDataOf(db: Db, rubrics: Rubrics, row: ReviewRow): ReviewData {
  const answers = readAnswers(db, row.id);
  const own = ownColumns(row);
  const pinned = isPinned({ ...own, answers })
    ? rubrics.version(row.rubric_id, row.rubric_version)
    : undefined;
  const { id: rubricId, version: rubricVersion } = pinned ?? rubrics.current();
  const { activeMs } = presenceOf(db, { callId: row.call_id, reviewerId: row.reviewer_id });
  return {
    callId: row.call_id,
    reviewId: row.id,
    review: { ...own, rubricId, rubricVersion, answers, activeMs },
    tags: readAppliedTags(db, row.id),
    ...readAnnotations(db, row.id),
  };
}

type OwnColumns = Omit<Review, 'rubricId' | 'rubricVersion' | 'answers' | 'activeMs'>;

const ownColumns = (row: ReviewRow): OwnColumns => ({
  status: row.state,
  purpose: row.purpose,
  reviewerId: row.reviewer_id,
  flagged: row.flagged === 1,
  ...(row.unbiased === 1 ? { unbiased: true } : {}),
  ...(row.judged === null
    ? {}
    : { judgedMeasures: fromStored<readonly JudgedMeasure[]>(row.judged) }),
  // An empty name is stored as no name.
  ...(row.reviewer === '' ? {} : withoutNulls({ reviewer: row.reviewer })),
  ...withoutNulls({
    sessionId: row.session_id,
    voidReason: row.void_reason,
    flagNote: row.flag_note,
    skipReason: row.skip_reason,
    comment: row.comment,
    startedMs: row.started_ms,
    submittedMs: row.submitted_ms,
  }),
});

const readAppliedTags = (db: Db, reviewId: string): readonly AppliedTag[] =>
  db
    .all<AppliedRow>(
      `SELECT id, tag_id, span, quote, comment, created_ms FROM applied_tags
       WHERE review_id = ? ORDER BY created_ms, id`,
      reviewId,
    )
    .map((row) => ({
      id: row.id,
      tagId: row.tag_id,
      span: fromStored<Span>(row.span),
      quote: row.quote,
      createdMs: row.created_ms,
      ...(row.comment === null ? {} : { comment: row.comment }),
    }));

interface Written {
  readonly before: ReviewData;
  /** Its id is set, unless the review was not begun. */
  readonly after: ReviewData;
  /** The rubric that the answers belong to. */
  readonly rubric: Rubric;
  readonly snapshotId: number | null;
}

/** Writes the rows that differ. The review is written first, because the other rows refer to it. */
export function writeReviewData(
  recorder: Recorder,
  { before, after, rubric, snapshotId }: Written,
): void {
  const { review, callId, reviewId } = after;
  if (review.status === 'new' || reviewId === undefined) return;
  recorder.put('reviews', {
    id: reviewId,
    call_id: callId,
    ...reviewCells(review),
    score: scoreOf(rubric, valuesOf(review.answers)).percent ?? null,
    snapshot_id: snapshotId,
  });
  writeAnswers(recorder, { reviewId, before: before.review, after: review });
  writeAppliedTags(recorder, { reviewId, before, after });
  writeAnnotations(recorder, { reviewId, callId, before, after });
}

const reviewCells = (review: Review) => ({
  state: review.status,
  purpose: review.purpose,
  reviewer_id: review.reviewerId ?? '',
  reviewer: review.reviewer ?? null,
  unbiased: Number(review.unbiased ?? false),
  flagged: Number(review.flagged),
  rubric_id: review.rubricId,
  rubric_version: review.rubricVersion,
  started_ms: review.startedMs ?? null,
  submitted_ms: review.submittedMs ?? null,
  judged: review.judgedMeasures === undefined ? null : JSON.stringify(review.judgedMeasures),
  ...textCells(review),
});

const textCells = (review: Review) => ({
  session_id: review.sessionId ?? null,
  void_reason: review.voidReason ?? null,
  flag_note: review.flagNote ?? null,
  skip_reason: review.skipReason ?? null,
  comment: review.comment ?? null,
});

interface WrittenTags {
  readonly reviewId: string;
  readonly before: ReviewData;
  readonly after: ReviewData;
}

function writeAppliedTags(
  recorder: Recorder,
  { reviewId, before, after: { callId, tags } }: WrittenTags,
): void {
  const kept = new Set(tags.map(({ id }) => id));
  for (const { id } of before.tags) if (!kept.has(id)) recorder.remove('applied_tags', [id]);
  for (const tag of tags) {
    recorder.put('applied_tags', {
      id: tag.id,
      review_id: reviewId,
      call_id: callId,
      tag_id: tag.tagId,
      span: JSON.stringify(tag.span),
      quote: tag.quote,
      comment: tag.comment ?? null,
      created_ms: tag.createdMs,
    });
  }
}
