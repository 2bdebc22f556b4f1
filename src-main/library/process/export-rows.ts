import { reviewStatuses, type QueueFilter, type QueueSort } from '../../../src-shared/filter.ts';
import type { Tag } from '../../../src-shared/tag.ts';
import { readCallDetails } from '../calls/read-calls.ts';
import type { ExportRow } from '../port.ts';
import { positionsAfter } from '../query/walk.ts';
import { createPlan } from '../query/plan.ts';
import type { Position } from '../query/plan.ts';
import type { LibraryDatabases } from './databases.ts';
import { readTags } from '../reviews/tables/tag-set.ts';
import { readReviewData } from '../reviews/tables/review-rows.ts';
import { fromStored } from '../db/stored-json.ts';

interface ExportPage {
  readonly filter: QueueFilter;
  readonly sort: QueueSort;
  readonly after?: string;
  readonly count: number;
}

/** The next reviewed calls of a queue; where it went on is said by place, so nothing is walked twice. */
export function exportRows(
  session: LibraryDatabases,
  { filter, sort, after, count }: ExportPage,
): { rows: readonly ExportRow[]; next?: string } {
  const selected =
    filter.states === undefined || filter.states.length === 0 ? reviewStatuses : filter.states;
  const states = selected.filter((state) => state !== 'new');
  if (states.length === 0) return { rows: [] };
  const plan = createPlan(session.calls(), { ...filter, states }, sort);
  const from = after === undefined ? undefined : fromStored<Position>(after);
  const places = positionsAfter(session.calls(), plan, from, count);
  const tags = readTags(session.reviews);
  const rows = places.flatMap(({ key }) => exportRow(session, key, tags) ?? []);
  const last = places.at(-1);
  const isMore = places.length === count && last !== undefined;
  return { rows, ...(isMore ? { next: JSON.stringify(last) } : {}) };
}

function exportRow(
  session: LibraryDatabases,
  key: number,
  tags: readonly Tag[],
): ExportRow | undefined {
  const call = readCallDetails(session.calls(), key);
  if (call === undefined) return undefined;
  const work = readReviewData(session.reviews, session.rubrics, call.id);
  const rubric =
    session.rubrics.version(work.review.rubricId, work.review.rubricVersion) ??
    session.rubrics.current();
  // The set of tags and the rubric are one object for all rows: a message carries each once.
  return { call, work, rubric, tags };
}
