import { reviewStatuses, type QueueFilter, type QueueSort } from '../../../src-shared/filter.ts';
import type { Tag } from '../../../src-shared/tag.ts';
import { readCallDetails } from '../calls/read-calls.ts';
import { fromStored } from '../db/stored-json.ts';
import type { ExportRow } from '../port.ts';
import { createPlan, type Position } from '../query/plan.ts';
import { positionsAfter } from '../query/walk.ts';
import { readReviewData } from '../reviews/tables/review-rows.ts';
import { readTags } from '../reviews/tables/tag-set.ts';
import type { LibraryDatabases } from './databases.ts';

interface ExportPage {
  readonly filter: QueueFilter;
  readonly sort: QueueSort;
  readonly after?: string;
  readonly count: number;
}

/** The next reviewed calls of a queue. `next` holds the position of the last one, where the next page starts. */
export function exportRows(
  databases: LibraryDatabases,
  { filter, sort, after, count }: ExportPage,
): { rows: readonly ExportRow[]; next?: string } {
  const selected =
    filter.states === undefined || filter.states.length === 0 ? reviewStatuses : filter.states;
  const states = selected.filter((status) => status !== 'new');
  if (states.length === 0) return { rows: [] };
  const plan = createPlan(databases.calls(), { ...filter, states }, sort);
  const start = after === undefined ? undefined : fromStored<Position>(after);
  const positions = positionsAfter(databases.calls(), plan, start, count);
  const tags = readTags(databases.reviews);
  const rows = positions.flatMap(({ key }) => exportRow(databases, key, tags) ?? []);
  const last = positions.at(-1);
  const isMore = positions.length === count && last !== undefined;
  return { rows, ...(isMore ? { next: JSON.stringify(last) } : {}) };
}

function exportRow(
  databases: LibraryDatabases,
  key: number,
  tags: readonly Tag[],
): ExportRow | undefined {
  const call = readCallDetails(databases.calls(), key);
  if (call === undefined) return undefined;
  const work = readReviewData(databases.reviews, databases.rubrics, call.id);
  const rubric =
    databases.rubrics.version(work.review.rubricId, work.review.rubricVersion) ??
    databases.rubrics.current();
  // All rows share the tag set and the rubric object, so a message carries each of them once.
  return { call, work, rubric, tags };
}
