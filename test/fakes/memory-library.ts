import type { Call, CallId, CallRecord } from '../../src-shared/call.ts';
import type { AppError } from '../../src-shared/errors.ts';
import type { Json } from '../../src-shared/json.ts';
import { err, ok, type Result } from '../../src-shared/result.ts';
import type { ReviewData } from '../../src-shared/review.ts';
import type { Rubric } from '../../src-shared/rubrics/rubric.ts';
import { nextFetchMs } from '../../src-main/library/calls/fetch-schedule.ts';
import type { Library, LibraryRequests, LibraryChannel } from '../../src-main/library/port.ts';
import type { Clock } from '../../src-main/retell/port.ts';
import { heldRecords } from './held-records.ts';

interface StoredCall {
  call: Call;
  links: CallRecord['links'];
  listText: string | undefined;
  fetchedMs: number | undefined;
  dueMs: number | undefined;
  gone: boolean;
}

/** The calls of the library in memory, by the same rules; it crashes when the test says so. */
export interface MemoryLibrary {
  readonly calls: ReadonlyMap<string, Readonly<StoredCall>>;
  /** The connection of one run of the app; requests after `cut` are lost. */
  connect(): { readonly library: Library; cut(): void };
  /** Lets this number of requests fail. */
  failNext(count: number, error: AppError): void;
}

const emptyReviewData: ReviewData = {
  state: 'new',
  flagged: false,
  tags: [],
  answers: {},
} as never;

export function createMemoryLibrary(
  clock: Clock,
  latencyMs: () => number = () => 0,
): MemoryLibrary {
  const calls = new Map<string, StoredCall>();
  let state: Json | undefined;
  let failures: AppError[] = [];

  const storeOne = (record: CallRecord): 'added' | 'changed' | 'same' => {
    const { id } = record.call;
    const before = calls.get(id);
    if (record.source === 'get') {
      calls.set(id, {
        call: record.call,
        links: record.links,
        listText: before?.listText,
        fetchedMs: clock.now(),
        dueMs: nextFetchMs(record.call, clock.now()),
        gone: false,
      });
      return outcome(before, record.call);
    }
    const listText = JSON.stringify(record.call);
    if (before !== undefined && before.listText === listText && !before.gone) return 'same';
    const { entries, scrubbedEntries, transcriptText } = before?.call ?? {};
    const call: Call = {
      ...record.call,
      ...(entries && { entries }),
      ...(scrubbedEntries && { scrubbedEntries }),
      ...(transcriptText === undefined ? {} : { transcriptText }),
    };
    const same = before !== undefined && before.fetchedMs !== undefined && equal(before.call, call);
    calls.set(id, {
      call,
      links: before?.fetchedMs === undefined ? record.links : before.links,
      listText,
      fetchedMs: before?.fetchedMs,
      dueMs: same ? before.dueMs : record.call.kind === 'chat' ? undefined : 0,
      gone: false,
    });
    return outcome(before, call);
  };

  const answers: {
    [V in LibraryChannel]?: (
      input: LibraryRequests[V]['in'],
    ) => LibraryRequests[V]['out'] | AppError;
  } = {
    'calls:store'({ responses: tickets = [], records = [], syncState }) {
      let added = 0;
      const changed: CallId[] = [];
      for (const record of [...tickets.flatMap(heldRecords), ...records]) {
        const how = storeOne(structuredClone(record));
        if (how === 'added') added += 1;
        if (how === 'changed') changed.push(record.call.id);
      }
      if (syncState !== undefined) state = structuredClone(syncState);
      return { added, changed };
    },
    'calls:gone'({ id }) {
      const kept = calls.get(id);
      if (kept !== undefined) calls.set(id, { ...kept, gone: true, dueMs: undefined });
      return true;
    },
    'calls:get'({ id }) {
      const kept = calls.get(id);
      if (kept === undefined) return { kind: 'unknown-call', callId: id };
      return {
        call: kept.call,
        links: kept.links,
        ...(kept.fetchedMs === undefined ? {} : { fetchedMs: kept.fetchedMs }),
        work: emptyReviewData,
        rubric: {} as Rubric,
        otherReviews: [],
        positionMs: 0,
      };
    },
    'calls:about'({ id }) {
      const kept = calls.get(id);
      if (kept === undefined) return { kind: 'unknown-call', callId: id };
      const { call, links, fetchedMs } = kept;
      return {
        kind: call.kind,
        links,
        mayChange: false,
        ...(fetchedMs === undefined ? {} : { fetchedMs }),
      };
    },
    'calls:to-fetch'({ limit, exclude = [] }) {
      const excluded = new Set<string>(exclude);
      return dueNow()
        .filter(([id]) => !excluded.has(id))
        .toSorted(([, a], [, b]) => (b.call.startMs ?? 0) - (a.call.startMs ?? 0))
        .slice(0, limit)
        .map(([, { call }]) => call.id);
    },
    'sync:plan': () => ({
      have: calls.size,
      toFetch: dueNow().length,
      ...(state === undefined ? {} : { state: structuredClone(state) }),
    }),
  };
  const dueNow = () =>
    [...calls].filter(
      ([, kept]) =>
        kept.call.kind === 'call' && kept.dueMs !== undefined && kept.dueMs <= clock.now(),
    );

  const answer = <V extends LibraryChannel>(
    action: V,
    input: LibraryRequests[V]['in'],
  ): Result<LibraryRequests[V]['out'], AppError> => {
    const [failure, ...others] = failures;
    failures = others;
    if (failure !== undefined) return err(failure);
    const given = answers[action]?.(input);
    if (given === undefined) throw new Error(`The library in memory knows no ${action}`);
    return isError(given) ? err(given) : ok(given);
  };

  return {
    calls,
    failNext(count, error) {
      failures = Array.from({ length: count }, () => error);
    },
    connect() {
      let cut = false;
      const library: Library = {
        async request(action, input) {
          const late = latencyMs();
          if (late > 0) await clock.sleep(late);
          if (cut) return new Promise(() => undefined);
          const given = answer(action, input);
          if (late > 0) await clock.sleep(late);
          return cut ? new Promise(() => undefined) : given;
        },
      };
      return {
        library,
        cut() {
          cut = true;
        },
      };
    },
  };
}

const isError = (value: unknown): value is AppError =>
  typeof value === 'object' &&
  value !== null &&
  'kind' in value &&
  value.kind !== 'call' &&
  value.kind !== 'chat';

const equal = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

const outcome = (before: StoredCall | undefined, after: Call): 'added' | 'changed' | 'same' => {
  if (before === undefined) return 'added';
  return equal(before.call, after) ? 'same' : 'changed';
};
