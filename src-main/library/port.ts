/**
 * The library keeps the calls and reviews of one workspace on this machine and answers questions about
 * them. It runs in a process of its own, so that neither SQLite nor a large file ever blocks main.
 *
 * Folders, from the lowest level up: `db` (SQLite), then `calls` (calls.db, a cache that can be
 * fetched again) and `peaks` (levels for the waveform), then `reviews` (reviews.db, the reviewer's work)
 * and `query` (queues, filters, search), then `measures` (measured criteria of all stored calls) and
 * `insights` (tables in memory and what is counted in them), then `process` (the child's side: opens the databases, handles
 * requests), then `client` (main's side: starts the process and repeats requests after a crash).
 *
 * Start with {@link LibraryRequests}, then process/handlers.ts.
 */
import type { BackupList, ReviewCounts } from '../../src-shared/backup.ts';
import type { Call, CallId, CallKind, CallRecord, MediaLinks } from '../../src-shared/call.ts';
import type { AppError } from '../../src-shared/errors.ts';
import type {
  CustomFieldFilter,
  QueueFilter,
  QueueSort,
  ToolCallFilter,
} from '../../src-shared/filter.ts';
import type { SilencedRange } from '../../src-shared/clips/silenced-ranges.ts';
import type { ExportPage } from '../../src-shared/exports/export-page.ts';
import type { CheckedReviewsFile } from '../../src-shared/exports/reviews-import.ts';
import type { InsightsPanel, PanelRequest } from '../../src-shared/insights/panels.ts';
import type { InsightsSelection } from '../../src-shared/insights/selection.ts';
import type {
  DrawnCall,
  ListedPlan,
  PopulationSummary,
  RepeatedDraw,
} from '../../src-shared/plans/plan.ts';
import type { StratumField } from '../../src-shared/sampling/method-names.ts';
import type { WordErrorRate } from '../../src-shared/corrections/word-error-rates.ts';
import type { ReadReview } from '../../src-shared/ipc/review-requests.ts';
import type { Json } from '../../src-shared/json.ts';
import type {
  HitContext,
  OpenQueue,
  QueueFacets,
  QueueRows,
  SavedQueue,
} from '../../src-shared/queue.ts';
import type { MeasureOverrides } from '../../src-shared/measures/overrides.ts';
import type { CallMeasures } from '../../src-shared/rubrics/measured-criteria.ts';
import type { Peaks } from '../../src-shared/recording.ts';
import type { Result } from '../../src-shared/result.ts';
import type {
  ReviewData,
  Edit,
  EditReceipt,
  HistoryEntry,
  OtherReview,
} from '../../src-shared/review.ts';
import type { Reviewer } from '../../src-shared/reviewer.ts';
import type { ListedRubric, RescoredReview, Rubric } from '../../src-shared/rubrics/rubric.ts';
import type { SerializedCall } from '../../src-shared/serialized-call.ts';
import type { Tag } from '../../src-shared/tag.ts';
import type { ResponseKind, ReadResponse } from '../retell/port.ts';
import type { CalibrationRequests } from './calibration-requests.ts';

/** Filters that only Retell can evaluate, because its calls do not carry the values: a tool's latency, custom attributes. */
export type ServerOnlyFilter =
  | { readonly tool: ToolCallFilter }
  | { readonly attribute: CustomFieldFilter };

/** A call with the reviewer's work on it, as the library stores both. */
export interface StoredCall {
  readonly call: Call;
  readonly links: MediaLinks;
  /** When the full call was last fetched, in epoch ms; undefined if only a list response is known. */
  readonly fetchedMs?: number;
  readonly work: ReviewData;
  /** As in `CallDetail`; empty if there are none. */
  readonly otherReviews: readonly OtherReview[];
  readonly rubric: Rubric;
  readonly positionMs: number;
  /** How far the reviewer shifted the word timing; absent if not at all. */
  readonly wordOffsetMs?: number;
}

/** The rule about old calls: those that started before a time, with those that have a review or without. */
export interface AgeRule {
  readonly beforeMs: number;
  readonly withReviews: boolean;
}

export interface RemovalCounts {
  readonly removable: number;
  /** How many of the removable ones have a review. */
  readonly reviewed: number;
  readonly kept: number;
}

export interface RemovalPreview {
  readonly reviews: number;
  /** Why the call can't be removed; absent if it can. */
  readonly keptFor?: KeptFor;
}

/** A plan that is not closed has drawn the call, or a calibration session that is not closed has it. */
export type KeptFor = 'plan' | 'session';

/** A call that was removed from this computer and can still be restored. */
export interface RemovedCall {
  readonly id: CallId;
  readonly removedMs: number;
  readonly startMs?: number;
}

/** What the main process needs to know about a call. */
export interface StoredCallInfo {
  readonly kind: CallKind;
  readonly links: MediaLinks;
  /** The call is still going on, or Retell has not analysed it yet. */
  readonly mayChange: boolean;
  /** As in {@link StoredCall}. */
  readonly fetchedMs?: number;
}

/** What sync needs to know before its next request to Retell. */
export interface SyncPlan {
  /** The state that sync stored last; undefined in a new library. */
  readonly state?: Json;
  readonly have: number;
  readonly toFetch: number;
}

/**
 * The requests that the library process handles. Every response is a `Result`, so that a full disk
 * or a damaged file is a value and not an exception.
 */
export interface LibraryRequests extends CalibrationRequests {
  /**
   * Opens both databases of a workspace folder and closes any other; creates and migrates them as needed.
   * 'reviews-missing' and 'reviews-outdated' leave every file as it is.
   */
  open: {
    in: {
      folder: string;
      reviewer: Reviewer;
      /** Continues although reviews are missing, as the reviewer has decided. */
      acceptLoss?: boolean;
      /** Gives a new library the past of the sample workspace. */
      samplePast?: boolean;
    };
    out: { tags: readonly Tag[]; rubric: Rubric; rebuilt: boolean };
  };
  close: { in: undefined; out: true };
  /**
   * From now on edits, undo and the queue are those of this reviewer. Switching to another one copies
   * their reviews into the queue; a new name of the same one changes nothing else.
   */
  'reviewer:set': { in: { reviewer: Reviewer }; out: true };
  /** Everybody who has reviewed in the open workspace, by name. */
  'reviewer:list': { in: undefined; out: readonly Reviewer[] };

  /** The backups of a workspace, which need not be open. */
  'backups:list': { in: { folder: string }; out: BackupList };
  /**
   * Closes the open workspace and puts a backup in the place of the reviews, which are kept.
   */
  'backups:restore': { in: { folder: string; name: string }; out: true };
  /** Writes everything that people made in the open workspace as one file. */
  'workspace-file:write': { in: { file: string; workspaceName: string }; out: ReviewCounts };
  'workspace-file:check': {
    in: { file: string };
    out: { manifest: { workspaceName: string; exportedMs: number }; counts: ReviewCounts };
  };
  /** As 'backups:restore', from a workspace file. */
  'workspace-file:import': { in: { folder: string; file: string }; out: true };

  /**
   * Parses a response from Retell and keeps its calls until `calls:store` names the ticket. Needs no
   * open workspace. Main receives only a summary of each call.
   */
  'responses:read': { in: { body: Uint8Array; kind: ResponseKind }; out: ReadResponse };
  /**
   * Stores calls and the state of the sync in one transaction. `changed` includes calls that only
   * gained a server match. 'library-restarting' if a ticket was lost with the process that issued it.
   */
  'calls:store': {
    in: {
      /** Tickets of parsed responses. */
      responses?: readonly string[];
      /** Calls that do not come from a response. */
      records?: readonly CallRecord[];
      syncState?: Json;
      /** Filters by which Retell found all of these calls. */
      matchedBy?: readonly ServerOnlyFilter[];
    };
    out: { added: number; changed: readonly CallId[] };
  };
  /** Retell no longer has the call: it is kept, marked, and not fetched again. */
  'calls:gone': { in: { id: CallId }; out: true };
  /** What has to be known before a call is removed. */
  'calls:removal': { in: { id: CallId }; out: RemovalPreview };
  /** Removes a call from this computer, if it has a review with all its reviews. It can be restored for a while. */
  'calls:remove': { in: { id: CallId; withReviews: boolean }; out: true };
  /** What the rule about old calls would remove, and what it would keep. */
  'calls:count-older': { in: AgeRule; out: RemovalCounts };
  /** Removes some of the removable calls that started before a time, oldest first. */
  'calls:remove-older': {
    in: AgeRule;
    out: { ids: readonly CallId[]; isMore: boolean };
  };
  'removed-calls:list': { in: { limit: number }; out: readonly RemovedCall[] };
  'removed-calls:restore': { in: { id: CallId }; out: true };
  /** Deletes the content of what was removed before a time. Returns of how many calls. */
  'removed-calls:delete': { in: { beforeMs: number }; out: number };
  'calls:get': { in: { id: CallId }; out: StoredCall };
  'calls:about': { in: { id: CallId }; out: StoredCallInfo };
  /**
   * A call for the desk: transcript entries, word times as typed arrays, no media addresses. The
   * transcript is reduced to its name if `held` says that the desk has it already.
   */
  'calls:open': {
    in: { id: CallId; scrubbed: boolean; held?: string };
    out: { detail: Omit<SerializedCall, 'copy'>; fetchedMs?: number };
  };
  /** The measures of the call's rubric, with the evidence in the transcript that the desk shows. */
  'calls:measures': { in: { id: CallId; scrubbed: boolean }; out: CallMeasures };
  /** How often reviewers overrode each measure of a rubric version. */
  'measures:overrides': {
    in: { id: string; version: number };
    out: readonly MeasureOverrides[];
  };
  /** Calls that are due to be fetched in full, newest first. */
  'calls:to-fetch': {
    in: { limit: number; exclude?: readonly CallId[] };
    out: readonly CallId[];
  };
  'sync:plan': { in: undefined; out: SyncPlan };

  /**
   * `keep` asks for the index of that call in the new queue. `keepOutside` stays listed although it does
   * not match the filter.
   */
  'queue:open': {
    in: {
      filter: QueueFilter;
      sort: QueueSort;
      keep?: CallId | undefined;
      keepOutside?: CallId | undefined;
    };
    out: OpenQueue;
  };
  'queue:rows': { in: { queueId: string; from: number; count: number }; out: QueueRows };
  'queue:contexts': {
    in: { callIds: readonly CallId[]; search: string };
    out: readonly (HitContext | undefined)[];
  };
  'queue:facets': { in: { kind: CallKind }; out: QueueFacets };
  /** Saved queues, by name. Saving under an existing id replaces that queue. */
  'queue:saved': { in: undefined; out: readonly SavedQueue[] };
  'queue:save': { in: SavedQueue; out: readonly SavedQueue[] };
  'queue:remove': { in: { id: string }; out: readonly SavedQueue[] };

  'call:position': { in: { callId: CallId; positionMs: number }; out: true };
  'call:word-offset': { in: { callId: CallId; offsetMs: number }; out: true };
  'work:active': { in: { callId: CallId; ms: number }; out: true };
  /**
   * By default the time is now. Without `madeBy`, the current reviewer makes the edit. The receipt of an
   * edit of somebody else has no review data, which is not for the current reviewer to see.
   */
  'edit:apply': {
    in: { requestId: string; edit: Edit; atMs?: number | undefined; madeBy?: Reviewer | undefined };
    out: EditReceipt;
  };
  'edit:undo': { in: { madeBy: Reviewer } | undefined; out: EditReceipt };
  'edit:redo': { in: { madeBy: Reviewer } | undefined; out: EditReceipt };
  'edit:history': { in: { limit: number }; out: readonly HistoryEntry[] };
  'work:of': { in: { callId: CallId }; out: ReviewData };
  /** The call's other reviews, newest first: by others, and by the reviewer for another purpose. */
  'reviews:of-call': { in: { callId: CallId }; out: readonly OtherReview[] };
  /**
   * A review with its rubric, to read. Refused while the reviewer's own review of the call has to stay
   * independent of it.
   */
  'reviews:read': { in: { reviewId: string }; out: ReadReview };
  /** Makes one of the reviewer's own reviews the one that the desk shows. */
  'reviews:select': { in: { reviewId: string }; out: ReadReview };
  /** Finds out what an import of the file would do. Nothing is changed. */
  'reviews-file:check': { in: { path: string }; out: CheckedReviewsFile };
  /** Imports the reviews of a file that was checked, as one step of undo. */
  'reviews-file:import': {
    in: { path: string; contentHash: string; requestId: string };
    out: EditReceipt;
  };
  'tags:list': { in: undefined; out: readonly Tag[] };
  'templates:list': { in: undefined; out: readonly string[] };
  'rubric:current': { in: undefined; out: Rubric };
  'rubric:list': { in: undefined; out: readonly ListedRubric[] };
  'rubric:preview': { in: { id: string; version: number }; out: readonly RescoredReview[] };
  /** Over the checked turns of submitted reviews, of the calls that match the filter. */
  'corrections:word-error-rates': {
    in: { filter?: QueueFilter | undefined };
    out: readonly WordErrorRate[];
  };

  'plan:list': { in: undefined; out: readonly ListedPlan[] };
  /** Every call of a draw, in order, also those that were replaced. */
  'plan:calls': { in: { drawId: string }; out: readonly DrawnCall[] };
  'plan:population': {
    in: { filter: QueueFilter; by?: StratumField | undefined };
    out: PopulationSummary;
  };
  /** Draws the calls of the plan's current period. */
  'plan:draw': { in: { planId: string; requestId: string }; out: EditReceipt };
  /** Draws the plans that are due, in nobody's name. */
  'plan:draw-due': { in: undefined; out: readonly EditReceipt[] };
  'plan:replace': {
    in: { drawId: string; drawnCall: string; reason: string; requestId: string };
    out: EditReceipt;
  };
  'plan:repeat': { in: { drawId: string }; out: RepeatedDraw };
  /** The calls of the newest draw of the plan with this name, in order, whatever the case of the name. */
  'plan:call-ids': { in: { name: string }; out: readonly CallId[] };
  'insights:panel': { in: PanelRequest; out: InsightsPanel };
  /** The calls behind a number, stored as a list that a queue can be filtered by. */
  'insights:list': {
    in: { filter: QueueFilter; selection: InsightsSelection };
    out: { id: string; calls: number };
  };

  /** Rows of an export in queue order, page by page; `next` is undefined after the last page. */
  'export:rows': {
    in: ExportPage;
    out: { rows: readonly ExportRow[]; next?: string };
  };

  /**
   * Peaks of a WAV file that may still be downloading. `totalBytes` is its final size; bins beyond
   * `doneBins` are not known yet. The transcript of `callId` tells which channel is whose.
   */
  'peaks:build': {
    in: {
      file: string;
      totalBytes?: number;
      samplesPerBin: number;
      callId: CallId;
      /** Returns only these bins; the whole recording is processed all the same. */
      range?: { from: number; bins: number };
    };
    out: Peaks;
  };
}

/** A review for an export, with the rubric version that it was scored by. */
export interface ExportRow {
  readonly call: Call;
  readonly work: ReviewData;
  readonly rubric: Rubric;
  readonly tags: readonly Tag[];
  /** Present if silence was asked for. */
  readonly clipRules?: ClipRules;
}

/** What may be heard of a call. */
export interface ClipRules {
  /** Whether only a redacted recording may be used. */
  readonly onlyRedacted: boolean;
  /** Absent if it can't be told where the words to silence are. */
  readonly silenced?: readonly SilencedRange[];
}

export type LibraryChannel = keyof LibraryRequests;

/** The library for the rest of the main process; requests survive a crash of the library process. */
export interface Library {
  request<V extends LibraryChannel>(
    channel: V,
    input: LibraryRequests[V]['in'],
  ): Promise<Result<LibraryRequests[V]['out'], AppError>>;
}
