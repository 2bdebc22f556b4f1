import type { QueueFilter, QueueSort } from '../../../src-shared/filter.ts';
import type { Tag } from '../../../src-shared/tag.ts';
import { readCallDetails } from '../calls/read-calls.ts';
import { fromStored } from '../db/stored-json.ts';
import type { ExportRow } from '../port.ts';
import { createPlan, type Position } from '../query/plan.ts';
import { positionsAfter } from '../query/walk.ts';
import { reviewDataOf, type ReviewRow } from '../reviews/tables/review-rows.ts';
import { readTags } from '../reviews/tables/tag-set.ts';
import type { LibraryDatabases } from './databases.ts';

/** The parts of the library that an export reads. */
export type ExportedDatabases = Pick<
  LibraryDatabases,
  'calls' | 'reviews' | 'rubrics' | 'reviewer'
>;

interface ExportPage {
  readonly filter: QueueFilter;
  readonly sort: QueueSort;
  readonly after?: string;
  readonly count: number;
}

/** The next reviewed calls of a queue. `next` holds the position of the last one, where the next page starts. */
export function exportRows(
  databases: ExportedDatabases,
  { filter, sort, after, count }: ExportPage,
): { rows: readonly ExportRow[]; next?: string } {
  const reviewed = reviewedCalls(filter);
  if (reviewed === undefined) return { rows: [] };
  const plan = createPlan(databases.calls(), reviewed, sort);
  const start = after === undefined ? undefined : fromStored<Position>(after);
  const positions = positionsAfter(databases.calls(), plan, start, count);
  const tags = readTags(databases.reviews);
  const rows = positions.flatMap(({ key }) =>
    rowsOfCall(databases, key, { tags, ownOnly: reviewed.reviewedByAnyone !== true }),
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

interface RowOptions {
  readonly tags: readonly Tag[];
  readonly ownOnly: boolean;
}

/** A row for each review of the call that is not voided, the oldest first. */
function rowsOfCall(
  databases: ExportedDatabases,
  key: number,
  { tags, ownOnly }: RowOptions,
): readonly ExportRow[] {
  const { reviews, rubrics, reviewer } = databases;
  const call = readCallDetails(databases.calls(), key);
  if (call === undefined) return [];
  return reviews
    .all<ReviewRow>(
      `SELECT * FROM reviews WHERE call_id = ? AND state <> 'voided' ORDER BY started_ms, id`,
      call.id,
    )
    .filter((row) => !ownOnly || row.reviewer_id === reviewer().id)
    .map((row): ExportRow => {
      const work = reviewDataOf(reviews, rubrics, row);
      const { rubricId, rubricVersion } = work.review;
      const rubric = rubrics.version(rubricId, rubricVersion) ?? rubrics.current();
      // All rows share the tag set and the rubric object, so a message carries each of them once.
      return { call, work, rubric, tags };
    });
}
