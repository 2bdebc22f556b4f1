import type { CallId } from '../../../src-shared/call.ts';
import type { AppError } from '../../../src-shared/errors.ts';
import { err, ok, type Result } from '../../../src-shared/result.ts';
import { deleteCalls, readRecord } from '../calls/remove-call.ts';
import { firstRowKeyOfMs } from '../calls/row-key.ts';
import { storeCalls } from '../calls/store-calls.ts';
import { reviewSummaryOf } from '../reviews/tables/review-summaries.ts';
import type { LibraryDatabases } from './databases.ts';
import type { HandlersFor, WithDatabases } from './handler-types.ts';

export type RemovalChannel =
  | 'calls:remove'
  | 'calls:remove-older'
  | 'calls:count-older'
  | 'removed-calls:list'
  | 'removed-calls:restore'
  | 'removed-calls:delete';

const batchSize = 200;

/** Removing calls from this computer. Calls with a review stay: a review without its call is worthless. */
export function removalHandlers(
  withDatabases: WithDatabases,
  now: () => number,
): HandlersFor<RemovalChannel> {
  return {
    'calls:remove': withDatabases<'calls:remove'>((databases, { id }) => {
      const row = databases.calls().first('SELECT 1 FROM calls WHERE id = ?', id);
      if (row === undefined) return err({ kind: 'unknown-call', callId: id });
      if (neededCalls(databases).has(id)) {
        return refused('A call that has a review or that a plan has drawn can’t be removed');
      }
      remove(databases, [id], now());
      return ok(true);
    }),
    'calls:count-older': withDatabases<'calls:count-older'>((databases, { beforeMs }) => {
      const count = (condition: string): number =>
        databases
          .calls()
          .first<{ calls: number }>(
            `SELECT count(*) AS calls FROM calls WHERE key < ? AND ${condition}`,
            firstRowKeyOfMs(beforeMs),
            asJson(neededCalls(databases)),
          )?.calls ?? 0;
      return ok({ removable: count(isRemovable), kept: count(`NOT (${isRemovable})`) });
    }),
    'calls:remove-older': withDatabases<'calls:remove-older'>((databases, { beforeMs }) => {
      const ids = databases
        .calls()
        .all<{ id: CallId }>(
          `SELECT id FROM calls WHERE key < ? AND ${isRemovable} ORDER BY key LIMIT ?`,
          firstRowKeyOfMs(beforeMs),
          asJson(neededCalls(databases)),
          batchSize,
        )
        .map(({ id }) => id);
      remove(databases, ids, now());
      return ok({ ids, isMore: ids.length === batchSize });
    }),
    'removed-calls:list': withDatabases<'removed-calls:list'>(({ removed }, { limit }) =>
      ok(removed.list(limit)),
    ),
    'removed-calls:restore': withDatabases<'removed-calls:restore'>((databases, { id }) => {
      const record = databases.removed.record(id);
      if (record === undefined) return err({ kind: 'unknown-call', callId: id });
      const summaryOf = (callId: CallId) =>
        reviewSummaryOf(databases.reviews, callId, databases.reviewer().id);
      const context = { nowMs: now(), reviewSummaryOf: summaryOf };
      storeCalls(databases.calls(), [record], undefined, context);
      databases.removed.forget(id);
      return ok(true);
    }),
    'removed-calls:delete': withDatabases<'removed-calls:delete'>(({ removed }, { beforeMs }) =>
      ok(removed.deleteContent(beforeMs)),
    ),
  };
}

const isRemovable = `(id NOT IN (SELECT value FROM json_each(?)))`;

/** The calls that have a review of anybody, or that a plan has drawn. */
const neededCalls = ({ reviews }: LibraryDatabases): ReadonlySet<CallId> =>
  new Set(
    reviews
      .all<{ id: CallId }>(
        'SELECT call_id AS id FROM reviews UNION SELECT call_id FROM drawn_calls',
      )
      .map(({ id }) => id),
  );

const asJson = (ids: ReadonlySet<CallId>): string => JSON.stringify([...ids]);

const refused = (reason: string): Result<never, AppError> => err({ kind: 'edit-refused', reason });

function remove(databases: LibraryDatabases, ids: readonly CallId[], nowMs: number): void {
  const db = databases.calls();
  const records = ids.flatMap((id) => readRecord(db, id) ?? []);
  // Kept first: a crash in between is completed at the next opening.
  databases.removed.add(records, nowMs);
  deleteCalls(db, ids);
}
