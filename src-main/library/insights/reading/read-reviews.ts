import { notBlind } from '../../reviews/tables/calibration-sessions.ts';
import type { Db } from '../../db/db.ts';
import type { Rubrics } from '../../reviews/tables/rubrics.ts';
import type { ReviewEntry } from '../review-table.ts';
import { RubricPoints, type StoredAnswer } from './rubric-points.ts';

interface ReviewRow {
  readonly id: string;
  readonly call_id: string;
  readonly reviewer_id: string;
  readonly reviewer: string | null;
  readonly purpose: string;
  readonly rubric_id: string;
  readonly rubric_version: number;
  readonly comment: string | null;
  readonly flagged: number;
  readonly score: number | null;
  readonly submitted_ms: number | null;
  readonly active_ms: number | null;
}

interface CallRow {
  readonly key: number;
  readonly id: string;
  readonly kind: 'call' | 'chat';
  readonly agent_id: string | null;
  readonly agent_name: string | null;
  readonly agent_version: number | null;
  readonly start_ms: number | null;
  readonly sentiment: string | null;
  readonly successful: number | null;
}

export interface ReadSources {
  readonly reviews: Db;
  readonly calls: Db;
  readonly rubrics: Rubrics;
}

const reviewColumns = `SELECT r.id, r.call_id, r.reviewer_id, coalesce(w.name, r.reviewer) AS reviewer,
   r.purpose, r.rubric_id, r.rubric_version, r.comment, r.flagged, r.score, r.submitted_ms, p.active_ms
 FROM reviews r LEFT JOIN reviewers w ON w.id = r.reviewer_id
 LEFT JOIN presence p ON p.call_id = r.call_id AND p.reviewer_id = r.reviewer_id
 WHERE r.state = 'submitted' AND ${notBlind('r')}`;

/** Reads submitted reviews as Insights needs them. */
export class ReviewReader {
  readonly #sources: ReadSources;
  readonly #points = new Map<string, RubricPoints>();

  constructor(sources: ReadSources) {
    this.#sources = sources;
  }

  /** The next reviews in the order of their ids. */
  after(reviewId: string, count: number): readonly ReviewEntry[] {
    return this.#entries(
      this.#sources.reviews.all<ReviewRow>(
        `${reviewColumns} AND r.id > ? ORDER BY r.id LIMIT ?`,
        reviewId,
        count,
      ),
    );
  }

  ofCalls(callIds: readonly string[]): readonly ReviewEntry[] {
    return this.#entries(
      this.#sources.reviews.all<ReviewRow>(
        `${reviewColumns} AND r.call_id IN (SELECT value FROM json_each(?))`,
        JSON.stringify(callIds),
      ),
    );
  }

  #entries(rows: readonly ReviewRow[]): readonly ReviewEntry[] {
    const ids = JSON.stringify(rows.map(({ id }) => id));
    const calls = this.#callsOf(rows);
    const answers = this.#answersOf(ids);
    const tags = this.#tagsOf(ids);
    const verdicts = this.#verdictsOf(ids);
    return rows.map((row): ReviewEntry => {
      const own = answers.get(row.id) ?? [];
      const applied = tags.get(row.id) ?? [];
      const points = this.#pointsOf(row.rubric_id, row.rubric_version);
      return {
        ...callPart(calls.get(row.call_id)),
        ...reviewPart(row),
        commented: [row, ...own, ...applied].some(({ comment }) => (comment ?? '') !== ''),
        ...(points?.read(own, row.score ?? undefined) ?? { answers: [], sections: [] }),
        tagIds: applied.map(({ tag_id: tagId }) => tagId),
        verdicts: verdicts.get(row.id) ?? [],
      };
    });
  }

  #pointsOf(rubricId: string, version: number): RubricPoints | undefined {
    const key = `${rubricId}:${version}`;
    const known = this.#points.get(key);
    if (known !== undefined) return known;
    const rubric = this.#sources.rubrics.version(rubricId, version);
    if (rubric === undefined) return undefined;
    const points = new RubricPoints(rubric);
    this.#points.set(key, points);
    return points;
  }

  #callsOf(rows: readonly ReviewRow[]): ReadonlyMap<string, CallRow> {
    const ids = JSON.stringify(rows.map(({ call_id: callId }) => callId));
    const found = this.#sources.calls.all<CallRow>(
      `SELECT key, id, kind, agent_id, agent_version, start_ms, sentiment, successful,
         coalesce(agent_name, (SELECT name FROM agents a WHERE a.id = agent_id)) AS agent_name
       FROM calls WHERE id IN (SELECT value FROM json_each(?))`,
      ids,
    );
    return new Map(found.map((call) => [call.id, call]));
  }

  #answersOf(ids: string) {
    return byReview(
      this.#sources.reviews.all<
        StoredAnswer & { readonly review_id: string; readonly comment: string | null }
      >(
        `SELECT review_id, criterion_id AS criterionId, value, comment, causes, proposal FROM answers
         WHERE review_id IN (SELECT value FROM json_each(?))`,
        ids,
      ),
    );
  }

  #tagsOf(ids: string) {
    return byReview(
      this.#sources.reviews.all<{
        readonly review_id: string;
        readonly tag_id: string;
        readonly comment: string | null;
      }>(
        `SELECT review_id, tag_id, comment FROM applied_tags
         WHERE review_id IN (SELECT value FROM json_each(?))`,
        ids,
      ),
    );
  }

  #verdictsOf(ids: string) {
    return byReview(
      this.#sources.reviews
        .all<{
          readonly review_id: string;
          readonly field: string;
          readonly stance: string;
          readonly retell_value: string | null;
          readonly value: string | null;
        }>(
          `SELECT review_id, field, stance, retell_value, value FROM verdicts
           WHERE review_id IN (SELECT value FROM json_each(?))`,
          ids,
        )
        // A dispute says that the value is wrong, but not which one is right.
        .filter(({ stance }) => stance !== 'disputed')
        .map(({ review_id, field, stance, retell_value: retell, value }) => ({
          review_id,
          field,
          retell: retell ?? '',
          reviewer: (stance === 'agreed' ? retell : value) ?? '',
        })),
    );
  }
}

const reviewPart = (row: ReviewRow) => ({
  reviewId: row.id,
  callId: row.call_id,
  reviewerId: row.reviewer_id,
  reviewerName: row.reviewer ?? '',
  purpose: row.purpose,
  rubricId: row.rubric_id,
  submittedMs: row.submitted_ms ?? 0,
  activeMs: row.active_ms ?? 0,
  ...(row.score === null ? {} : { score: row.score }),
  flagged: row.flagged === 1,
});

function callPart(
  call: CallRow | undefined,
): Pick<ReviewEntry, 'agentId' | 'agentName' | 'kind'> & Partial<ReviewEntry> {
  if (call === undefined) return { kind: 'call', agentId: '', agentName: '' };
  const { key, kind, agent_id: agentId, agent_name: agentName } = call;
  return {
    callKey: key,
    kind,
    agentId: agentId ?? '',
    agentName: agentName ?? '',
    ...(call.agent_version === null ? {} : { version: call.agent_version }),
    ...(call.start_ms === null ? {} : { startMs: call.start_ms }),
    ...(call.sentiment === null ? {} : { sentiment: call.sentiment }),
    ...(call.successful === null ? {} : { successful: call.successful === 1 }),
  };
}

function byReview<Row extends { readonly review_id: string }>(
  rows: readonly Row[],
): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const own = groups.get(row.review_id);
    if (own === undefined) groups.set(row.review_id, [row]);
    else own.push(row);
  }
  return groups;
}
