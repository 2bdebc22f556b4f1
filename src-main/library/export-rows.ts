import { reviewStates, type QueueFilter, type QueueSort } from '../../src-shared/filter.ts';
import type { Tag } from '../../src-shared/tag.ts';
import { readFacts } from './calls/read-calls.ts';
import type { ExportRow } from './port.ts';
import { placesAfter } from './queue/place-walk.ts';
import { planOf } from './queue/plan.ts';
import type { Place } from './queue/sort-order.ts';
import type { Session } from './session.ts';
import { readTags } from './reviews/tag-set.ts';
import { readWork } from './reviews/work.ts';
import { fromStored } from './storage/stored-json.ts';

interface Wanted {
  readonly filter: QueueFilter;
  readonly sort: QueueSort;
  readonly after?: string;
  readonly count: number;
}

/** The next reviewed calls of a queue; where it went on is said by place, so nothing is walked twice. */
export function exportRows(
  session: Session,
  { filter, sort, after, count }: Wanted,
): { rows: readonly ExportRow[]; next?: string } {
  const asked =
    filter.states === undefined || filter.states.length === 0 ? reviewStates : filter.states;
  const states = asked.filter((state) => state !== 'new');
  if (states.length === 0) return { rows: [] };
  const plan = planOf(session.calls(), { ...filter, states }, sort);
  const from = after === undefined ? undefined : fromStored<Place>(after);
  const places = placesAfter(session.calls(), plan, from, count);
  const tags = readTags(session.reviews);
  const rows = places.flatMap(({ key }) => exportRow(session, key, tags) ?? []);
  const last = places.at(-1);
  const isMore = places.length === count && last !== undefined;
  return { rows, ...(isMore ? { next: JSON.stringify(last) } : {}) };
}

function exportRow(session: Session, key: number, tags: readonly Tag[]): ExportRow | undefined {
  const call = readFacts(session.calls(), key);
  if (call === undefined) return undefined;
  const work = readWork(session.reviews, session.rubrics, call.id);
  const rubric =
    session.rubrics.version(work.review.rubricId, work.review.rubricVersion) ??
    session.rubrics.current();
  // The set of tags and the rubric are one object for all rows: a message carries each once.
  return { call, work, rubric, tags };
}
