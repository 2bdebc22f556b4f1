import { z } from 'zod';
import type { SentCall } from '../sent-call.ts';
import type { AppError } from '../errors.ts';
import { QueueFilter, QueueSort } from '../filter.ts';
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
import type { Peaks, RecordingInfo, RecordingProgress } from '../recording.ts';
import type { Result } from '../result.ts';
import {
  Edit,
  rubricKey,
  type ReviewData,
  type EditReceipt,
  type HistoryEntry,
} from '../review.ts';
import type { ListedRubric, RescoredReview, Rubric } from '../rubrics/rubric.ts';
import { Settings } from '../settings.ts';
import type { Tag } from '../tag.ts';
import {
  workspaceIdPattern,
  type Concurrency,
  type SyncStatus,
  type Workspace,
} from '../workspace.ts';

/** `input` is checked in main; `Output` exists only for the compiler. */
interface Endpoint<Input extends z.ZodType, Output> {
  readonly input: Input;
  readonly output?: Output;
}

const returns =
  <Output>() =>
  <Input extends z.ZodType>(input: Input): Endpoint<Input, Output> => ({ input });

const noInput = z.undefined();
const callId = z.string().min(1).max(500);
const workspaceId = z.string().regex(workspaceIdPattern);
/** As the library made it of what is in the transcript. */
const transcriptName = z.string().min(1).max(100);
const callRequest = z.object({ callId, held: transcriptName.optional() });
/** Repeating a request under the same id changes nothing. */
const requestId = z.string().min(1).max(100);
const atMs = z.number().int().nonnegative();
const apiKey = z.string().trim().min(1).max(500);
const queueId = z.string().min(1).max(100);
/** Names a request that may last, so that it can be given up; the page's own. */
const cancelId = z.string().min(1).max(100).optional();

/** What the renderer needs before it can draw its first frame. */
export interface AppState {
  readonly version: string;
  readonly platform: string;
  readonly workspaces: readonly Workspace[];
  readonly current?: Workspace;
  readonly settings: Settings;
  /** Where libraries, reviews, recordings and logs lie on this machine. */
  readonly dataFolder: string;
  /** What the keychain said at start; undefined when all is well. */
  readonly keychain?: AppError;
  /** What was wrong with Earmark's own files at the start, to be said once. */
  readonly startupError?: AppError;
}

export interface WorkspaceOpened {
  readonly workspace: Workspace;
  readonly tags: readonly Tag[];
  readonly rubric: Rubric;
  readonly concurrency?: Concurrency;
  /** Said once, e.g. that the key is held for this run only. */
  readonly warning?: AppError;
}

export interface KeyReplaced {
  readonly workspace: Workspace;
  /** Why the keychain would not take it. */
  readonly warning?: AppError;
}

export interface ExportDone {
  readonly path: string;
  readonly rows: number;
  readonly bytes: number;
}

/** The newest link that the system handed to Earmark and nobody has opened yet. */
export interface LinkTaken {
  readonly link?: MomentLink;
}

export interface RefreshedCall {
  /** Absent when the library's copy was new enough and nothing was asked. */
  readonly call?: SentCall;
}

/** A file was read, was refused with the place of each error, or none was chosen. */
export type RubricImport =
  | { readonly rubric: Rubric }
  | { readonly problems: readonly { readonly place: string; readonly message: string }[] }
  | { readonly cancelled: true };

/** The renderer asks, main answers. The key is the channel: noun:verb. */
export const requests = {
  'app:state': returns<AppState>()(noInput),
  'settings:save': returns<Settings>()(Settings.partial()),
  /** Writes the reviewer's own keys as a file into the export folder. */
  'keys:export': returns<{ readonly path: string }>()(noInput),
  /** Gives a link out once; fails for one that is none of ours. */
  'link:take': returns<LinkTaken>()(noInput),
  /** The page's answer to `window:closing`: whether all that was typed is on the disk. */
  'window:settled': returns<true>()(z.object({ written: z.boolean() })),

  /** Ends what goes on under that name: it is answered 'cancelled' at once, and nothing of it stays. */
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
  /** Once Retell accepts it, and not before; an open workspace goes on by it. */
  'workspace:replace-key': returns<KeyReplaced>()(
    z.object({ id: workspaceId, apiKey, workId: cancelId }),
  ),
  'workspace:close': returns<true>()(noInput),
  /** Removes the key from the keychain; the library and the reviews stay unless `forget`. */
  'workspace:disconnect': returns<true>()(z.object({ id: workspaceId, forget: z.boolean() })),
  'workspace:rename': returns<Workspace>()(
    z.object({ id: workspaceId, name: z.string().trim().min(1).max(100) }),
  ),
  /** Whether what has no personal data in it is shown first; counts from the next call opened. */
  'workspace:prefer-scrubbed': returns<Workspace>()(
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
  /** Of each call in turn; undefined where the search is not found in its words. */
  'queue:contexts': returns<readonly (HitContext | undefined)[]>()(
    z.object({ callIds: z.array(callId).max(100), search: z.string().max(1000) }),
  ),
  'queue:facets': returns<QueueFacets>()(z.object({ kind: z.enum(['call', 'chat']) })),

  /** The calls that follow the open one, in that order: what they need is fetched ahead. */
  'queue:next': returns<true>()(z.object({ callIds: z.array(callId).max(10) })),

  'queue:saved': returns<readonly SavedQueue[]>()(noInput),
  /** The id is the renderer's own: saving again under it changes that queue. Answers all of them. */
  'queue:save': returns<readonly SavedQueue[]>()(
    z.object({
      id: queueId,
      name: z.string().trim().min(1).max(100),
      filter: QueueFilter,
      sort: QueueSort,
    }),
  ),
  'queue:remove': returns<readonly SavedQueue[]>()(z.object({ id: queueId })),

  /** Fetches what matches into the library, page by page; `matching:progress` tells how far it is. */
  'matching:fetch': returns<MatchingProgress>()(z.object({ filter: QueueFilter })),
  'matching:stop': returns<true>()(noInput),

  /**
   * What the library has, at once. `held` names the transcript of this call that the page has: it is
   * not sent once more.
   */
  'call:open': returns<SentCall>()(callRequest),
  /** The call in front, once Retell was asked for what the library may lack of it. */
  'call:refresh': returns<RefreshedCall>()(callRequest),
  'call:position': returns<true>()(z.object({ callId, positionMs: z.number().nonnegative() })),
  /** Moves all word times of the call, kept beside the position; 0 puts them back. */
  'call:word-offset': returns<true>()(
    z.object({ callId, offsetMs: z.number().int().min(-10_000).max(10_000) }),
  ),
  /** The call with the text that Retell scrubbed; answered only after the history says who saw it. */
  'call:unmask': returns<SentCall>()(z.object({ requestId, callId })),
  /** A window of its own beside this one: the call and its desk, no queue. */
  'window:open-call': returns<true>()(z.object({ callId })),
  /** The call's public log or knowledge-base contents, fetched by main, shown as text. */
  'call:attachment': returns<{ readonly text: string; readonly truncated: boolean }>()(
    z.object({ callId, which: z.enum(['public-log', 'knowledge-base']) }),
  ),
  'recording:open': returns<RecordingInfo>()(z.object({ callId })),
  /** Bytes that the workspace's recordings take, once those too many by the limit are gone. */
  'recordings:room': returns<number>()(noInput),
  'recording:peaks': returns<Peaks>()(
    z.object({
      callId,
      samplesPerBin: z.number().int().min(16).max(1_048_576),
      /** A stretch of the recording, in bins of that size; without it all that is built. */
      stretch: z
        .object({ from: z.number().int().nonnegative(), bins: z.number().int().min(1).max(65_536) })
        .optional(),
    }),
  ),

  /** `requestId` makes a repeated request harmless: the first receipt is given again. */
  'edit:apply': returns<EditReceipt>()(
    z.object({ requestId, edit: Edit, /** When the reviewer made it. */ atMs: atMs.optional() }),
  ),
  'edit:undo': returns<EditReceipt>()(noInput),
  'edit:redo': returns<EditReceipt>()(noInput),
  'edit:history': returns<readonly HistoryEntry[]>()(
    z.object({ limit: z.number().int().min(1).max(1000) }),
  ),
  'work:of': returns<ReviewData>()(z.object({ callId })),
  /** Adds to the time the reviewer spent on a call; not a step of undo. */
  'work:active': returns<true>()(z.object({ callId, ms: z.number().int().min(1).max(600_000) })),
  'tags:list': returns<readonly Tag[]>()(noInput),
  'templates:list': returns<readonly string[]>()(noInput),
  'rubric:current': returns<Rubric>()(noInput),
  'rubric:list': returns<readonly ListedRubric[]>()(noInput),
  /** What this version makes of the reviews by older ones. Nothing is changed. */
  'rubric:preview': returns<readonly RescoredReview[]>()(z.object(rubricKey)),
  /** Main asks for the file in the system's own dialog. */
  'rubric:import': returns<RubricImport>()(noInput),
  'rubric:export': returns<{ readonly path: string }>()(z.object(rubricKey)),

  'export:csv': returns<ExportDone>()(
    z.object({
      filter: QueueFilter,
      sort: QueueSort,
      /** Chosen in the system's own dialog; otherwise the export folder and a name of ours. */
      askWhere: z.boolean(),
    }),
  ),
  /** Shows the newest export of this run in the system's file manager. */
  'export:reveal': returns<true>()(noInput),
} as const;

/** Main announces, the renderer listens. */
export interface Events {
  'sync:status': SyncStatus;
  /** Rows of the queue may have changed; the queue opens itself again, keeping its place. */
  'library:changed': LibraryChange;
  'recording:progress': RecordingProgress;
  'matching:progress': MatchingProgress;
  'concurrency:changed': Concurrency;
  /** A menu item or a link was chosen; the renderer runs the command of that id. */
  'command:run': { readonly command: string };
  /** Saved in this window or another. */
  'settings:changed': Settings;
  /** A removed workspace was restored. */
  'workspaces:changed': { readonly workspaces: readonly Workspace[] };
  /** A link was handed to Earmark; `link:take` gives it. */
  'link:waiting': { readonly waiting: true };
  notice: { readonly error: AppError };
  /** The window is about to go: what is typed and unwritten is to be written now. */
  'window:closing': Readonly<Record<string, never>>;
}

type Requests = typeof requests;
export type Channel = keyof Requests;
export type InputOf<C extends Channel> = z.infer<Requests[C]['input']>;
export type OutputOf<C extends Channel> = NonNullable<Requests[C]['output']>;
export type ResponseOf<C extends Channel> = Promise<Result<OutputOf<C>, AppError>>;
export type Handlers = { readonly [C in Channel]: (input: InputOf<C>) => ResponseOf<C> };

/** All the renderer knows of the outside world: `window.earmark`. */
export interface AppBridge {
  request<C extends Channel>(channel: C, input: InputOf<C>): ResponseOf<C>;
  on<E extends keyof Events>(event: E, listener: (payload: Events[E]) => void): () => void;
}
