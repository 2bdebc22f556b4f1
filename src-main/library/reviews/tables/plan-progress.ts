import type { Draw, DrawProgress, ReviewerProgress } from '../../../../src-shared/plans/plan.ts';
import type { Db } from '../../db/db.ts';

/** Where the reviews of a drawn call stand. */
export interface DrawnReview {
  readonly call_id: string;
  readonly state: 'draft' | 'submitted' | 'reopened' | 'skipped' | null;
  readonly reviewer: string | null;
  readonly submitted_ms: number | null;
  readonly active_ms: number;
}

/** Every call that counts in a draw, in order, with the review that is farthest along. */
export const readDrawnReviews = (db: Db, drawId: string): readonly DrawnReview[] =>
  db.all<DrawnReview>(
    `SELECT drawn_calls.call_id, reviews.state, reviews.reviewer, reviews.submitted_ms,
       coalesce(presence.active_ms, 0) AS active_ms
     FROM drawn_calls
       LEFT JOIN reviews ON reviews.id = (
         SELECT id FROM reviews AS r
         WHERE r.call_id = drawn_calls.call_id AND r.state <> 'voided' AND r.purpose <> 'calibration'
         ORDER BY r.state = 'submitted' DESC, r.purpose = 'regular' DESC, r.started_ms LIMIT 1)
       LEFT JOIN presence ON presence.call_id = reviews.call_id
         AND presence.reviewer_id = reviews.reviewer_id
     WHERE draw_id = ? AND drawn_calls.state = 'drawn'
     ORDER BY position, added_ms, drawn_calls.call_id`,
    drawId,
  );

/** `midnightMs` is the start of today. */
export function drawProgress(db: Db, draw: Draw, midnightMs: number): DrawProgress {
  const reviews = readDrawnReviews(db, draw.id);
  const submitted = reviews.filter(({ state }) => state === 'submitted');
  const skipped = reviews.filter(({ state }) => state === 'skipped').length;
  const goal = Math.min(draw.plan.goal ?? reviews.length, reviews.length);
  const meanActiveMs = meanOf(submitted);
  const open = Math.max(0, Math.min(goal, reviews.length - skipped) - submitted.length);
  const dueMs = dueOf(draw);
  return {
    calls: reviews.length,
    submitted: submitted.length,
    skipped,
    today: countSince(submitted, midnightMs),
    goal,
    ...(meanActiveMs === undefined ? {} : { meanActiveMs, leftMs: open * meanActiveMs }),
    ...(dueMs === undefined ? {} : { dueMs }),
    reviewers: byReviewer(submitted, midnightMs),
  };
}

function byReviewer(
  submitted: readonly DrawnReview[],
  midnightMs: number,
): readonly ReviewerProgress[] {
  const grouped = Map.groupBy(submitted, ({ reviewer }) => reviewer ?? '');
  return [...grouped]
    .map(([name, reviews]) => {
      const meanActiveMs = meanOf(reviews);
      return {
        name,
        submitted: reviews.length,
        today: countSince(reviews, midnightMs),
        ...(meanActiveMs === undefined ? {} : { meanActiveMs }),
      };
    })
    .toSorted((a, b) => b.submitted - a.submitted || (a.name < b.name ? -1 : 1));
}

/** Reviews whose time was not counted, such as those of another machine, would pull the mean down. */
function meanOf(reviews: readonly DrawnReview[]): number | undefined {
  const timed = reviews.filter((review) => review.active_ms > 0);
  if (timed.length === 0) return undefined;
  return timed.reduce((sum, review) => sum + review.active_ms, 0) / timed.length;
}

const countSince = (reviews: readonly DrawnReview[], ms: number): number =>
  reviews.filter((review) => (review.submitted_ms ?? 0) >= ms).length;

function dueOf({ plan, drawnMs }: Draw): number | undefined {
  if (plan.period === 'once') return plan.dueMs;
  if (plan.dueDays === undefined) return undefined;
  const drawn = new Date(drawnMs);
  return new Date(
    drawn.getFullYear(),
    drawn.getMonth(),
    drawn.getDate() + plan.dueDays + 1,
  ).getTime();
}
