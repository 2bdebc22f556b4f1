import { measuredCriteria } from '../../../src-shared/rubrics/measured-criteria.ts';
import type { QueueFacets } from '../../../src-shared/queue.ts';
import { ok } from '../../../src-shared/result.ts';
import { readFacets } from '../query/facets.ts';
import { hitContexts } from '../query/search.ts';
import { readSavedQueues, removeQueue, saveQueue } from '../reviews/tables/saved-queues.ts';
import { exportRows } from './export-rows.ts';
import type { LibraryDatabases } from './databases.ts';
import type { HandlersFor, WithDatabases } from './handler-types.ts';

type QueueChannel =
  | 'queue:open'
  | 'queue:rows'
  | 'queue:contexts'
  | 'queue:facets'
  | 'queue:saved'
  | 'queue:save'
  | 'queue:remove'
  | 'export:rows';

export function queueHandlers(
  withDatabases: WithDatabases,
  now: () => number,
): HandlersFor<QueueChannel> {
  return {
    'queue:open': withDatabases<'queue:open'>(async (databases, input) =>
      ok(await databases.queues().open(input)),
    ),
    'queue:rows': withDatabases<'queue:rows'>((databases, input) => databases.queues().rows(input)),
    'queue:contexts': withDatabases<'queue:contexts'>(async (databases, { callIds, search }) =>
      ok(await hitContexts(callIds, search, (id) => databases.readCall(id)?.call)),
    ),
    'queue:facets': withDatabases<'queue:facets'>((databases, { kind }) =>
      ok({
        ...readFacets(databases.calls(), kind, now()),
        measuredCriteria: measuredNames(databases),
      }),
    ),
    'queue:saved': withDatabases<'queue:saved'>(({ reviews }) => ok(readSavedQueues(reviews))),
    'queue:save': withDatabases<'queue:save'>(({ reviews }, queue) => {
      saveQueue(reviews, queue, now());
      return ok(readSavedQueues(reviews));
    }),
    'queue:remove': withDatabases<'queue:remove'>(({ reviews }, { id }) => {
      removeQueue(reviews, id);
      return ok(readSavedQueues(reviews));
    }),
    'export:rows': withDatabases<'export:rows'>((databases, input) =>
      ok(exportRows(databases, input)),
    ),
  };
}

/** Rubrics made from one template share the ids of criteria, and their results are stored together. */
function measuredNames({ rubrics }: LibraryDatabases): QueueFacets['measuredCriteria'] {
  const criteria = rubrics.published().toReversed().flatMap(measuredCriteria);
  return [...new Map(criteria.map(({ id, name }) => [id, { id, name }])).values()];
}
