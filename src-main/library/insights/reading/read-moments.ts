import type { BriefFinding, Moment } from '../../../../src-shared/insights/panels.ts';
import type { Answer } from '../../../../src-shared/review.ts';
import type { Db } from '../../db/db.ts';
import { fromStored } from '../../db/stored-json.ts';

/** So many passages of one review are enough to show what was meant. */
const perReview = 3;
const maxReplies = 5;

/** The passages and comments on the answers to a criterion in these reviews. */
export function readMoments(
  reviews: Db,
  criterionId: string,
  reviewIds: readonly string[],
): readonly Moment[] {
  const rows = reviews.all<{
    readonly call_id: string;
    readonly reviewer: string | null;
    readonly comment: string | null;
    readonly evidence: string | null;
  }>(
    `SELECT r.call_id, coalesce(w.name, r.reviewer) AS reviewer, a.comment, a.evidence
     FROM answers a JOIN reviews r ON r.id = a.review_id
     LEFT JOIN reviewers w ON w.id = r.reviewer_id
     WHERE a.criterion_id = ? AND a.review_id IN (SELECT value FROM json_each(?))
     ORDER BY r.submitted_ms DESC`,
    criterionId,
    JSON.stringify(reviewIds),
  );
  return rows.flatMap(({ call_id: callId, reviewer, comment, evidence }) => {
    const passages = evidence === null ? [] : fromStored<NonNullable<Answer['evidence']>>(evidence);
    const common = { callId, reviewer: reviewer ?? '' };
    if (passages.length === 0) {
      return comment === null || comment === '' ? [] : [{ ...common, quote: '', comment }];
    }
    return passages.slice(0, perReview).map(({ quote, startMs }, index) => ({
      ...common,
      quote,
      ...(startMs === undefined ? {} : { startMs }),
      ...(index === 0 && comment !== null && comment !== '' ? { comment } : {}),
    }));
  });
}

/** Better replies to turns that are evidence for the criterion. Others are about something else. */
export function readBetterReplies(
  reviews: Db,
  criterionId: string,
  reviewIds: readonly string[],
): BriefFinding['betterReplies'] {
  const rows = reviews.all<{
    readonly callId: string;
    readonly entry: number;
    readonly quote: string;
    readonly reply: string;
    readonly evidence: string | null;
  }>(
    `SELECT r.call_id AS callId, b.entry, b.quote, b.reply, a.evidence
     FROM better_replies b JOIN reviews r ON r.id = b.review_id
     JOIN answers a ON a.review_id = b.review_id AND a.criterion_id = ?
     WHERE b.review_id IN (SELECT value FROM json_each(?))
     ORDER BY r.submitted_ms DESC, b.entry`,
    criterionId,
    JSON.stringify(reviewIds),
  );
  return rows
    .filter(({ entry, evidence }) =>
      evidence === null
        ? false
        : fromStored<NonNullable<Answer['evidence']>>(evidence).some((one) => one.entry === entry),
    )
    .slice(0, maxReplies)
    .map(({ callId, quote, reply }) => ({ callId, quote, reply }));
}
