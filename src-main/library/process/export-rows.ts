import type { ExportPage } from '../../../src-shared/exports/export-page.ts';
import type { QueueFilter } from '../../../src-shared/filter.ts';
import type { ReviewData } from '../../../src-shared/review.ts';
import type { Tag } from '../../../src-shared/tag.ts';
import type { TranscriptFields } from '../calls/merge-call.ts';
import { readCallDetails, readTranscript } from '../calls/read-calls.ts';
import { fromStored } from '../db/stored-json.ts';
import type { ExportRow } from '../port.ts';
import { createPlan, type Position } from '../query/plan.ts';
import { positionsAfter } from '../query/queue-positions.ts';
import { notBlind } from '../reviews/tables/calibration-sessions.ts';
import { presenceOf } from '../reviews/tables/presence.ts';
import { reviewDataOf, type ReviewRow } from '../reviews/tables/review-rows.ts';
import { readTags } from '../reviews/tables/tag-set.ts';
import { clipRules } from './clip-rules.ts';
import { redactReview } from './redact-review.ts';
import { silenceReview } from './silence-words-in-review.ts';
import type { LibraryDatabases } from './databases.ts';

/** The parts of the library that an export reads. */
export type ExportedDatabases = Pick<
  LibraryDatabases,
  'calls' | 'reviews' | 'rubrics' | 'reviewer'
>;

/** The next reviewed calls of a queue. `next` holds the position of the last one, where the next page starts. */
export function exportRows(
  databases: ExportedDatabases,
  { filter, sort, after, count, ...detail }: ExportPage,
): { rows: readonly ExportRow[]; next?: string } {
  const reviewed = reviewedCalls(filter);
  if (reviewed === undefined) return { rows: [] };
  const plan = createPlan(databases.calls(), reviewed, sort);
  const start = after === undefined ? undefined : fromStored<Position>(after);
  const positions = positionsAfter(databases.calls(), plan, start, count);
  const tags = readTags(databases.reviews);
  const rows = positions.flatMap(({ key }) =>
    rowsOfCall(databases, key, {
      ...detail,
      tags,
      ownOnly: reviewed.reviewedByAnyone !== true,
    }),
  );
  const last = positions.at(-1);
  const isMore = positions.length === count && last !== undefined;
  return { rows, ...(isMore ? { next: JSON.stringify(last) } : {}) };
}

/** With a filter on review statuses, which are the reviewer's own, only their reviews are exported. */
function reviewedCalls(filter: QueueFilter): QueueFilter | undefined {
  const { states = [] } = filter;
  if (states.length === 0) return { ...filter, reviewedByAnyone: true };
  const reviewed = states.filter((status) => status !== 'new');
  return reviewed.length === 0 ? undefined : { ...filter, states: reviewed };
}

interface RowOptions extends Pick<ExportPage, 'transcripts' | 'redacted' | 'silence'> {
  readonly tags: readonly Tag[];
  readonly ownOnly: boolean;
}

/** A row for each review of the call that is not voided, the oldest first. */
function rowsOfCall(
  databases: ExportedDatabases,
  key: number,
  { tags, ownOnly, transcripts = false, redacted = false, silence }: RowOptions,
): readonly ExportRow[] {
  const { reviews, rubrics, reviewer } = databases;
  const details = readCallDetails(databases.calls(), key);
  if (details === undefined) return [];
  let known: TranscriptFields | undefined;
  const transcript = (): TranscriptFields => (known ??= readTranscript(databases.calls(), key));
  const call = transcripts ? { ...details, ...shownTranscript(transcript(), redacted) } : details;
  return reviews
    .all<ReviewRow>(
      `SELECT * FROM reviews WHERE call_id = ? AND state <> 'voided' AND ${notBlind('reviews')}
       ORDER BY started_ms, id`,
      call.id,
    )
    .filter((row) => !ownOnly || row.reviewer_id === reviewer().id)
    .map((row): ExportRow => {
      const stored = reviewDataOf(reviews, rubrics, row);
      const isRedacted = redacted || silence?.redactedWords === true;
      const shown =
        isRedacted && hasQuotes(stored)
          ? redactReview(stored, { ...details, ...transcript() })
          : stored;
      const work = silence === undefined ? shown : silenceReview(shown, silence.words);
      const { rubricId, rubricVersion } = work.review;
      const rubric = rubrics.version(rubricId, rubricVersion) ?? rubrics.current();
      // All rows share the tag set and the rubric object, so a message carries each of them once.
      if (silence === undefined) return { call, work, rubric, tags };
      const offsetMs = wordOffsetOf(databases, row);
      const whole = { ...details, ...transcript() };
      return {
        call,
        work,
        rubric,
        tags,
        clipRules: clipRules(whole, { silence, redacted, offsetMs }),
      };
    });
}

/** How far the word times were shifted: by the reviewer of this computer, or else by who made the review. */
const wordOffsetOf = ({ reviews, reviewer }: ExportedDatabases, row: ReviewRow): number => {
  const offsetOf = (reviewerId: string): number =>
    presenceOf(reviews, { callId: row.call_id, reviewerId }).wordOffsetMs;
  return offsetOf(reviewer().id) || offsetOf(row.reviewer_id);
};

/** The transcript that the workspace prefers, as `entries`. */
function shownTranscript(
  { entries, scrubbedEntries, transcriptText }: TranscriptFields,
  redacted: boolean,
): TranscriptFields {
  const isRedacted = redacted && (scrubbedEntries?.length ?? 0) > 0;
  const shown = isRedacted ? scrubbedEntries : entries;
  return {
    ...(shown === undefined ? {} : { entries: shown }),
    // The plain text is never redacted.
    ...(transcriptText === undefined || isRedacted ? {} : { transcriptText }),
  };
}

/** Whether the review quotes the transcript. Otherwise the transcript need not be read. */
const hasQuotes = ({ review, tags, corrections, betterReplies }: ReviewData): boolean =>
  tags.length + corrections.length + betterReplies.length > 0 ||
  Object.values(review.answers).some(({ evidence = [] }) => evidence.length > 0);
