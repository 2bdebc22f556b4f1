import type { CallId } from '../../src-shared/call.ts';
import type { AppError } from '../../src-shared/errors.ts';
import type { AppState, Handlers, InputOf, OutputOf } from '../../src-shared/ipc/contract.ts';
import { ok, type Result } from '../../src-shared/result.ts';
import type { LibraryChange } from '../../src-shared/library-change.ts';
import type { Reviewer } from '../../src-shared/reviewer.ts';
import type { Library } from '../library/port.ts';
import type { MainHandlers, Sender } from './dispatch.ts';
import { createAnnounced, editHandlers } from './edit-handlers.ts';
import { insightsHandlers, type InsightsFiles } from './insights-handlers.ts';
import { createCancellableRequests, type CancellableRequests } from './cancellable-requests.ts';

type HandlerResponse<C extends keyof Handlers> = Promise<Result<OutputOf<C>, AppError>>;

/** Dependencies of the request handlers. The composition root provides them. */
interface CallRequest {
  readonly id: CallId;
  /** Identifies the transcript of the call that the page already has. */
  readonly heldTranscript?: string;
}

export interface HandlerDeps {
  readonly library: Library;
  readonly appState: () => AppState;
  readonly windowSettled: (written: boolean) => void;
  readonly saveSettings: (change: InputOf<'settings:save'>) => HandlerResponse<'settings:save'>;
  readonly chooseExportFolder: () => HandlerResponse<'settings:choose-export-folder'>;
  readonly logPageError: (error: InputOf<'page:error'>) => void;
  readonly diagnostics: () => HandlerResponse<'diagnostics:read'>;
  readonly exportKeys: () => HandlerResponse<'keys:export'>;
  /** The newest link that was not opened yet. Each link is returned once. */
  readonly takeLink: () => Result<OutputOf<'link:take'>, AppError>;
  readonly workspaces: {
    openSample(signal: AbortSignal): HandlerResponse<'workspace:open-sample'>;
    connect(
      order: InputOf<'workspace:connect'>,
      signal: AbortSignal,
    ): HandlerResponse<'workspace:connect'>;
    open(id: string, signal: AbortSignal): HandlerResponse<'workspace:open'>;
    replaceKey(
      order: InputOf<'workspace:replace-key'>,
      signal: AbortSignal,
    ): HandlerResponse<'workspace:replace-key'>;
    leave(): Promise<void>;
    disconnect(id: string, forget: boolean): HandlerResponse<'workspace:disconnect'>;
    rename(id: string, name: string): HandlerResponse<'workspace:rename'>;
    preferRedacted(id: string, prefer: boolean): HandlerResponse<'workspace:prefer-redacted'>;
  };
  readonly sync: (act: 'status' | 'pause' | 'resume' | 'now') => HandlerResponse<'sync:status'>;
  readonly openCall: (asked: CallRequest) => HandlerResponse<'call:open'>;
  readonly refreshCall: (asked: CallRequest) => HandlerResponse<'call:refresh'>;
  readonly measureCall: (id: CallId) => HandlerResponse<'call:measures'>;
  /** The call with the text that Retell redacted. */
  readonly openUnmasked: (id: CallId) => HandlerResponse<'call:unmask'>;
  readonly openInDashboard: (id: CallId) => HandlerResponse<'call:open-in-dashboard'>;
  readonly openSecondWindow: (id: CallId) => Result<true, AppError>;
  readonly matching: {
    fetch(filter: InputOf<'matching:fetch'>['filter']): HandlerResponse<'matching:fetch'>;
    stop(): HandlerResponse<'matching:stop'>;
  };
  /** The calls that follow the open one in the queue. */
  readonly setUpcoming: (ids: readonly CallId[]) => HandlerResponse<'queue:next'>;
  readonly attachment: (
    id: CallId,
    which: InputOf<'call:attachment'>['which'],
  ) => HandlerResponse<'call:attachment'>;
  readonly openRecording: (id: CallId) => HandlerResponse<'recording:open'>;
  readonly recordingsSize: () => HandlerResponse<'recordings:room'>;
  readonly peaks: (
    id: CallId,
    level: Omit<InputOf<'recording:peaks'>, 'callId'>,
  ) => HandlerResponse<'recording:peaks'>;
  readonly exporter: {
    run(input: InputOf<'export:run'>, signal: AbortSignal): HandlerResponse<'export:run'>;
    reveal(): Result<true, AppError>;
  };
  readonly rubricExchange: {
    readonly import: Handlers['rubric:import'];
    readonly export: Handlers['rubric:export'];
  };
  /** Imports reviews from a file that the reviewer chooses and confirms in dialogs of main. */
  readonly importReviews: (requestId: string) => HandlerResponse<'reviews:import'>;
  readonly calibrationExchange: {
    readonly export: Handlers['calibration:export'];
    readonly chooseFile: Handlers['calibration:choose-file'];
    readonly import: Handlers['calibration:import'];
  };
  readonly insightsFiles: InsightsFiles;
  readonly callRemoval: {
    removeCall(id: CallId): HandlerResponse<'call:remove'>;
    setRetention(rule: InputOf<'calls:retention'>): HandlerResponse<'calls:retention'>;
  };
  readonly copies: {
    list(): HandlerResponse<'backups:list'>;
    restore(name: string): HandlerResponse<'backups:restore'>;
    exportFile(): HandlerResponse<'workspace:export'>;
    importFile(): HandlerResponse<'workspace:import'>;
  };
  /** The reviewers of this computer. */
  readonly reviewers: () => readonly Reviewer[];
  /** Announces an edit to all windows except the one that made it, which has the receipt. */
  readonly announceEdit: (change: LibraryChange, madeBy: Sender) => void;
}

/**
 * The handlers of main. Channels without one here are those that the library answers as they are; a
 * channel that nobody would answer is a compile error.
 */
export function createHandlers(parts: HandlerDeps): MainHandlers {
  const cancellable = createCancellableRequests();
  return {
    ...workspaceHandlers(parts, cancellable),
    ...callHandlers(parts),
    ...reviewHandlers(parts, cancellable),
    ...insightsHandlers(parts.insightsFiles),
    'work:cancel': ({ workId }) => {
      cancellable.cancel(workId);
      return Promise.resolve(ok(true));
    },
  };
}

const callRequest = ({ callId, held }: InputOf<'call:open'>): CallRequest => ({
  id: callId,
  ...(held === undefined ? {} : { heldTranscript: held }),
});

function workspaceHandlers(parts: HandlerDeps, works: CancellableRequests) {
  const { appState, saveSettings, exportKeys, takeLink, sync, windowSettled, workspaces } = parts;
  return {
    'app:state': () => Promise.resolve(ok(appState())),
    'settings:save': saveSettings,
    'settings:choose-export-folder': parts.chooseExportFolder,
    'page:error': (error) => {
      parts.logPageError(error);
      return Promise.resolve(ok(true));
    },
    'diagnostics:read': parts.diagnostics,
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
    'workspace:prefer-redacted': ({ id, prefer }) => workspaces.preferRedacted(id, prefer),
    'backups:list': () => parts.copies.list(),
    'backups:restore': ({ name }) => parts.copies.restore(name),
    'workspace:export': () => parts.copies.exportFile(),
    'workspace:import': () => parts.copies.importFile(),
    'sync:status': () => sync('status'),
    'sync:pause': () => sync('pause'),
    'sync:resume': () => sync('resume'),
    'sync:now': () => sync('now'),
  } satisfies Partial<MainHandlers>;
}

function callHandlers(parts: HandlerDeps) {
  const { library, openCall, attachment, openRecording, peaks, matching } = parts;
  return {
    'queue:next': ({ callIds }) => parts.setUpcoming(callIds),
    'matching:fetch': ({ filter }) => matching.fetch(filter),
    'matching:stop': () => matching.stop(),
    'call:open': (request) => openCall(callRequest(request)),
    'call:refresh': (request) => parts.refreshCall(callRequest(request)),
    'call:measures': ({ callId }) => parts.measureCall(callId),
    'call:attachment': ({ callId, which }) => attachment(callId, which),
    'recording:open': ({ callId }) => openRecording(callId),
    'recordings:room': () => parts.recordingsSize(),
    'recording:peaks': ({ callId, ...level }) => peaks(callId, level),
    'call:unmask': async ({ requestId, callId }) => {
      // The viewing is recorded in the history before the text is sent.
      const logged = await library.request('edit:apply', {
        requestId,
        edit: { kind: 'call.unmask', callId },
      });
      return logged.ok ? parts.openUnmasked(callId) : logged;
    },
    'call:open-in-dashboard': ({ callId }) => parts.openInDashboard(callId),
    'call:remove': ({ callId }) => parts.callRemoval.removeCall(callId),
    'calls:retention': (rule) => parts.callRemoval.setRetention(rule),
    'window:open-call': ({ callId }) => Promise.resolve(parts.openSecondWindow(callId)),
  } satisfies Partial<MainHandlers>;
}

function reviewHandlers(deps: HandlerDeps, works: CancellableRequests) {
  const { library, exporter, announceEdit, rubricExchange, calibrationExchange } = deps;
  const announced = createAnnounced(announceEdit);
  return {
    ...editHandlers(deps, announced),
    'reviews:import': ({ requestId }, sender) => announced(deps.importReviews(requestId), sender),
    'rubric:import': rubricExchange.import,
    'rubric:export': rubricExchange.export,
    'plan:draw': (input, sender) => announced(library.request('plan:draw', input), sender),
    'plan:draw-due': async (_, sender) => {
      const drawn = await library.request('plan:draw-due', undefined);
      if (drawn.ok && drawn.value.length > 0) announceEdit({ kind: 'tag-set' }, sender);
      return drawn;
    },
    'plan:replace': (input, sender) => announced(library.request('plan:replace', input), sender),
    'calibration:export': (input) => calibrationExchange.export(input),
    'calibration:choose-file': () => calibrationExchange.chooseFile(undefined),
    'calibration:import': (input, sender) => announced(calibrationExchange.import(input), sender),
    'export:run': (input) => works.run(input.workId, (signal) => exporter.run(input, signal)),
    'export:reveal': () => Promise.resolve(exporter.reveal()),
  } satisfies Partial<MainHandlers>;
}
