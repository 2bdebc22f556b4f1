import { z } from 'zod';
import type { SerializedCall } from '../serialized-call.ts';
import type { AppError } from '../errors.ts';
import { QueueFilter, QueueSort } from '../filter.ts';
import { insightsRequests } from './insights-requests.ts';
import type { LibraryChange } from '../library-change.ts';
import type { MomentLink } from '../moment-link.ts';
import type {
  HitContext,
  MatchingProgress,
  OpenQueue,
  QueueFacets,
  QueueRows,
  SavedQueue,
} from '../queue.ts';
import type { MeasuringProgress } from '../measures/progress.ts';
import type { CallMeasures } from '../rubrics/measured-criteria.ts';
import type { Peaks, RecordingInfo, RecordingProgress } from '../recording.ts';
import type { Result } from '../result.ts';
import type { Rubric } from '../rubrics/rubric.ts';
import { PageError } from '../page-error.ts';
import { SettingsChange, type Settings } from '../settings.ts';
import type { Tag } from '../tag.ts';
import { callId, cancelId, noInput, requestId, returns } from './endpoint.ts';
import { reviewRequests, type ExportProgress } from './review-requests.ts';
import {
  workspaceIdPattern,
  type Concurrency,
  type SyncStatus,
  type Workspace,
} from '../workspace.ts';
import { dataRequests } from './data-requests.ts';

const workspaceId = z.string().regex(workspaceIdPattern);
/** Identifies the content of a transcript. The library computes it. */
const transcriptName = z.string().min(1).max(100);
const callRequest = z.object({ callId, held: transcriptName.optional() });
const apiKey = z.string().trim().min(1).max(500);
const queueId = z.string().min(1).max(100);

/** What the renderer needs before it can draw its first frame. */
export interface AppState {
  readonly version: string;
  readonly platform: string;
  /** The language and region whose form of dates the system uses, e.g. `de-AT`. */
  readonly dateLocale: string;
  readonly workspaces: readonly Workspace[];
  readonly current?: Workspace;
  readonly settings: Settings;
  /** The folder on this computer that holds the libraries, reviews, recordings and logs. */
  readonly dataFolder: string;
  /** The error that the keychain reported at start; undefined if it works. */
  readonly keychain?: AppError;
  /** What was wrong with Earmark's own files at start. It is shown once. */
  readonly startupError?: AppError;
}

export interface WorkspaceOpened {
  readonly workspace: Workspace;
  readonly tags: readonly Tag[];
  readonly rubric: Rubric;
  readonly concurrency?: Concurrency;
  /** Shown once, e.g. that the API key is kept for this run only. */
  readonly warning?: AppError;
}

export interface KeyReplaced {
  readonly workspace: Workspace;
  /** Why the keychain did not store the API key. */
  readonly warning?: AppError;
}

/** The newest link that the system passed to Earmark and that was not opened yet. */
export interface LinkTaken {
  readonly link?: MomentLink;
}

export interface RefreshedCall {
  /** Absent if the library's copy was recent enough and no request was sent to Retell. */
  readonly call?: SerializedCall;
}

/** Requests from the renderer to main. Each property is a channel, named noun:verb. */
export const requests = {
  ...dataRequests,
  'app:state': returns<AppState>()(noInput),
  'settings:save': returns<Settings>()(SettingsChange),
  /** Main opens the system's dialog. If it is cancelled, nothing is changed. */
  'settings:choose-export-folder': returns<Settings>()(noInput),
  /** Writes an error of the page to the log. Only some are logged in ten minutes. */
  'page:error': returns<true>()(PageError),
  /** The text that *Copy diagnostics* shows. It holds nothing personal. */
  'diagnostics:read': returns<{ readonly text: string }>()(noInput),
  /** Writes the reviewer's own shortcuts as a file into the export folder. */
  'keys:export': returns<{ readonly path: string }>()(noInput),
  /** Returns each link once. Fails for a link that Earmark did not make. */
  'link:take': returns<LinkTaken>()(noInput),
  /** The page's response to `window:closing`: whether all typed text is on disk. */
  'window:settled': returns<true>()(z.object({ written: z.boolean() })),

  /**
   * Cancels the request with that id. It fails with 'cancelled' at once, and its effects are removed.
   */
  'work:cancel': returns<true>()(z.object({ workId: z.string().min(1).max(100) })),

  'workspace:open-sample': returns<WorkspaceOpened>()(z.object({ workId: cancelId })),
  'workspace:connect': returns<WorkspaceOpened>()(
    z.object({
      apiKey,
      baseUrl: z.string().trim().max(2000).optional(),
      name: z.string().trim().max(100).optional(),
      workId: cancelId,
    }),
  ),
  'workspace:open': returns<WorkspaceOpened>()(z.object({ id: workspaceId, workId: cancelId })),
  /** Stores the API key after Retell has accepted it. An open workspace continues with the new key. */
  'workspace:replace-key': returns<KeyReplaced>()(
    z.object({ id: workspaceId, apiKey, workId: cancelId }),
  ),
  'workspace:close': returns<true>()(noInput),
  /**
   * Removes the API key from the keychain. The library and the reviews are kept unless `forget` is set.
   */
  'workspace:disconnect': returns<true>()(z.object({ id: workspaceId, forget: z.boolean() })),
  'workspace:rename': returns<Workspace>()(
    z.object({ id: workspaceId, name: z.string().trim().min(1).max(100) }),
  ),
  /** Whether redacted data is preferred. Takes effect with the next call that is opened. */
  'workspace:prefer-redacted': returns<Workspace>()(
    z.object({ id: workspaceId, prefer: z.boolean() }),
  ),

  'sync:status': returns<SyncStatus>()(noInput),
  'sync:pause': returns<SyncStatus>()(noInput),
  'sync:resume': returns<SyncStatus>()(noInput),
  'sync:now': returns<SyncStatus>()(noInput),

  'queue:open': returns<OpenQueue>()(
    z.object({
      filter: QueueFilter,
      sort: QueueSort,
      keep: callId.optional(),
      keepOutside: callId.optional(),
    }),
  ),
  'queue:rows': returns<QueueRows>()(
    z.object({
      queueId,
      from: z.number().int().nonnegative(),
      count: z.number().int().min(1).max(500),
    }),
  ),
  /** One result per call, in order; undefined where the search has no hit in the transcript. */
  'queue:contexts': returns<readonly (HitContext | undefined)[]>()(
    z.object({ callIds: z.array(callId).max(100), search: z.string().max(1000) }),
  ),
  'queue:facets': returns<QueueFacets>()(z.object({ kind: z.enum(['call', 'chat']) })),

  /** The calls that follow the open one, in order, so that they can be prefetched. */
  'queue:next': returns<true>()(z.object({ callIds: z.array(callId).max(10) })),

  'queue:saved': returns<readonly SavedQueue[]>()(noInput),
  /**
   * The renderer chooses the id; saving under an existing id replaces that queue. Returns all saved
   * queues.
   */
  'queue:save': returns<readonly SavedQueue[]>()(
    z.object({
      id: queueId,
      name: z.string().trim().min(1).max(100),
      filter: QueueFilter,
      sort: QueueSort,
    }),
  ),
  'queue:remove': returns<readonly SavedQueue[]>()(z.object({ id: queueId })),

  /**
   * Loads the matching calls into the library, page by page. `matching:progress` reports the progress.
   */
  'matching:fetch': returns<MatchingProgress>()(z.object({ filter: QueueFilter })),
  'matching:stop': returns<true>()(noInput),

  /**
   * The call as the library has it, without a request to Retell. `held` identifies the transcript that
   * the page already has, which is then left out of the response.
   */
  'call:open': returns<SerializedCall>()(callRequest),
  /** The open call, after a request to Retell for anything that the library may lack. */
  'call:refresh': returns<RefreshedCall>()(callRequest),
  /** The measures of the rubric that the call is reviewed by, as proposals for the scorecard. */
  'call:measures': returns<CallMeasures>()(z.object({ callId })),
  'call:position': returns<true>()(z.object({ callId, positionMs: z.number().nonnegative() })),
  /** Shifts all word times of the call. The shift is stored next to the position; 0 resets it. */
  'call:word-offset': returns<true>()(
    z.object({ callId, offsetMs: z.number().int().min(-10_000).max(10_000) }),
  ),
  /**
   * The call with the text that Retell redacted. The response is sent only after the viewing is
   * recorded in the history.
   */
  'call:unmask': returns<SerializedCall>()(z.object({ requestId, callId })),
  /** Opens the call's page in Retell's dashboard, in the system's browser. */
  'call:open-in-dashboard': returns<true>()(z.object({ callId })),
  /** Opens a second window with the call and its desk, but without a queue. */
  'window:open-call': returns<true>()(z.object({ callId })),
  /**
   * The call's public log or knowledge-base contents. Main fetches them, and they are shown as text.
   */
  'call:attachment': returns<{ readonly text: string; readonly truncated: boolean }>()(
    z.object({ callId, which: z.enum(['public-log', 'knowledge-base']) }),
  ),
  'recording:open': returns<RecordingInfo>()(z.object({ callId })),
  /** Bytes that the workspace's recordings use, after those above the cache limit were deleted. */
  'recordings:room': returns<number>()(noInput),
  'recording:peaks': returns<Peaks>()(
    z.object({
      callId,
      samplesPerBin: z.number().int().min(16).max(1_048_576),
      /** A range of the recording, in bins of that size; without it, all peaks built so far. */
      stretch: z
        .object({ from: z.number().int().nonnegative(), bins: z.number().int().min(1).max(65_536) })
        .optional(),
    }),
  ),

  ...reviewRequests,
  ...insightsRequests,
} as const;

/** Events that main sends to the renderer. */
export interface Events {
  'sync:status': SyncStatus;
  /** Rows of the queue may have changed. The queue is opened again and keeps its place. */
  'library:changed': LibraryChange;
  'recording:progress': RecordingProgress;
  /** Stored calls are being measured in the background. */
  'measuring:progress': MeasuringProgress;
  'matching:progress': MatchingProgress;
  'concurrency:changed': Concurrency;
  'export:progress': ExportProgress;
  /** A menu item or a link was chosen; the renderer runs the command with that id. */
  'command:run': { readonly command: string };
  /** Settings were saved in this window or another one. */
  'settings:changed': Settings;
  /** A removed workspace was restored. */
  'workspaces:changed': { readonly workspaces: readonly Workspace[] };
  /** A link was passed to Earmark; `link:take` returns it. */
  'link:waiting': { readonly waiting: true };
  notice: { readonly error: AppError };
  /** The window is about to close, so the renderer must save all typed text now. */
  'window:closing': Readonly<Record<string, never>>;
}

type Requests = typeof requests;
export type Channel = keyof Requests;
/** The input as a handler receives it, after the check. */
export type InputOf<C extends Channel> = z.output<Requests[C]['input']>;
/** The input as the page sends it. */
export type SentInput<C extends Channel> = z.input<Requests[C]['input']>;
export type OutputOf<C extends Channel> = NonNullable<Requests[C]['output']>;
export type ResponseOf<C extends Channel> = Promise<Result<OutputOf<C>, AppError>>;
export type Handlers = { readonly [C in Channel]: (input: InputOf<C>) => ResponseOf<C> };

/** The renderer's only access to the rest of the app: `window.earmark`. */
export interface AppBridge {
  request<C extends Channel>(channel: C, input: SentInput<C>): ResponseOf<C>;
  on<E extends keyof Events>(event: E, listener: (payload: Events[E]) => void): () => void;
}
