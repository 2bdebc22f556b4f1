import type { CallId } from '../../src-shared/call.ts';
import type { AppError } from '../../src-shared/errors.ts';
import type {
  AppState,
  ExportDone,
  Handlers,
  InputOf,
  OutputOf,
} from '../../src-shared/ipc/contract.ts';
import { ok, type Result } from '../../src-shared/result.ts';
import type { EditReceipt } from '../../src-shared/review.ts';
import type { Library } from '../library/port.ts';
import { createWorks, type Works } from './works.ts';

type Answer<C extends keyof Handlers> = Promise<Result<OutputOf<C>, AppError>>;

/** What the renderer's requests reach; the composition root puts it together. */
interface AskedCall {
  readonly id: CallId;
  /** Names the transcript of it that the page has. */
  readonly held?: string;
}

export interface HandlerParts {
  readonly library: Library;
  readonly appState: () => AppState;
  readonly windowSettled: (written: boolean) => void;
  readonly saveSettings: (change: InputOf<'settings:save'>) => Answer<'settings:save'>;
  readonly exportKeys: () => Answer<'keys:export'>;
  /** The newest link nobody has opened; each is given out once. */
  readonly takeLink: () => Result<OutputOf<'link:take'>, AppError>;
  readonly workspaces: {
    openSample(signal: AbortSignal): Answer<'workspace:open-sample'>;
    connect(order: InputOf<'workspace:connect'>, signal: AbortSignal): Answer<'workspace:connect'>;
    open(id: string, signal: AbortSignal): Answer<'workspace:open'>;
    replaceKey(
      order: InputOf<'workspace:replace-key'>,
      signal: AbortSignal,
    ): Answer<'workspace:replace-key'>;
    leave(): Promise<void>;
    disconnect(id: string, forget: boolean): Answer<'workspace:disconnect'>;
    rename(id: string, name: string): Answer<'workspace:rename'>;
    preferScrubbed(id: string, prefer: boolean): Answer<'workspace:prefer-scrubbed'>;
  };
  readonly sync: (act: 'status' | 'pause' | 'resume' | 'now') => Answer<'sync:status'>;
  readonly openCall: (asked: AskedCall) => Answer<'call:open'>;
  readonly refreshCall: (asked: AskedCall) => Answer<'call:refresh'>;
  /** The call with what Retell scrubbed from its text. */
  readonly openUnmasked: (id: CallId) => Answer<'call:unmask'>;
  readonly openSecondWindow: (id: CallId) => void;
  readonly matching: {
    fetch(filter: InputOf<'matching:fetch'>['filter']): Answer<'matching:fetch'>;
    stop(): Answer<'matching:stop'>;
  };
  /** The calls that follow the open one in the queue. */
  readonly comingNext: (ids: readonly CallId[]) => Answer<'queue:next'>;
  readonly attachment: (
    id: CallId,
    which: InputOf<'call:attachment'>['which'],
  ) => Answer<'call:attachment'>;
  readonly openRecording: (id: CallId) => Answer<'recording:open'>;
  readonly recordingsRoom: () => Answer<'recordings:room'>;
  readonly peaks: (
    id: CallId,
    level: Omit<InputOf<'recording:peaks'>, 'callId'>,
  ) => Answer<'recording:peaks'>;
  readonly exportCsv: (input: InputOf<'export:csv'>) => Promise<Result<ExportDone, AppError>>;
  readonly revealExport: () => Result<true, AppError>;
  /** Tells every window that rows of its queue may look different now. */
  readonly announceChanged: (ids: readonly CallId[]) => void;
}

/** One handler a channel; what is not here does not compile. */
export function createHandlers(parts: HandlerParts): Handlers {
  const works = createWorks();
  return {
    ...workspaceHandlers(parts, works),
    ...callHandlers(parts),
    ...workHandlers(parts),
    'work:cancel': ({ workId }) => {
      works.cancel(workId);
      return Promise.resolve(ok(true));
    },
  };
}

// An id of a call is a brand that only exists for the compiler: the schema has checked its shape.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
const idOf = (callId: string): CallId => callId as CallId;

const callAsked = ({ callId, held }: InputOf<'call:open'>): AskedCall => ({
  id: idOf(callId),
  ...(held === undefined ? {} : { held }),
});

function workspaceHandlers(parts: HandlerParts, works: Works) {
  const { appState, saveSettings, exportKeys, takeLink, sync, windowSettled, workspaces } = parts;
  return {
    'app:state': () => Promise.resolve(ok(appState())),
    'settings:save': saveSettings,
    'keys:export': exportKeys,
    'link:take': () => Promise.resolve(takeLink()),
    'window:settled': ({ written }) => {
      windowSettled(written);
      return Promise.resolve(ok(true));
    },
    'workspace:open-sample': ({ workId }) =>
      works.run(workId, (signal) => workspaces.openSample(signal)),
    'workspace:connect': (order) =>
      works.run(order.workId, (signal) => workspaces.connect(order, signal)),
    'workspace:open': ({ id, workId }) =>
      works.run(workId, (signal) => workspaces.open(id, signal)),
    'workspace:replace-key': (order) =>
      works.run(order.workId, (signal) => workspaces.replaceKey(order, signal)),
    'workspace:close': async () => {
      await workspaces.leave();
      return ok(true);
    },
    'workspace:disconnect': ({ id, forget }) => workspaces.disconnect(id, forget),
    'workspace:rename': ({ id, name }) => workspaces.rename(id, name),
    'workspace:prefer-scrubbed': ({ id, prefer }) => workspaces.preferScrubbed(id, prefer),
    'sync:status': () => sync('status'),
    'sync:pause': () => sync('pause'),
    'sync:resume': () => sync('resume'),
    'sync:now': () => sync('now'),
  } satisfies Partial<Handlers>;
}

function callHandlers(parts: HandlerParts) {
  const { library, openCall, attachment, openRecording, peaks, matching } = parts;
  return {
    'queue:open': ({ filter, sort, keep }) =>
      library.ask('queue:open', {
        filter,
        sort,
        ...(keep === undefined ? {} : { keep: idOf(keep) }),
      }),
    'queue:rows': (stretch) => library.ask('queue:rows', stretch),
    'queue:contexts': ({ callIds, search }) =>
      library.ask('queue:contexts', { ids: callIds.map(idOf), search }),
    'queue:facets': (input) => library.ask('queue:facets', input),
    'queue:next': ({ callIds }) => parts.comingNext(callIds.map(idOf)),
    'queue:saved': () => library.ask('queue:saved', undefined),
    'queue:save': (queue) => library.ask('queue:save', queue),
    'queue:remove': (input) => library.ask('queue:remove', input),
    'matching:fetch': ({ filter }) => matching.fetch(filter),
    'matching:stop': () => matching.stop(),
    'call:open': (asked) => openCall(callAsked(asked)),
    'call:refresh': (asked) => parts.refreshCall(callAsked(asked)),
    'call:position': ({ callId, positionMs }) =>
      library.ask('position:save', { id: idOf(callId), positionMs }),
    'call:attachment': ({ callId, which }) => attachment(idOf(callId), which),
    'recording:open': ({ callId }) => openRecording(idOf(callId)),
    'recordings:room': () => parts.recordingsRoom(),
    'recording:peaks': ({ callId, ...level }) => peaks(idOf(callId), level),
    'call:word-offset': ({ callId, offsetMs }) =>
      library.ask('word-offset:save', { id: idOf(callId), offsetMs }),
    'call:unmask': async ({ requestId, callId }) => {
      // Whoever sees it stands in the history before they see it.
      const logged = await library.ask('edit:apply', {
        requestId,
        edit: { kind: 'call.unmask', callId },
      });
      return logged.ok ? parts.openUnmasked(idOf(callId)) : logged;
    },
    'window:open-call': ({ callId }) => {
      parts.openSecondWindow(idOf(callId));
      return Promise.resolve(ok(true));
    },
  } satisfies Partial<Handlers>;
}

function workHandlers({ library, exportCsv, revealExport, announceChanged }: HandlerParts) {
  const andTell = async <T extends EditReceipt>(
    asked: Promise<Result<T, AppError>>,
  ): Promise<Result<T, AppError>> => {
    const receipt = await asked;
    // Without a call it was an edit of the tag set, and any row of the queue may look different.
    if (receipt.ok) {
      announceChanged(receipt.value.work === undefined ? [] : [receipt.value.work.callId]);
    }
    return receipt;
  };
  return {
    'edit:apply': (input) => andTell(library.ask('edit:apply', input)),
    'edit:undo': () => andTell(library.ask('edit:undo', undefined)),
    'edit:redo': () => andTell(library.ask('edit:redo', undefined)),
    'edit:history': (input) => library.ask('edit:history', input),
    'work:of': ({ callId }) => library.ask('work:of', { id: idOf(callId) }),
    'work:active': ({ callId, ms }) => library.ask('active:add', { id: idOf(callId), ms }),
    'templates:list': () => library.ask('templates:list', undefined),
    'tags:list': () => library.ask('tags:list', undefined),
    'rubric:current': () => library.ask('rubric:current', undefined),
    'export:csv': exportCsv,
    'export:reveal': () => Promise.resolve(revealExport()),
  } satisfies Partial<Handlers>;
}
