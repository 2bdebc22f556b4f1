import type { CallId } from '../../src-shared/call.ts';
import type { AppError } from '../../src-shared/errors.ts';
import { err, ok, type Result } from '../../src-shared/result.ts';
import type { EditReceipt } from '../../src-shared/review.ts';
import type { ParseAnswer } from '../retell/port.ts';
import { answerLost, createAnswers, type Answers } from './answers.ts';
import { aboutCall } from './calls/about-call.ts';
import { affirm } from './calls/affirmed.ts';
import { agentNameOf } from './calls/agent-names.ts';
import { openedCall } from './calls/opened-call.ts';
import { hitContexts } from './queue/hit-context.ts';
import { callsToFetch, markGone, syncPlan } from './calls/read-calls.ts';
import { storeCalls } from './calls/store-calls.ts';
import { exportRows } from './export-rows.ts';
import { mirrorEdit } from './mirror.ts';
import { createPeaks, type PeaksOf } from './peaks/peaks.ts';
import type { LibraryRequests, LibraryVerb, StoredCall } from './port.ts';
import { readFacets } from './queue/facets.ts';
import { withCall } from './calls/history-call.ts';
import { edit, readHistory, turn } from './reviews/history.ts';
import { readSavedQueues, removeQueue, saveQueue } from './reviews/saved-queues.ts';
import { readTags } from './reviews/tag-set.ts';
import { readTemplates } from './reviews/templates.ts';
import {
  addActive,
  markOf,
  presenceOf,
  readWork,
  savePosition,
  saveWordOffset,
} from './reviews/work.ts';
import { openSession, type Session } from './session.ts';

type Out<V extends LibraryVerb> = Result<LibraryRequests[V]['out'], AppError>;

/** `once` names the question, also when it is asked again. */
type Handler<V extends LibraryVerb> = (
  input: LibraryRequests[V]['in'],
  once: string,
) => Out<V> | Promise<Out<V>>;

/** A forgotten verb doesn't compile. */
export type Handlers = { readonly [V in LibraryVerb]: Handler<V> };

export interface Library {
  readonly handlers: Handlers;
  /** Called when `calls.db` turned out to be unreadable in the midst of work. */
  rebuildCalls(): void;
  close(): void;
}

export interface World {
  readonly now: () => number;
  /** Makes calls of an answer of Retell, whose words the library does not know. */
  readonly parseAnswer: ParseAnswer;
  /** For what went wrong without hurting the answer. */
  readonly log: (detail: string) => void;
}

export function createHandlers({ now, log, parseAnswer }: World): Library {
  let open: Session | undefined;
  const answers = createAnswers(parseAnswer);
  const close = (): void => {
    answers.clear();
    open?.close();
    open = undefined;
  };
  const inSession: InSession = (work) => (input, once) =>
    open === undefined ? err({ kind: 'no-workspace' }) : work(open, input, once);
  const handlers: Handlers = {
    open: ({ folder, reviewer }) => {
      close();
      const opened = openSession({ folder, reviewer, now });
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
    'answers:read': (input) => answers.read(input),
    ...callHandlers(inSession, now, answers),
    ...queueHandlers(inSession),
    ...savedHandlers(inSession, now),
    ...workHandlers(inSession, log),
    'peaks:build': inSession<'peaks:build'>(peaksHandler(createPeaks())),
  };
  return { handlers, close, rebuildCalls: () => open?.rebuildCalls() };
}

type InSession = <V extends LibraryVerb>(
  work: (
    session: Session,
    input: LibraryRequests[V]['in'],
    once: string,
  ) => Out<V> | Promise<Out<V>>,
) => Handler<V>;

type Some<V extends LibraryVerb> = Pick<Handlers, V>;

type CallVerb =
  | 'calls:store'
  | 'calls:gone'
  | 'calls:get'
  | 'calls:about'
  | 'calls:open'
  | 'calls:to-fetch'
  | 'sync:plan';

function callHandlers(inSession: InSession, now: () => number, answers: Answers): Some<CallVerb> {
  return {
    'calls:store': inSession<'calls:store'>((session, input) => {
      const { answers: tickets = [], syncState, affirms = [] } = input;
      const read = answers.recordsOf(tickets);
      if (read === undefined) return answerLost;
      const records = [...read, ...(input.records ?? [])];
      const around = { nowMs: now(), markOf: (id: CallId) => markOf(session.reviews, id) };
      const ids = records.map(({ call }) => call.id);
      const stored = storeCalls(session.calls(), records, syncState, around);
      const affirmed = affirm(session.calls(), ids, affirms);
      answers.drop(tickets);
      return ok({ ...stored, changed: [...new Set([...stored.changed, ...affirmed])] });
    }),
    'calls:gone': inSession<'calls:gone'>((session, { id }) => {
      markGone(session.calls(), id, now());
      return ok(true);
    }),
    'calls:get': inSession<'calls:get'>((session, { id }) => storedCall(session, id)),
    'calls:about': inSession<'calls:about'>((session, { id }) => {
      const about = aboutCall(session.calls(), id);
      return about === undefined ? err({ kind: 'unknown-call', callId: id }) : ok(about);
    }),
    'calls:open': inSession<'calls:open'>((session, { id, ...asked }) => {
      const stored = storedCall(session, id);
      if (!stored.ok) return stored;
      const { agentId, agentName } = stored.value.call;
      const borrowed = agentName ?? agentNameOf(session.calls(), agentId);
      return ok(openedCall(stored.value, { ...asked, agentName: borrowed }));
    }),
    'calls:to-fetch': inSession<'calls:to-fetch'>((session, { limit, notBefore = [] }) =>
      ok(callsToFetch(session.calls(), limit, { notYet: notBefore, nowMs: now() })),
    ),
    'sync:plan': inSession<'sync:plan'>((session) => ok(syncPlan(session.calls(), now()))),
  };
}

function storedCall(session: Session, id: CallId): Result<StoredCall, AppError> {
  const cached = session.callOf(id);
  if (cached === undefined) return err({ kind: 'unknown-call', callId: id });
  const work = readWork(session.reviews, session.rubrics, id);
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
  inSession: InSession,
): Some<'queue:open' | 'queue:rows' | 'queue:contexts' | 'queue:facets' | 'export:rows'> {
  return {
    'queue:open': inSession<'queue:open'>(async (session, input) =>
      ok(await session.queues().open(input)),
    ),
    'queue:rows': inSession<'queue:rows'>((session, input) => session.queues().rows(input)),
    'queue:contexts': inSession<'queue:contexts'>(async (session, { ids, search }) =>
      ok(await hitContexts(ids, search, (id) => session.callOf(id)?.call)),
    ),
    'queue:facets': inSession<'queue:facets'>((session, { kind }) =>
      ok(readFacets(session.calls(), kind)),
    ),
    'export:rows': inSession<'export:rows'>((session, input) => ok(exportRows(session, input))),
  };
}

function savedHandlers(
  inSession: InSession,
  now: () => number,
): Some<'queue:saved' | 'queue:save' | 'queue:remove'> {
  return {
    'queue:saved': inSession<'queue:saved'>(({ reviews }) => ok(readSavedQueues(reviews))),
    'queue:save': inSession<'queue:save'>(({ reviews }, queue) => {
      saveQueue(reviews, queue, now());
      return ok(readSavedQueues(reviews));
    }),
    'queue:remove': inSession<'queue:remove'>(({ reviews }, { id }) => {
      removeQueue(reviews, id);
      return ok(readSavedQueues(reviews));
    }),
  };
}

type WorkVerb =
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

function workHandlers(inSession: InSession, log: World['log']): Some<WorkVerb> {
  /** The edit is on the disk by now; its copy in the cache is made good at the next opening if not here. */
  const mirrored = <T extends EditReceipt>(
    session: Session,
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
    'position:save': inSession<'position:save'>((session, { id, positionMs }) => {
      savePosition(session.reviews, id, positionMs);
      return ok(true);
    }),
    'word-offset:save': inSession<'word-offset:save'>((session, { id, offsetMs }) => {
      saveWordOffset(session.reviews, id, offsetMs);
      return ok(true);
    }),
    'active:add': inSession<'active:add'>((session, { id, ms }, once) => {
      addActive(session.reviews, { callId: id, ms, requestId: once });
      return ok(true);
    }),
    'edit:apply': inSession<'edit:apply'>((session, { requestId, edit: wanted }) =>
      mirrored(session, edit(session.desk, requestId, wanted)),
    ),
    'edit:undo': inSession<'edit:undo'>((session, _, once) =>
      mirrored(session, turn(session.desk, once, 'undo')),
    ),
    'edit:redo': inSession<'edit:redo'>((session, _, once) =>
      mirrored(session, turn(session.desk, once, 'redo')),
    ),
    'edit:history': inSession<'edit:history'>((session, { limit }) =>
      ok(readHistory(session.reviews, limit).map((line) => withCall(session.calls(), line))),
    ),
    'work:of': inSession<'work:of'>((session, { id }) =>
      ok(readWork(session.reviews, session.rubrics, id)),
    ),
    'templates:list': inSession<'templates:list'>((session) => ok(readTemplates(session.reviews))),
    'tags:list': inSession<'tags:list'>((session) => ok(readTags(session.reviews))),
    'rubric:current': inSession<'rubric:current'>((session) => ok(session.rubrics.current())),
  };
}

const peaksHandler =
  (peaks: PeaksOf) =>
  (session: Session, input: LibraryRequests['peaks:build']['in']): Promise<Out<'peaks:build'>> =>
    peaks({
      ...input,
      entries: () => session.callOf(input.callId)?.call.entries ?? [],
    });
