import type { Call, CallId, CallKind, CallRecord, MediaLinks } from '../../src-shared/call.ts';
import type { AppError } from '../../src-shared/errors.ts';
import type {
  CustomFieldFilter,
  QueueFilter,
  QueueSort,
  ToolCallFilter,
} from '../../src-shared/filter.ts';
import type { Json } from '../../src-shared/json.ts';
import type {
  HitContext,
  OpenQueue,
  QueueFacets,
  QueueRows,
  SavedQueue,
} from '../../src-shared/queue.ts';
import type { Peaks } from '../../src-shared/recording.ts';
import type { Result } from '../../src-shared/result.ts';
import type { ReviewData, Edit, EditReceipt, HistoryEntry } from '../../src-shared/review.ts';
import type { Rubric } from '../../src-shared/rubric.ts';
import type { SentCall } from '../../src-shared/sent-call.ts';
import type { Tag } from '../../src-shared/tag.ts';
import type { UndoReceipt } from '../../src-shared/ipc/contract.ts';
import type { ResponseKind, ReadResponse } from '../retell/port.ts';

/** What Retell finds calls by and does not tell with them: how long a tool took, custom attributes. */
export type ServerOnlyFilter =
  | { readonly tool: ToolCallFilter }
  | { readonly attribute: CustomFieldFilter };

/** What stands in the library for one call, for the desk. */
export interface StoredCall {
  readonly call: Call;
  readonly links: MediaLinks;
  /** When the whole call was last fetched, epoch ms; undefined when only listed. */
  readonly fetchedMs?: number;
  readonly work: ReviewData;
  readonly rubric: Rubric;
  readonly positionMs: number;
  /** By how much the reviewer moved the words; absent when not at all. */
  readonly wordOffsetMs?: number;
}

/** As much of a call as main itself has a use for. */
export interface StoredCallInfo {
  readonly kind: CallKind;
  readonly links: MediaLinks;
  /** As in {@link StoredCall}. */
  readonly fetchedMs?: number;
}

/** What sync wants to know before it asks Retell for more. */
export interface SyncPlan {
  /** Whatever sync stored last, in its own words; undefined for a new library. */
  readonly state?: Json;
  readonly have: number;
  readonly toFetch: number;
}

/**
 * What the library process answers. One line a request, as in the IPC contract; every answer is a
 * `Result`, so a full disk or a broken file is a value and not a crash.
 */
export interface LibraryRequests {
  /** Opens (and creates, checks, migrates) both databases of a workspace folder, closing any other. */
  open: {
    in: { folder: string; reviewer: string };
    out: { tags: readonly Tag[]; rubric: Rubric; rebuilt: boolean };
  };
  close: { in: undefined; out: true };

  /**
   * Reads an answer of Retell, which waits here to be stored; needs no open workspace. Main never
   * sees the calls themselves, only what it has to know of each to go on.
   */
  'answers:read': { in: { body: Uint8Array; kind: ResponseKind }; out: ReadResponse };
  /**
   * One transaction: rows and sync state, or neither. Answers how many were new and which changed,
   * if only in what they are found by.
   * 'library-restarting' when an answer went with the process that had read it.
   */
  'calls:store': {
    in: {
      /** By their tickets. */
      answers?: readonly string[];
      /** Calls that come from elsewhere than an answer. */
      records?: readonly CallRecord[];
      syncState?: Json;
      /** Criteria by which Retell itself has found all of these calls. */
      affirms?: readonly ServerOnlyFilter[];
    };
    out: { added: number; changed: readonly CallId[] };
  };
  /** Retell says the call is gone: kept, marked, never asked for again. */
  'calls:gone': { in: { id: CallId }; out: true };
  'calls:get': { in: { id: CallId }; out: StoredCall };
  'calls:about': { in: { id: CallId }; out: StoredCallInfo };
  /**
   * A call made ready for the desk in the library's own process: the transcript by `buildTranscript`
   * (src-shared), word times as typed arrays, no addresses; its name alone where that is what is `held`.
   * `fetchedMs` as in {@link StoredCall}.
   */
  'calls:open': {
    in: { id: CallId; scrubbed: boolean; held?: string };
    out: { detail: Omit<SentCall, 'copy'>; fetchedMs?: number };
  };
  /** Ids of calls whose whole is still to be fetched or due again, most wanted first. */
  'calls:to-fetch': {
    in: { limit: number; notBefore?: readonly CallId[] };
    out: readonly CallId[];
  };
  'sync:plan': { in: undefined; out: SyncPlan };

  'queue:open': { in: { filter: QueueFilter; sort: QueueSort; keep?: CallId }; out: OpenQueue };
  'queue:rows': { in: { queueId: string; from: number; count: number }; out: QueueRows };
  'queue:contexts': {
    in: { ids: readonly CallId[]; search: string };
    out: readonly (HitContext | undefined)[];
  };
  'queue:facets': { in: { kind: 'call' | 'chat' }; out: QueueFacets };
  /** Saved queues, by name; saving under an id that is there changes that one. */
  'queue:saved': { in: undefined; out: readonly SavedQueue[] };
  'queue:save': { in: SavedQueue; out: readonly SavedQueue[] };
  'queue:remove': { in: { id: string }; out: readonly SavedQueue[] };

  'position:save': { in: { id: CallId; positionMs: number }; out: true };
  'word-offset:save': { in: { id: CallId; offsetMs: number }; out: true };
  'active:add': { in: { id: CallId; ms: number }; out: true };
  'edit:apply': { in: { requestId: string; edit: Edit }; out: EditReceipt };
  'edit:undo': { in: undefined; out: UndoReceipt };
  'edit:redo': { in: undefined; out: UndoReceipt };
  'edit:history': { in: { limit: number }; out: readonly HistoryEntry[] };
  'work:of': { in: { id: CallId }; out: ReviewData };
  'tags:list': { in: undefined; out: readonly Tag[] };
  'templates:list': { in: undefined; out: readonly string[] };
  'rubric:current': { in: undefined; out: Rubric };

  /** Rows of an export, a stretch at a time in queue order; `next` is undefined after the last. */
  'export:rows': {
    in: { filter: QueueFilter; sort: QueueSort; after?: string; count: number };
    out: { rows: readonly ExportRow[]; next?: string };
  };

  /**
   * Peaks of a WAV that may still be growing. `totalBytes` is what the file will have; bins beyond
   * what is on the disk are absent from `doneBins`. `turns` help to tell the channels' speakers.
   */
  'peaks:build': {
    in: {
      file: string;
      totalBytes?: number;
      samplesPerBin: number;
      callId: CallId;
      /** Only these bins; the whole is built on all the same. */
      stretch?: { from: number; bins: number };
    };
    out: Peaks;
  };
}

/** A review as exported: the call, the work, and the rubric version it was judged by. */
export interface ExportRow {
  readonly call: Call;
  readonly work: ReviewData;
  readonly rubric: Rubric;
  readonly tags: readonly Tag[];
}

export type LibraryChannel = keyof LibraryRequests;

/** The library as the rest of main knows it; survives the death of the process behind it. */
export interface Library {
  request<V extends LibraryChannel>(
    channel: V,
    input: LibraryRequests[V]['in'],
  ): Promise<Result<LibraryRequests[V]['out'], AppError>>;
}
