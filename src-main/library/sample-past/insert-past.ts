import type { Answer } from '../../../src-shared/review.ts';
import { valuesOf } from '../../../src-shared/review-answers.ts';
import type { Rubric } from '../../../src-shared/rubrics/rubric.ts';
import { scoreOf } from '../../../src-shared/rubrics/scoring.ts';
import { startingRubrics } from '../../../src-shared/rubrics/starting-rubrics.ts';
import type { Db } from '../db/db.ts';
import { takeSnapshot } from '../reviews/tables/snapshots.ts';
import { pastCalls } from './past-calls.ts';
import { pastReviewers } from './past-reviewers.ts';
import { pastReviews, type PastReview } from './past-reviews.ts';

/**
 * Gives a new sample workspace a past: reviews of several weeks by invented reviewers, so that Insights
 * has something to show. The calls are kept as snapshots, from which the library restores them. A
 * workspace that has a review already, or had the past before, is left as it is.
 */
export function insertSamplePast(reviews: Db): void {
  if (reviews.first('SELECT 1 FROM reviews LIMIT 1') !== undefined) return;
  reviews.transaction(() => {
    for (const { id, name } of pastReviewers) {
      reviews.run('INSERT INTO reviewers VALUES (?, ?)', id, name);
    }
    const calls = pastCalls();
    const used = new Set<string>(calls.map(({ agent }) => agent.rubricId));
    const rubrics = new Map<string, Rubric>(
      startingRubrics.filter(({ id }) => used.has(id)).map((rubric) => [rubric.id, rubric]),
    );
    for (const rubric of rubrics.values()) insertRubric(reviews, rubric, calls[0]?.call.startMs);
    const snapshots = new Map(
      calls.map(({ call }) => [call.id, takeSnapshot(reviews, call, call.endMs ?? 0)]),
    );
    for (const review of pastReviews(calls)) {
      const rubric = rubrics.get(review.past.agent.rubricId);
      const snapshotId = snapshots.get(review.past.call.id);
      if (rubric !== undefined) insertReview(reviews, { review, rubric, snapshotId });
    }
  });
}

/** Published before the workspace's own rubric, so that new reviews do not use it. */
const insertRubric = (reviews: Db, rubric: Rubric, savedMs = 0): void =>
  void reviews.run(
    `INSERT INTO rubrics(id, version, saved_as, saved_ms, body, status)
     VALUES (?, ?, (SELECT min(saved_as) - 1 FROM rubrics), ?, ?, 'published')`,
    rubric.id,
    rubric.version,
    savedMs,
    JSON.stringify(rubric),
  );

interface NewReview {
  readonly review: PastReview;
  readonly rubric: Rubric;
  readonly snapshotId: number | undefined;
}

function insertReview(reviews: Db, { review, rubric, snapshotId }: NewReview): void {
  const { id, past, reviewer, purpose, submittedMs, activeMs, answers } = review;
  const callId = past.call.id;
  reviews.run(
    `INSERT INTO reviews(id, call_id, reviewer_id, reviewer, purpose, state, rubric_id,
       rubric_version, started_ms, submitted_ms, score, snapshot_id)
     VALUES (?, ?, ?, ?, ?, 'submitted', ?, ?, ?, ?, ?, ?)`,
    id,
    callId,
    reviewer.id,
    reviewer.name,
    purpose,
    rubric.id,
    rubric.version,
    submittedMs - activeMs,
    submittedMs,
    scoreOf(rubric, valuesOf(answers)).percent ?? null,
    snapshotId ?? null,
  );
  reviews.run(
    'INSERT INTO presence(call_id, reviewer_id, active_ms) VALUES (?, ?, ?)',
    callId,
    reviewer.id,
    activeMs,
  );
  for (const [criterionId, answer] of Object.entries(answers)) {
    insertAnswer(reviews, id, criterionId, answer);
  }
  insertRemarks(reviews, review);
}

function insertAnswer(reviews: Db, reviewId: string, criterionId: string, answer: Answer): void {
  const { value, comment, evidence, causes } = answer;
  const json = (part: unknown): string | null => (part === undefined ? null : JSON.stringify(part));
  reviews.run(
    `INSERT INTO answers(review_id, criterion_id, value, comment, evidence, causes, proposal)
     VALUES (?, ?, ?, ?, ?, ?, 'none')`,
    reviewId,
    criterionId,
    json(value),
    comment ?? null,
    json(evidence),
    json(causes),
  );
}

function insertRemarks(reviews: Db, review: PastReview): void {
  const { id, past, submittedMs, tags, betterReply, verdicts } = review;
  for (const [index, { tagId, span, quote }] of tags.entries()) {
    reviews.run(
      `INSERT INTO applied_tags(id, review_id, call_id, tag_id, span, quote, created_ms)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
      `${id}-${index}`,
      id,
      past.call.id,
      tagId,
      JSON.stringify(span),
      quote,
      submittedMs,
    );
  }
  if (betterReply !== undefined) {
    const { entry, quote, reply } = betterReply;
    reviews.run('INSERT INTO better_replies VALUES (?, ?, ?, ?)', id, entry, quote, reply);
  }
  for (const { field, stance, retell, value } of verdicts) {
    reviews.run(
      `INSERT INTO verdicts(review_id, field, stance, retell_value, value) VALUES (?, ?, ?, ?, ?)`,
      id,
      field,
      stance,
      retell,
      value ?? null,
    );
  }
}
