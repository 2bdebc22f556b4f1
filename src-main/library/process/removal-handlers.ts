import type { CallId } from '../../../src-shared/call.ts';
import { err, ok } from '../../../src-shared/result.ts';
import { firstRowKeyOfMs } from '../calls/row-key.ts';
import type { AgeRule, KeptFor, RemovalCounts } from '../port.ts';
import { refused } from '../reviews/edits/edit-context.ts';
import { removalText } from '../reviews/edits/removal-text.ts';
import type { LibraryDatabases } from './databases.ts';
import type { HandlersFor, WithDatabases } from './handler-types.ts';
import { removeCalls, restoreCall } from './removal.ts';

export type RemovalChannel =
  | 'calls:removal'
  | 'calls:remove'
  | 'calls:remove-older'
  | 'calls:count-older'
  | 'removed-calls:list'
  | 'removed-calls:restore'
  | 'removed-calls:delete';

const batchSize = 200;

/** Removing calls from this computer, with their reviews only where that was chosen. */
export function removalHandlers(
  withDatabases: WithDatabases,
  now: () => number,
): HandlersFor<RemovalChannel> {
  return {
    'calls:removal': withDatabases<'calls:removal'>(({ reviews }, { id }) => {
      const found = reviews.first<{ reviews: number }>(
        'SELECT count(*) AS reviews FROM reviews WHERE call_id = ?',
        id,
      );
      const keptFor = whyKept({ reviews }, id, (found?.reviews ?? 0) > 0);
      return ok({ reviews: found?.reviews ?? 0, ...(keptFor === undefined ? {} : { keptFor }) });
    }),
    'calls:remove': withDatabases<'calls:remove'>((databases, { id, withReviews }, requestId) => {
      const row = databases.calls().first('SELECT 1 FROM calls WHERE id = ?', id);
      if (row === undefined) return err({ kind: 'unknown-call', callId: id });
      if (!withReviews && reviewedCalls(databases).has(id)) return refused(removalText.hasReviews);
      const keptFor = whyKept(databases, id, withReviews);
      if (keptFor !== undefined) return refused(refusals[keptFor]);
      return removeCalls(databases, { ids: [id], withReviews, requestId, nowMs: now() });
    }),
    'calls:count-older': withDatabases<'calls:count-older'>((databases, rule) =>
      ok(countOlder(databases, rule)),
    ),
    'calls:remove-older': withDatabases<'calls:remove-older'>((databases, rule, requestId) => {
      const ids = databases
        .calls()
        .all<{ id: CallId }>(
          `SELECT id FROM calls WHERE key < ? AND NOT ${isAmong} ORDER BY key LIMIT ?`,
          firstRowKeyOfMs(rule.beforeMs),
          asJson(keptCalls(databases, rule)),
          batchSize,
        )
        .map(({ id }) => id);
      const { withReviews } = rule;
      const done = removeCalls(databases, { ids, withReviews, requestId, nowMs: now() });
      return done.ok ? ok({ ids, isMore: ids.length === batchSize }) : done;
    }),
    'removed-calls:list': withDatabases<'removed-calls:list'>(({ removed }, { limit }) =>
      ok(removed.list(limit)),
    ),
    'removed-calls:restore': withDatabases<'removed-calls:restore'>(
      (databases, { id }, requestId) => restoreCall(databases, { id, requestId, nowMs: now() }),
    ),
    'removed-calls:delete': withDatabases<'removed-calls:delete'>(({ removed }, { beforeMs }) =>
      ok(removed.deleteContent(beforeMs)),
    ),
  };
}

function countOlder(databases: LibraryDatabases, rule: AgeRule): RemovalCounts {
  const kept = asJson(keptCalls(databases, rule));
  const reviewed = asJson(reviewedCalls(databases));
  const count = (condition: string, ...values: readonly string[]): number =>
    databases
      .calls()
      .first<{ calls: number }>(
        `SELECT count(*) AS calls FROM calls WHERE key < ? AND ${condition}`,
        firstRowKeyOfMs(rule.beforeMs),
        ...values,
      )?.calls ?? 0;
  return {
    removable: count(`NOT ${isAmong}`, kept),
    reviewed: count(`NOT ${isAmong} AND ${isAmong}`, kept, reviewed),
    kept: count(isAmong, kept),
  };
}

const refusals: Readonly<Record<KeptFor, string>> = {
  plan: removalText.keptForPlan,
  session: removalText.keptForSession,
};

const isAmong = `(id IN (SELECT value FROM json_each(?)))`;

type Reviews = Pick<LibraryDatabases, 'reviews'>;

const idsOf = ({ reviews }: Reviews, query: string): readonly CallId[] =>
  reviews.all<{ id: CallId }>(query).map(({ id }) => id);

/** The calls that have a review of anybody. */
const reviewedCalls = (databases: Reviews): ReadonlySet<CallId> =>
  new Set(idsOf(databases, 'SELECT DISTINCT call_id AS id FROM reviews'));

/** Calls that a plan has drawn. Those of closed plans are only kept as long as reviews are. */
const drawnCalls = (databases: Reviews, withReviews: boolean): readonly CallId[] =>
  idsOf(
    databases,
    withReviews
      ? `SELECT DISTINCT call_id AS id FROM drawn_calls WHERE draw_id NOT IN (
           SELECT plan_draws.id FROM plan_draws JOIN plans ON plans.id = plan_id
           WHERE closed_ms IS NOT NULL)`
      : 'SELECT DISTINCT call_id AS id FROM drawn_calls',
  );

const callsOfSessions = (databases: Reviews): readonly CallId[] =>
  idsOf(
    databases,
    `SELECT DISTINCT part.value AS id
     FROM calibration_sessions, json_each(body, '$.callIds') AS part WHERE state <> 'closed'`,
  );

function whyKept(databases: Reviews, id: CallId, withReviews: boolean): KeptFor | undefined {
  if (drawnCalls(databases, withReviews).includes(id)) return 'plan';
  return callsOfSessions(databases).includes(id) ? 'session' : undefined;
}

/** The calls that the rule keeps. Reviews that somebody is still working on are never removed by it. */
const keptCalls = (databases: Reviews, { withReviews }: AgeRule): ReadonlySet<CallId> =>
  new Set([
    ...(withReviews
      ? idsOf(databases, `SELECT call_id AS id FROM reviews WHERE state IN ('draft', 'reopened')`)
      : reviewedCalls(databases)),
    ...drawnCalls(databases, withReviews),
    ...callsOfSessions(databases),
  ]);

const asJson = (ids: ReadonlySet<CallId>): string => JSON.stringify([...ids]);
