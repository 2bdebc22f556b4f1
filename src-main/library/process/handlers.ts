import type { CallId } from '../../../src-shared/call.ts';
import type { AppError } from '../../../src-shared/errors.ts';
import { err, ok, type Result } from '../../../src-shared/result.ts';
import type { EditReceipt } from '../../../src-shared/review.ts';
import type { ParseResponse } from '../../retell/port.ts';
import {
  responseLost,
  createPendingResponses,
  type PendingResponses,
} from './pending-responses.ts';
import { readCallInfo } from '../calls/read-calls.ts';
import { recordServerMatches } from '../calls/server-matches.ts';
import { readAgentName } from '../calls/read-calls.ts';
import { openCall } from '../calls/open-call.ts';
import { hitContexts } from '../query/search.ts';
import { callsToFetch, markGone, syncPlan } from '../calls/read-calls.ts';
import { storeCalls } from '../calls/store-calls.ts';
import { exportRows } from './export-rows.ts';
import { mirrorEdit } from './review-mirror.ts';
import { createPeaks, type BuildPeaks } from '../peaks/peaks.ts';
import type { LibraryRequests, LibraryChannel, StoredCall } from '../port.ts';
import { readFacets } from '../query/facets.ts';
import { withCallNames } from '../calls/read-calls.ts';
import { recordEdit, readHistory, undoOrRedo } from '../reviews/history.ts';
import { readSavedQueues, removeQueue, saveQueue } from '../reviews/tables/saved-queues.ts';
import { readTags } from '../reviews/tables/tag-set.ts';
import { readTemplates } from '../reviews/tables/templates.ts';
import {
  addActiveTime,
  reviewSummaryOf,
  presenceOf,
  readReviewData,
  savePosition,
  saveWordOffset,
} from '../reviews/tables/review-rows.ts';
import { openDatabases, type LibraryDatabases } from './databases.ts';

type ResultOf<V extends LibraryChannel> = Result<LibraryRequests[V]['out'], AppError>;

/** `once` names the question, also when it is asked again. */
type Handler<V extends LibraryChannel> = (
  input: LibraryRequests[V]['in'],
  once: string,
) => ResultOf<V> | Promise<ResultOf<V>>;

/** A forgotten verb doesn't compile. */
export type Handlers = { readonly [V in LibraryChannel]: Handler<V> };

export interface RunningLibrary {
  readonly handlers: Handlers;
  /** Called when `calls.db` turned out to be unreadable in the midst of work. */
  rebuildCalls(): void;
  close(): void;
}

export interface HandlerOptions {
  readonly now: () => number;
  /** Makes calls of an answer of Retell, whose words the library does not know. */
  readonly parseResponse: ParseResponse;
  /** For what went wrong without hurting the answer. */
  readonly log: (detail: string) => void;
}

export function createHandlers({
  now,
  log,
  parseResponse: parseAnswer,
}: HandlerOptions): RunningLibrary {
  let open: LibraryDatabases | undefined;
  const pending = createPendingResponses(parseAnswer);
  const close = (): void => {
    pending.clear();
    open?.close();
    open = undefined;
  };
  const withDatabases: WithDatabases = (work) => (input, once) =>
    open === undefined ? err({ kind: 'no-workspace' }) : work(open, input, once);
  const handlers: Handlers = {
    open: ({ folder, reviewer }) => {
      close();
      const opened = openDatabases({ folder, reviewer, now });
      if (!opened.ok) return opened;
      open = opened.value;
      return ok({
        tags: readTags(open.reviews),
        rubric: open.rubrics.current(),
        rebuilt: open.rebuilt,
      });
    },
    close: () => {
      close();
      return ok(true);
    },
    'answers:read': (input) => pending.read(input),
    ...callHandlers(withDatabases, now, pending),
    ...queueHandlers(withDatabases),
    ...savedQueueHandlers(withDatabases, now),
    ...reviewHandlers(withDatabases, log),
    'peaks:build': withDatabases<'peaks:build'>(createPeaksHandler(createPeaks())),
  };
  return { handlers, close, rebuildCalls: () => open?.rebuildCalls() };
}

type WithDatabases = <V extends LibraryChannel>(
  work: (
    session: LibraryDatabases,
    input: LibraryRequests[V]['in'],
    once: string,
  ) => ResultOf<V> | Promise<ResultOf<V>>,
) => Handler<V>;

type HandlersFor<V extends LibraryChannel> = Pick<Handlers, V>;

type CallChannel =
  | 'calls:store'
  | 'calls:gone'
  | 'calls:get'
  | 'calls:about'
  | 'calls:open'
  | 'calls:to-fetch'
  | 'sync:plan';

function callHandlers(
  withDatabases: WithDatabases,
  now: () => number,
  pending: PendingResponses,
): HandlersFor<CallChannel> {
  return {
    'calls:store': withDatabases<'calls:store'>((session, input) => {
      const { answers: tickets = [], syncState, affirms = [] } = input;
      const read = pending.recordsFor(tickets);
      if (read === undefined) return responseLost;
      const records = [...read, ...(input.records ?? [])];
      const around = {
        nowMs: now(),
        reviewSummaryOf: (id: CallId) => reviewSummaryOf(session.reviews, id),
      };
      const ids = records.map(({ call }) => call.id);
      const stored = storeCalls(session.calls(), records, syncState, around);
      const affirmed = recordServerMatches(session.calls(), ids, affirms);
      pending.drop(tickets);
      return ok({ ...stored, changed: [...new Set([...stored.changed, ...affirmed])] });
    }),
    'calls:gone': withDatabases<'calls:gone'>((session, { id }) => {
      markGone(session.calls(), id, now());
      return ok(true);
    }),
    'calls:get': withDatabases<'calls:get'>((session, { id }) => readStoredCall(session, id)),
    'calls:about': withDatabases<'calls:about'>((session, { id }) => {
      const about = readCallInfo(session.calls(), id);
      return about === undefined ? err({ kind: 'unknown-call', callId: id }) : ok(about);
    }),
    'calls:open': withDatabases<'calls:open'>((session, { id, ...asked }) => {
      const stored = readStoredCall(session, id);
      if (!stored.ok) return stored;
      const { agentId, agentName } = stored.value.call;
      const borrowed = agentName ?? readAgentName(session.calls(), agentId);
      return ok(openCall(stored.value, { ...asked, agentName: borrowed }));
    }),
    'calls:to-fetch': withDatabases<'calls:to-fetch'>((session, { limit, notBefore = [] }) =>
      ok(callsToFetch(session.calls(), limit, { exclude: notBefore, nowMs: now() })),
    ),
    'sync:plan': withDatabases<'sync:plan'>((session) => ok(syncPlan(session.calls(), now()))),
  };
}

function readStoredCall(session: LibraryDatabases, id: CallId): Result<StoredCall, AppError> {
  const cached = session.readCall(id);
  if (cached === undefined) return err({ kind: 'unknown-call', callId: id });
  const work = readReviewData(session.reviews, session.rubrics, id);
  const { positionMs, wordOffsetMs } = presenceOf(session.reviews, id);
  const { rubricId, rubricVersion } = work.review;
  return ok({
    ...cached,
    work,
    rubric: session.rubrics.version(rubricId, rubricVersion) ?? session.rubrics.current(),
    positionMs,
    ...(wordOffsetMs === 0 ? {} : { wordOffsetMs }),
  });
}

function queueHandlers(
  withDatabases: WithDatabases,
): HandlersFor<'queue:open' | 'queue:rows' | 'queue:contexts' | 'queue:facets' | 'export:rows'> {
  return {
    'queue:open': withDatabases<'queue:open'>(async (session, input) =>
      ok(await session.queues().open(input)),
    ),
    'queue:rows': withDatabases<'queue:rows'>((session, input) => session.queues().rows(input)),
    'queue:contexts': withDatabases<'queue:contexts'>(async (session, { ids, search }) =>
      ok(await hitContexts(ids, search, (id) => session.readCall(id)?.call)),
    ),
    'queue:facets': withDatabases<'queue:facets'>((session, { kind }) =>
      ok(readFacets(session.calls(), kind)),
    ),
    'export:rows': withDatabases<'export:rows'>((session, input) => ok(exportRows(session, input))),
  };
}

function savedQueueHandlers(
  withDatabases: WithDatabases,
  now: () => number,
): HandlersFor<'queue:saved' | 'queue:save' | 'queue:remove'> {
  return {
    'queue:saved': withDatabases<'queue:saved'>(({ reviews }) => ok(readSavedQueues(reviews))),
    'queue:save': withDatabases<'queue:save'>(({ reviews }, queue) => {
      saveQueue(reviews, queue, now());
      return ok(readSavedQueues(reviews));
    }),
    'queue:remove': withDatabases<'queue:remove'>(({ reviews }, { id }) => {
      removeQueue(reviews, id);
      return ok(readSavedQueues(reviews));
    }),
  };
}

type ReviewChannel =
  | 'position:save'
  | 'word-offset:save'
  | 'active:add'
  | 'edit:apply'
  | 'edit:undo'
  | 'edit:redo'
  | 'edit:history'
  | 'work:of'
  | 'tags:list'
  | 'templates:list'
  | 'rubric:current';

function reviewHandlers(
  withDatabases: WithDatabases,
  log: HandlerOptions['log'],
): HandlersFor<ReviewChannel> {
  /** The edit is on the disk by now; its copy in the cache is made good at the next opening if not here. */
  const mirrorReceipt = <T extends EditReceipt>(
    session: LibraryDatabases,
    receipt: Result<T, AppError>,
  ): Result<T, AppError> => {
    if (!receipt.ok) return receipt;
    try {
      mirrorEdit(session.calls(), session.reviews, receipt.value);
    } catch (error) {
      log(`The queue's copy of an edit could not be written: ${String(error)}`);
    }
    return receipt;
  };
  return {
    'position:save': withDatabases<'position:save'>((session, { id, positionMs }) => {
      savePosition(session.reviews, id, positionMs);
      return ok(true);
    }),
    'word-offset:save': withDatabases<'word-offset:save'>((session, { id, offsetMs }) => {
      saveWordOffset(session.reviews, id, offsetMs);
      return ok(true);
    }),
    'active:add': withDatabases<'active:add'>((session, { id, ms }, once) => {
      addActiveTime(session.reviews, { callId: id, ms, requestId: once });
      return ok(true);
    }),
    'edit:apply': withDatabases<'edit:apply'>((session, { requestId, edit: wanted }) =>
      mirrorReceipt(session, recordEdit(session.editContext, requestId, wanted)),
    ),
    'edit:undo': withDatabases<'edit:undo'>((session, _, once) =>
      mirrorReceipt(session, undoOrRedo(session.editContext, once, 'undo')),
    ),
    'edit:redo': withDatabases<'edit:redo'>((session, _, once) =>
      mirrorReceipt(session, undoOrRedo(session.editContext, once, 'redo')),
    ),
    'edit:history': withDatabases<'edit:history'>((session, { limit }) =>
      ok(readHistory(session.reviews, limit).map((line) => withCallNames(session.calls(), line))),
    ),
    'work:of': withDatabases<'work:of'>((session, { id }) =>
      ok(readReviewData(session.reviews, session.rubrics, id)),
    ),
    'templates:list': withDatabases<'templates:list'>((session) =>
      ok(readTemplates(session.reviews)),
    ),
    'tags:list': withDatabases<'tags:list'>((session) => ok(readTags(session.reviews))),
    'rubric:current': withDatabases<'rubric:current'>((session) => ok(session.rubrics.current())),
  };
}

const createPeaksHandler =
  (peaks: BuildPeaks) =>
  (
    session: LibraryDatabases,
    input: LibraryRequests['peaks:build']['in'],
  ): Promise<ResultOf<'peaks:build'>> =>
    peaks({
      ...input,
      entries: () => session.readCall(input.callId)?.call.entries ?? [],
    });
