import type { CallId } from '../../../src-shared/call.ts';
import type { ToolCallFilter } from '../../../src-shared/filter.ts';
import type { Db } from '../storage/db.ts';

/** What a criterion is known by: the same words in the same order, however it was put together. */
export const affirmedAs = ({ name, success, latency_ms: latency }: ToolCallFilter): string =>
  JSON.stringify([name, success?.value, latency?.op, latency?.value]);

/**
 * Keeps that Retell itself has found these calls by these criteria. It filters by how long a tool took
 * and does not tell it with the call, so its word is all there is to go by. Answers of which calls it
 * was not known: queues that ask for it are other ones now.
 */
export function affirm(
  db: Db,
  ids: readonly CallId[],
  criteria: readonly ToolCallFilter[],
): readonly CallId[] {
  const learnt = (criterion: string) => (id: CallId) =>
    db.run('INSERT OR IGNORE INTO affirmed VALUES (?, ?)', criterion, id) > 0;
  return db.transaction(() =>
    criteria.flatMap((criterion) => ids.filter(learnt(affirmedAs(criterion)))),
  );
}
