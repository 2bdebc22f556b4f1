import type { CallId } from '../../../../src-shared/call.ts';
import type { ReviewStatus } from '../../../../src-shared/filter.ts';
import type {
  Answer,
  AppliedTag,
  ReviewData,
  Review,
  Span,
} from '../../../../src-shared/review.ts';
import type { Rubric } from '../../../../src-shared/rubric.ts';
import type { ReviewSummary } from '../../calls/review-summary.ts';
import { notReviewed } from '../../calls/review-summary.ts';
import type { Db } from '../../db/db.ts';
import { fromStored } from '../../db/stored-json.ts';
import type { Rubrics } from './rubrics.ts';

export interface ReviewRow {
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
  readonly choice: number | null;
  readonly comment: string | null;
  readonly evidence: string | null;
}

interface AppliedRow {
  readonly id: string;
  readonly tag_id: string;
  readonly span: string;
  readonly quote: string;
  readonly comment: string | null;
  readonly created_ms: number;
}

/** How "not applicable" is stored; a choice is its option's place. */
export const notApplicable = -1;

export const reviewRow = (db: Db, callId: CallId): ReviewRow | undefined =>
  db.first<ReviewRow>('SELECT * FROM reviews WHERE call_id = ?', callId);

export function answersOf(db: Db, callId: CallId): Readonly<Record<string, Answer>> {
  const rows = db.all<AnswerRow>(
    'SELECT criterion_id, choice, comment, evidence FROM answers WHERE call_id = ?',
    callId,
  );
  return Object.fromEntries(rows.map((row) => [row.criterion_id, answerOf(row)]));
}

const answerOf = ({ choice, comment, evidence }: AnswerRow): Answer => ({
  ...(choice === null ? {} : { choice: choice === notApplicable ? ('na' as const) : choice }),
  ...(comment === null ? {} : { comment }),
  ...(evidence === null ? {} : { evidence: fromStored<NonNullable<Answer['evidence']>>(evidence) }),
});

export const appliedTagsOf = (db: Db, callId: CallId): readonly AppliedTag[] =>
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

/** The rubric a review is judged by: the newest until the first answer pins one. */
export function rubricOf(
  rubrics: Rubrics,
  row: ReviewRow | undefined,
  answers: Readonly<Record<string, Answer>>,
): Rubric {
  const isPinned = row !== undefined && (row.state === 'submitted' || isNotEmpty(answers));
  const pinned = isPinned ? rubrics.version(row.rubric_id, row.rubric_version) : undefined;
  return pinned ?? rubrics.current();
}

const isNotEmpty = (record: object): boolean => Object.keys(record).length > 0;

export function readReviewData(db: Db, rubrics: Rubrics, callId: CallId): ReviewData {
  const row = reviewRow(db, callId);
  const answers = row === undefined ? {} : answersOf(db, callId);
  const rubric = rubricOf(rubrics, row, answers);
  return {
    callId,
    review: {
      ...reviewOf(row),
      rubricId: rubric.id,
      rubricVersion: rubric.version,
      answers,
      activeMs: presenceOf(db, callId).activeMs,
    },
    tags: row === undefined ? [] : appliedTagsOf(db, callId),
  };
}

type ReviewColumns = Omit<Review, 'rubricId' | 'rubricVersion' | 'answers' | 'activeMs'>;

function reviewOf(row: ReviewRow | undefined): ReviewColumns {
  if (row === undefined) return { status: 'new', flagged: false };
  return {
    status: row.state,
    flagged: row.flagged === 1,
    ...(row.flag_note === null ? {} : { flagNote: row.flag_note }),
    ...(row.skip_reason === null ? {} : { skipReason: row.skip_reason }),
    ...(row.comment === null ? {} : { comment: row.comment }),
    ...(row.reviewer === null ? {} : { reviewer: row.reviewer }),
    ...(row.started_ms === null ? {} : { startedMs: row.started_ms }),
    ...(row.submitted_ms === null ? {} : { submittedMs: row.submitted_ms }),
  };
}

interface Presence {
  readonly positionMs: number;
  readonly activeMs: number;
  readonly wordOffsetMs: number;
}

/** Where the reviewer was, how long they worked, and where they moved the words; no steps of undo. */
export function presenceOf(db: Db, callId: CallId): Presence {
  const row = db.first<{ position_ms: number; active_ms: number; word_offset_ms: number }>(
    'SELECT position_ms, active_ms, word_offset_ms FROM presence WHERE call_id = ?',
    callId,
  );
  return {
    positionMs: row?.position_ms ?? 0,
    activeMs: row?.active_ms ?? 0,
    wordOffsetMs: row?.word_offset_ms ?? 0,
  };
}

/** What the queue keeps a copy of. */
export function reviewSummaryOf(db: Db, callId: CallId): ReviewSummary {
  const row = reviewRow(db, callId);
  if (row === undefined) return notReviewed;
  const tags = db.all<{ tag_id: string }>(
    'SELECT tag_id FROM applied_tags WHERE call_id = ?',
    callId,
  );
  return {
    status: row.state,
    flagged: row.flagged === 1,
    ...(row.score === null ? {} : { score: row.score }),
    tagIds: tags.map(({ tag_id: tagId }) => tagId),
  };
}

export function savePosition(db: Db, callId: CallId, positionMs: number): void {
  db.run(
    `INSERT INTO presence(call_id, position_ms) VALUES (?, ?)
     ON CONFLICT DO UPDATE SET position_ms = excluded.position_ms`,
    callId,
    positionMs,
  );
}

export function saveWordOffset(db: Db, callId: CallId, offsetMs: number): void {
  db.run(
    `INSERT INTO presence(call_id, word_offset_ms) VALUES (?, ?)
     ON CONFLICT DO UPDATE SET word_offset_ms = excluded.word_offset_ms`,
    callId,
    offsetMs,
  );
}

interface ActiveTime {
  readonly callId: CallId;
  readonly ms: number;
  /** Keeps a repeated request from counting twice. */
  readonly requestId: string;
}

export function addActiveTime(db: Db, { callId, ms, requestId }: ActiveTime): void {
  db.run(
    `INSERT INTO presence(call_id, active_ms, last_request) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE
       SET active_ms = active_ms + excluded.active_ms, last_request = excluded.last_request
       WHERE last_request IS NOT excluded.last_request`,
    callId,
    ms,
    requestId,
  );
}
