import type { CallId, CallRecord } from '../../../src-shared/call.ts';
import type { AppError } from '../../../src-shared/errors.ts';
import { err, ok, type Result } from '../../../src-shared/result.ts';
import { openCall } from '../calls/open-call.ts';
import { readAgentName, readCallInfo } from '../calls/read-calls.ts';
import { recordServerMatches } from '../calls/server-matches.ts';
import { callsToFetch, markGone, syncPlan } from '../calls/fetch-schedule.ts';
import { storeCalls } from '../calls/store-calls.ts';
import type { StoredCall } from '../port.ts';
import { otherReviews } from '../reviews/other-reviews.ts';
import { presenceOf } from '../reviews/tables/presence.ts';
import { readReviewData } from '../reviews/tables/review-rows.ts';
import { reviewSummaryOf } from '../reviews/tables/review-summaries.ts';
import type { LibraryDatabases } from './databases.ts';
import type { HandlersFor, Input, ResultOf, WithDatabases } from './handler-types.ts';
import { removalHandlers, type RemovalChannel } from './removal-handlers.ts';
import { responseLost, type PendingResponses } from './pending-responses.ts';

type CallChannel =
  | 'calls:store'
  | 'calls:gone'
  | 'calls:get'
  | 'calls:about'
  | 'calls:open'
  | 'calls:to-fetch'
  | 'sync:plan';

export function callHandlers(
  withDatabases: WithDatabases,
  now: () => number,
  pending: PendingResponses,
): HandlersFor<CallChannel | RemovalChannel> {
  return {
    ...removalHandlers(withDatabases, now),
    'calls:store': withDatabases<'calls:store'>((databases, input) =>
      store(databases, input, { pending, nowMs: now() }),
    ),
    'calls:gone': withDatabases<'calls:gone'>((databases, { id }) => {
      markGone(databases.calls(), id, now());
      return ok(true);
    }),
    'calls:get': withDatabases<'calls:get'>((databases, { id }) => readStoredCall(databases, id)),
    'calls:about': withDatabases<'calls:about'>((databases, { id }) => {
      const info = readCallInfo(databases.calls(), id);
      return info === undefined ? err({ kind: 'unknown-call', callId: id }) : ok(info);
    }),
    'calls:open': withDatabases<'calls:open'>((databases, { id, ...options }) => {
      const stored = readStoredCall(databases, id);
      if (!stored.ok) return stored;
      const { agentId, agentName } = stored.value.call;
      const knownName = agentName ?? readAgentName(databases.calls(), agentId);
      return ok(openCall(stored.value, { ...options, agentName: knownName }));
    }),
    'calls:to-fetch': withDatabases<'calls:to-fetch'>((databases, { limit, exclude = [] }) =>
      ok(callsToFetch(databases.calls(), limit, { exclude, nowMs: now() })),
    ),
    'sync:plan': withDatabases<'sync:plan'>((databases) => {
      const plan = syncPlan(databases.calls(), now());
      databases.syncState.wasRead();
      return ok(plan);
    }),
  };
}

function store(
  databases: LibraryDatabases,
  { responses: tickets = [], records: given = [], syncState, matchedBy = [] }: Input<'calls:store'>,
  { pending, nowMs }: { readonly pending: PendingResponses; readonly nowMs: number },
): ResultOf<'calls:store'> {
  const parsed = pending.recordsFor(tickets);
  if (parsed === undefined) return responseLost;
  const isKept = ({ call }: CallRecord): boolean => !databases.removed.has(call.id);
  const records = [...parsed, ...given].filter(isKept);
  const state = databases.syncState.isCurrent() ? syncState : undefined;
  const stored = storeCalls(databases.calls(), records, state, {
    nowMs,
    reviewSummaryOf: (id) => reviewSummaryOf(databases.reviews, id, databases.reviewer().id),
  });
  const ids = records.map(({ call }) => call.id);
  const matched = recordServerMatches(databases.calls(), ids, matchedBy);
  pending.drop(tickets);
  databases.insights.tables.callsChanged(stored.changed);
  return ok({ ...stored, changed: [...new Set([...stored.changed, ...matched])] });
}

function readStoredCall(databases: LibraryDatabases, id: CallId): Result<StoredCall, AppError> {
  const cached = databases.readCall(id);
  if (cached === undefined) return err({ kind: 'unknown-call', callId: id });
  const reviewerCall = { callId: id, reviewerId: databases.reviewer().id };
  const work = readReviewData(databases.reviews, databases.rubrics, reviewerCall);
  const { positionMs, wordOffsetMs } = presenceOf(databases.reviews, reviewerCall);
  const { rubricId, rubricVersion } = work.review;
  return ok({
    ...cached,
    work,
    otherReviews: otherReviews(databases.reviews, reviewerCall),
    rubric: databases.rubrics.version(rubricId, rubricVersion) ?? databases.rubrics.current(),
    positionMs,
    ...(wordOffsetMs === 0 ? {} : { wordOffsetMs }),
  });
}
