import type { CallId } from '../../src-shared/call.ts';
import type { QueueFilter, QueueSort } from '../../src-shared/filter.ts';
import type { OpenQueue, QueueFacets, QueueRows } from '../../src-shared/queue.ts';
import { fakeCall, type FakeCall } from './fake-calls.ts';

interface QueueRequest {
  readonly filter: QueueFilter;
  readonly sort: QueueSort;
  readonly keep?: string | undefined;
}

/** A queue in memory, with working filters for sentiment, outcome, status and flag. */
export function createFakeQueue(size: number) {
  const queues = new Map<string, readonly number[] | undefined>();
  let calls = size;
  let opened = 0;

  const placesOf = (filter: QueueFilter): readonly number[] | undefined => {
    const all = Array.from({ length: calls }, (_, index) => index);
    const kept = all.filter((index) => matches(fakeCall(index), filter));
    return kept.length === calls ? undefined : kept;
  };

  return {
    open({ filter, sort, keep }: QueueRequest): OpenQueue {
      const newestFirst = placesOf(filter);
      const places =
        sort.order === 'descending'
          ? newestFirst
          : (newestFirst ?? Array.from({ length: calls }, (_, index) => index)).toReversed();
      opened += 1;
      const queueId = `queue-${opened}`;
      queues.set(queueId, places);
      const total = places?.length ?? calls;
      const at = keep === undefined ? -1 : placeOf(keep as CallId, places);
      return { queueId, total, today: 0, ...(at < 0 || at >= total ? {} : { indexOfKept: at }) };
    },
    rows(queueId: string, from: number, count: number): QueueRows | undefined {
      if (!queues.has(queueId)) return undefined;
      const places = queues.get(queueId);
      const total = places?.length ?? calls;
      const length = Math.max(0, Math.min(count, total - from));
      const rows = Array.from({ length }, (_, step) =>
        fakeCall(places?.[from + step] ?? from + step),
      );
      return columnsOf(from, rows);
    },
    facets: (): QueueFacets => facetsOf(calls),
    /** Adds this number of newer calls, as a sync does. */
    grow(by: number): void {
      calls += by;
    },
    /** Forgets every open queue, as a restart of the library does. */
    forgetQueues(): void {
      queues.clear();
    },
  };
}

const placeOf = (id: CallId, places: readonly number[] | undefined): number => {
  const index = Number(id.slice('call_'.length));
  return places === undefined ? index : places.indexOf(index);
};

const matches = (call: FakeCall, filter: QueueFilter): boolean =>
  filter.kind === 'call' &&
  sentimentMatches(call, filter) &&
  (filter.outcome?.includes(outcomeOf(call)) ?? true) &&
  (filter.states?.includes(call.state) ?? true) &&
  (filter.flagged ?? call.flagged) === call.flagged;

function sentimentMatches({ sentiment }: FakeCall, filter: QueueFilter): boolean {
  const wanted = filter.call.user_sentiment?.value ?? [];
  const without = filter.withoutSentiment === true;
  if (wanted.length === 0 && !without) return true;
  return sentiment === undefined ? without : wanted.includes(sentiment);
}

const outcomeOf = ({ successful }: FakeCall): 'successful' | 'unsuccessful' | 'unknown' =>
  successful === undefined ? 'unknown' : successful ? 'successful' : 'unsuccessful';

const columnsOf = (from: number, rows: readonly FakeCall[]): QueueRows => ({
  from,
  ids: rows.map(({ id }) => id),
  agentName: rows.map(({ agentName }) => agentName),
  startMs: rows.map(({ startMs }) => startMs),
  durationMs: rows.map(({ durationMs }) => durationMs),
  sentiment: rows.map(({ sentiment }) => sentiment),
  successful: rows.map(({ successful }) => successful),
  status: rows.map(() => 'ended'),
  type: rows.map(({ type }) => type),
  direction: rows.map(({ direction }) => direction),
  otherNumber: rows.map(({ party }) => party),
  disconnectionReason: rows.map(({ reason }) => reason),
  latencyP50Ms: rows.map(({ latencyP50Ms }) => latencyP50Ms),
  reviewStatus: rows.map(({ state }) => state),
  flagged: rows.map(({ flagged }) => flagged),
  score: rows.map(({ score }) => score),
  tagCount: rows.map(({ tagCount }) => tagCount),
  measuresAgainst: rows.map(() => undefined),
  hasRecording: rows.map(() => true),
  summary: rows.map(() => undefined),
});

function facetsOf(calls: number): QueueFacets {
  const facet = (...values: readonly string[]) =>
    values.map((value, place) => ({ value, calls: Math.max(1, Math.floor(calls / (place + 2))) }));
  return {
    agents: ['Ava Booking', 'Refund line', 'Northwind Dental', 'Parcel desk'].map(
      (name, place) => ({
        id: `agent_${place}`,
        name,
        versions: [1, 2],
        calls: Math.floor(calls / 4),
      }),
    ),
    sentiments: facet('Neutral', 'Negative', 'Positive'),
    statuses: facet('ended', 'error'),
    types: facet('phone_call', 'web_call'),
    directions: facet('inbound', 'outbound'),
    reasons: facet('user_hangup', 'agent_hangup', 'call_transfer', 'error_llm_websocket_open'),
    dataStorage: facet('everything'),
    toolNames: facet('book_slot'),
    outcomes: facet('successful', 'unsuccessful', 'unknown'),
    reviewStatuses: facet('new', 'draft', 'submitted', 'skipped'),
    plans: [],
    reviewers: [],
    measuredCriteria: [],
    reviewedToday: 0,
    metadataKeys: [],
    customAnalysisKeys: [],
    customAttributeKeys: [],
    dynamicVariableKeys: [],
    earliestMs: fakeCall(Math.max(0, calls - 1)).startMs,
    latestMs: fakeCall(0).startMs,
    calls,
    chats: 0,
  };
}
