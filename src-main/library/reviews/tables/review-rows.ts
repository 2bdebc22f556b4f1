import { assertNever } from '../../../../src-shared/result.ts';
import type { CallId } from '../../../../src-shared/call.ts';
import type { ReviewStatus } from '../../../../src-shared/filter.ts';
import type {
  Answer,
  AppliedTag,
  ReviewData,
  Review,
  Span,
} from '../../../../src-shared/review.ts';
import { valuesOf, type Answers } from '../../../../src-shared/review-answers.ts';
import type { AnswerValue } from '../../../../src-shared/rubrics/answer.ts';
import { isPinned } from '../../../../src-shared/review-edit.ts';
import type { Rubric } from '../../../../src-shared/rubrics/rubric.ts';
import { scoreOf } from '../../../../src-shared/rubrics/scoring.ts';
import { notReviewed, type ReviewSummary } from '../../calls/review-summary.ts';
import type { Db } from '../../db/db.ts';
import { fromStored } from '../../db/stored-json.ts';
import { presenceOf } from './presence.ts';
import type { Recorder } from './row-change.ts';
import { createRubrics, type Rubrics } from './rubrics.ts';

interface ReviewRow {
  readonly call_id: string;
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
}

interface AnswerRow {
  readonly criterion_id: string;
  /** An `AnswerValue` as JSON. */
  readonly value: string | null;
  readonly comment: string | null;
  readonly evidence: string | null;
  readonly causes: string | null;
  readonly proposal: Answer['proposal'] | null;
}

interface AppliedRow {
  readonly id: string;
  readonly tag_id: string;
  readonly span: string;
  readonly quote: string;
  readonly comment: string | null;
  readonly created_ms: number;
}

export const reviewRow = (db: Db, callId: CallId): ReviewRow | undefined =>
  db.first<ReviewRow>('SELECT * FROM reviews WHERE call_id = ?', callId);

export function readReviewData(db: Db, rubrics: Rubrics, callId: CallId): ReviewData {
  const row = reviewRow(db, callId);
  const answers = row === undefined ? {} : readAnswers(db, callId);
  const own = ownColumns(row);
  const pinned =
    row !== undefined && isPinned({ ...own, answers })
      ? rubrics.version(row.rubric_id, row.rubric_version)
      : undefined;
  const { id: rubricId, version: rubricVersion } = pinned ?? rubrics.current();
  const { activeMs } = presenceOf(db, callId);
  return {
    callId,
    review: { ...own, rubricId, rubricVersion, answers, activeMs },
    tags: row === undefined ? [] : readAppliedTags(db, callId),
  };
}

type OwnColumns = Omit<Review, 'rubricId' | 'rubricVersion' | 'answers' | 'activeMs'>;

function ownColumns(row: ReviewRow | undefined): OwnColumns {
  if (row === undefined) return { status: 'new', flagged: false };
  return {
    status: row.state,
    flagged: row.flagged === 1,
    ...(row.flag_note === null ? {} : { flagNote: row.flag_note }),
    ...(row.skip_reason === null ? {} : { skipReason: row.skip_reason }),
    ...(row.comment === null ? {} : { comment: row.comment }),
    // An empty name is stored as no name.
    ...(row.reviewer === null || row.reviewer === '' ? {} : { reviewer: row.reviewer }),
    ...(row.started_ms === null ? {} : { startedMs: row.started_ms }),
    ...(row.submitted_ms === null ? {} : { submittedMs: row.submitted_ms }),
  };
}

function readAnswers(db: Db, callId: CallId): Readonly<Record<string, Answer>> {
  const rows = db.all<AnswerRow>(
    `SELECT criterion_id, value, comment, evidence, causes, proposal FROM answers
     WHERE call_id = ?`,
    callId,
  );
  return Object.fromEntries(rows.map((row) => [row.criterion_id, answerOf(row)]));
}

const answerOf = ({ value, comment, evidence, causes, proposal }: AnswerRow): Answer => ({
  ...(value === null ? {} : { value: fromStored<AnswerValue>(value) }),
  ...(comment === null ? {} : { comment }),
  ...(evidence === null ? {} : { evidence: fromStored<NonNullable<Answer['evidence']>>(evidence) }),
  ...(causes === null ? {} : { causes: fromStored<string[]>(causes) }),
  ...(proposal === null ? {} : { proposal }),
});

const readAppliedTags = (db: Db, callId: CallId): readonly AppliedTag[] =>
  db
    .all<AppliedRow>(
      `SELECT id, tag_id, span, quote, comment, created_ms FROM applied_tags
       WHERE call_id = ? ORDER BY created_ms, id`,
      callId,
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
  readonly after: ReviewData;
  /** The rubric that the answers belong to. */
  readonly rubric: Rubric;
  readonly snapshotId: number | null;
}

/** Writes the rows that differ. The review is written first, because answers and tags refer to it. */
export function writeReviewData(
  recorder: Recorder,
  { before, after, rubric, snapshotId }: Written,
): void {
  const { review, callId } = after;
  if (review.status === 'new') return;
  recorder.put('reviews', {
    call_id: callId,
    ...reviewCells(review),
    score: scoreOf(rubric, valuesOf(review.answers)).percent ?? null,
    snapshot_id: snapshotId,
  });
  writeAnswers(recorder, before, after);
  writeAppliedTags(recorder, before, after);
}

const reviewCells = (review: Review) => ({
  state: review.status,
  flagged: Number(review.flagged),
  flag_note: review.flagNote ?? null,
  skip_reason: review.skipReason ?? null,
  rubric_id: review.rubricId,
  rubric_version: review.rubricVersion,
  comment: review.comment ?? null,
  reviewer: review.reviewer ?? null,
  started_ms: review.startedMs ?? null,
  submitted_ms: review.submittedMs ?? null,
});

function writeAppliedTags(
  recorder: Recorder,
  before: ReviewData,
  { callId, tags }: ReviewData,
): void {
  const kept = new Set(tags.map(({ id }) => id));
  for (const { id } of before.tags) if (!kept.has(id)) recorder.remove('applied_tags', [id]);
  for (const tag of tags) {
    recorder.put('applied_tags', {
      id: tag.id,
      call_id: callId,
      tag_id: tag.tagId,
      span: JSON.stringify(tag.span),
      quote: tag.quote,
      comment: tag.comment ?? null,
      created_ms: tag.createdMs,
    });
  }
}

function writeAnswers(
  recorder: Recorder,
  before: ReviewData,
  { callId, review }: ReviewData,
): void {
  for (const criterionId of Object.keys(before.review.answers)) {
    if (review.answers[criterionId] === undefined) {
      recorder.remove('answers', [callId, criterionId]);
    }
  }
  for (const [criterionId, answer] of Object.entries(review.answers)) {
    recorder.put('answers', { call_id: callId, criterion_id: criterionId, ...answerCells(answer) });
  }
}

const answerCells = ({ value, comment, evidence, causes, proposal }: Answer) => ({
  value: jsonCell(value),
  comment: comment ?? null,
  evidence: jsonCell(evidence),
  causes: jsonCell(causes),
  proposal: proposal ?? null,
});

const jsonCell = (value: unknown): string | null =>
  value === undefined ? null : JSON.stringify(value);

/** The review columns that the queue keeps a copy of. */
export function reviewSummaryOf(db: Db, callId: CallId): ReviewSummary {
  const row = reviewRow(db, callId);
  if (row === undefined) return notReviewed;
  const answers = readAnswers(db, callId);
  const tags = db.all<{ tag_id: string; comment: string | null }>(
    'SELECT tag_id, comment FROM applied_tags WHERE call_id = ?',
    callId,
  );
  return {
    status: row.state,
    flagged: row.flagged === 1,
    ...(row.score === null ? {} : { score: row.score }),
    ...(row.state === 'submitted' ? submittedColumns(db, row, answers) : {}),
    commented:
      hasComment(row.comment) ||
      [...Object.values(answers), ...tags].some(({ comment }) => hasComment(comment)),
    tagIds: tags.map(({ tag_id: tagId }) => tagId),
    answers: Object.entries(answers).flatMap(([criterionId, answer]) =>
      filterValues(answer).map((value) => ({ criterionId, value })),
    ),
  };
}

function submittedColumns(db: Db, row: ReviewRow, answers: Answers): Partial<ReviewSummary> {
  const rubric = createRubrics(db).version(row.rubric_id, row.rubric_version);
  const passed = rubric && scoreOf(rubric, valuesOf(answers)).passed;
  return {
    ...(passed === undefined ? {} : { passed }),
    ...(row.reviewer === null ? {} : { reviewer: row.reviewer }),
    ...(row.submitted_ms === null ? {} : { submittedMs: row.submitted_ms }),
  };
}

/** The values of an answer that the queue can filter by. */
function filterValues({ value }: Answer): readonly string[] {
  switch (value?.kind) {
    case 'choice':
      return [value.optionId];
    case 'checklist':
      return value.itemIds;
    case 'number':
      return [String(value.value)];
    case 'not-applicable':
      return ['not-applicable'];
    case 'text':
    case undefined:
      return [];
    default:
      return assertNever(value, 'kind of answer');
  }
}

const hasComment = (comment: string | null | undefined): boolean =>
  comment !== null && comment !== undefined && comment !== '';
