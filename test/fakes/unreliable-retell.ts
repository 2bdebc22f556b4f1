import type { Call, CallId, CallKind, CallRecord, MediaOffer } from '../../src-shared/call.ts';
import type { AppError } from '../../src-shared/errors.ts';
import { err, ok, type Result } from '../../src-shared/result.ts';
import type {
  Clock,
  RequestOptions,
  ListRequest,
  Page,
  RetellApi,
  FullCall,
} from '../../src-main/retell/port.ts';
import { holdRecords } from './held-records.ts';

/** A call on the server. The library has to end up with the same content. */
export interface ServerCall {
  readonly id: CallId;
  readonly kind: CallKind;
  startMs: number | undefined;
  status: string;
  sentiment: string | undefined;
  revision: number;
}

export interface RetellBehaviour {
  /**
   * `place`: cursors name the last call seen; `offset`: cursors count rows, so that pages shift when
   * calls are added.
   */
  readonly cursors: 'place' | 'offset';
  readonly pageRows: number;
  readonly latencyMs: () => number;
}

/** A Retell client whose lists and calls come from `serverCalls` and fail as the test says. */
export interface UnreliableRetell {
  readonly api: RetellApi;
  readonly serverCalls: Map<string, ServerCall>;
  /** Lets this number of requests fail, before or after the server has handled them. */
  failNext(count: number, error: AppError): void;
  heal(): void;
  /** Rejects all cursors issued so far. */
  expireCursors(): void;
  requests(): number;
}

const nothing: MediaOffer = {
  recording: false,
  multiChannel: false,
  scrubbedRecording: false,
  scrubbedMultiChannel: false,
  publicLog: false,
  knowledgeBase: false,
};

export function createUnreliableRetell(clock: Clock, behaviour: RetellBehaviour): UnreliableRetell {
  const truth = new Map<string, ServerCall>();
  let failures: AppError[] = [];
  let requestCount = 0;
  let epoch = 0;

  const request = async <T>(
    how: RequestOptions | undefined,
    act: () => Result<T, AppError>,
  ): Promise<Result<T, AppError>> => {
    requestCount += 1;
    const late = behaviour.latencyMs();
    if (late > 0) await clock.sleep(late, how?.signal);
    if (how?.signal?.aborted === true) return err({ kind: 'cancelled' });
    const [failure, ...others] = failures;
    failures = others;
    return failure === undefined ? act() : err(failure);
  };

  const list = (kind: CallKind, ask: ListRequest): Result<Page, AppError> => {
    const rows = [...truth.values()].filter((call) => call.kind === kind).toSorted(newestFirst);
    const [madeIn, place] = (ask.cursor ?? '').split('|');
    if (ask.cursor !== undefined && Number(madeIn) !== epoch) {
      return err({ kind: 'refused', status: 400, detail: 'Invalid pagination_key' });
    }
    const from = ask.cursor === undefined ? 0 : pageStart(rows, place ?? '', behaviour.cursors);
    const page = rows.slice(from, from + Math.min(ask.limit, behaviour.pageRows));
    const last = page.at(-1);
    const more = from + page.length < rows.length && last !== undefined;
    const next =
      behaviour.cursors === 'offset' ? String(from + page.length) : last && placeOf(last);
    return ok({
      ...holdRecords(page.map((call) => recordOf(call, 'list'))),
      problems: [],
      ...(more ? { cursor: `${epoch}|${next}` } : {}),
    });
  };
  const one = (id: CallId): Result<FullCall, AppError> => {
    const call = truth.get(id);
    if (call === undefined) return err({ kind: 'gone', what: 'the call' });
    return ok({ ticket: holdRecords([recordOf(call, 'get')]).ticket, id, links: {} });
  };
  const unasked = () => Promise.resolve(err({ kind: 'gone', what: 'nothing' } as const));

  return {
    serverCalls: truth,
    requests: () => requestCount,
    failNext(count, error) {
      failures = Array.from({ length: count }, () => error);
    },
    heal() {
      failures = [];
    },
    expireCursors() {
      epoch += 1;
    },
    api: {
      version: () => 'v3',
      check: () => Promise.resolve(ok({ api: 'v3' })),
      supportedFilter: (_kind, filter) =>
        Promise.resolve(ok({ filter, unsupported: [], api: 'v3' })),
      listCalls: (ask) => request(ask, () => list('call', ask)),
      listChats: (ask) => request(ask, () => list('chat', ask)),
      getCall: (id, how) => request(how, () => one(id)),
      getChat: (id, how) => request(how, () => one(id)),
      concurrency: unasked,
      fetchText: unasked,
      openRecording: unasked,
    },
  };
}

const newestFirst = (a: ServerCall, b: ServerCall): number =>
  (b.startMs ?? -1) - (a.startMs ?? -1) || b.id.localeCompare(a.id);

const placeOf = (call: ServerCall): string => `${call.startMs ?? -1};${call.id}`;

function pageStart(
  rows: readonly ServerCall[],
  place: string,
  cursors: RetellBehaviour['cursors'],
): number {
  if (cursors === 'offset') return Number(place);
  const [startMs, id = ''] = place.split(';');
  const marker = { startMs: Number(startMs), id } as ServerCall;
  const next = rows.findIndex((row) => newestFirst(marker, row) < 0);
  return next < 0 ? rows.length : next;
}

/** The record of a call; only a full call has a transcript. */
export function recordOf(truth: ServerCall, source: CallRecord['source']): CallRecord {
  const { id, kind, startMs, status, sentiment, revision } = truth;
  const call: Call = {
    id,
    kind,
    status,
    ...(startMs === undefined ? {} : { startMs }),
    ...(sentiment === undefined ? {} : { sentiment }),
    durationMs: revision,
    media: nothing,
    ...(source === 'get'
      ? { entries: [{ kind: 'turn', speaker: 'agent', text: `revision ${revision}`, words: [] }] }
      : {}),
    unknown: {},
    problems: [],
  };
  return { call, links: {}, raw: JSON.stringify(call), source };
}
