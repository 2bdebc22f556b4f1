import type { CallId } from './call.ts';
import type { AppError } from './errors.ts';
import type { CallFilter, QueueFilter, QueueSort, ReviewStatus } from './filter.ts';

/** A queue as it was when opened; rows are asked for by its id. */
export interface OpenQueue {
  readonly queueId: string;
  readonly total: number;
  /** How many of them began today, by the reviewer's own calendar. */
  readonly today: number;
  /** The index of the call given as `keep`; undefined if it is not in the queue. */
  readonly indexOfKept?: number;
  /** The index of the call given as `keepOutside`, if it is listed although it does not match. */
  readonly indexOfOutside?: number;
  /** The index of the first matching row whose review is new or a draft. */
  readonly firstUnreviewed?: number;
}

/** A stretch of the queue as columns of equal length; `undefined` where Retell gave nothing. */
export interface QueueRows {
  readonly from: number;
  readonly ids: readonly CallId[];
  readonly agentName: readonly string[];
  readonly startMs: readonly (number | undefined)[];
  readonly durationMs: readonly (number | undefined)[];
  readonly sentiment: readonly (string | undefined)[];
  readonly successful: readonly (boolean | undefined)[];
  readonly status: readonly (string | undefined)[];
  readonly type: readonly (string | undefined)[];
  readonly direction: readonly (string | undefined)[];
  /** The other party's number, or the empty string. */
  readonly otherNumber: readonly string[];
  readonly disconnectionReason: readonly (string | undefined)[];
  readonly latencyP50Ms: readonly (number | undefined)[];
  readonly reviewStatus: readonly ReviewStatus[];
  readonly flagged: readonly boolean[];
  /** 0–100, of submitted and draft scorecards. */
  readonly score: readonly (number | undefined)[];
  readonly tagCount: readonly number[];
  readonly hasRecording: readonly boolean[];
  /** The start of Retell's summary, on one line. */
  readonly summary: readonly (string | undefined)[];
}

/** Where a call says what was searched for, with what stands around it; on one line. */
export interface HitContext {
  readonly before: string;
  readonly hit: string;
  readonly after: string;
}

/** What the library holds to choose filters from, most frequent first. */
export interface QueueFacets {
  readonly agents: readonly {
    readonly id: string;
    readonly name: string;
    readonly versions: readonly number[];
    readonly calls: number;
  }[];
  readonly sentiments: readonly Facet[];
  readonly statuses: readonly Facet[];
  readonly types: readonly Facet[];
  readonly directions: readonly Facet[];
  readonly reasons: readonly Facet[];
  readonly dataStorage: readonly Facet[];
  readonly toolNames: readonly Facet[];
  /** `successful`, `unsuccessful` and `unknown`. */
  readonly outcomes: readonly Facet[];
  readonly reviewStatuses: readonly Facet[];
  readonly reviewers: readonly Facet[];
  /** Reviews submitted since midnight. */
  readonly reviewedToday: number;
  readonly metadataKeys: readonly string[];
  readonly customAnalysisKeys: readonly string[];
  readonly customAttributeKeys: readonly string[];
  readonly dynamicVariableKeys: readonly string[];
  readonly earliestMs?: number;
  readonly latestMs?: number;
  readonly calls: number;
  readonly chats: number;
}

export interface Facet {
  readonly value: string;
  readonly calls: number;
}

/** A filter and an order that the reviewer gave a name. */
export interface SavedQueue {
  readonly id: string;
  readonly name: string;
  readonly filter: QueueFilter;
  readonly sort: QueueSort;
}

/** A criterion that Retell was not asked for, since it, or its version of the API, does not know it. */
export type LocalFilterField =
  | keyof CallFilter
  | Exclude<keyof QueueFilter, 'kind' | 'call'>
  | 'agent_version';

/** How far the calls that match a filter have been fetched from Retell. */
export interface MatchingProgress {
  readonly phase: 'fetching' | 'waiting' | 'done' | 'stopped' | 'failed';
  /** Calls that Retell has given so far. */
  readonly fetched: number;
  /** How many of them the library did not have. */
  readonly added: number;
  /** Answered by the library alone: Retell gives more, and the queue narrows it. */
  readonly filteredLocally: readonly LocalFilterField[];
  /** Each call is fetched whole, since the filter asks for what was said or done in it. */
  readonly whole: boolean;
  /** API version in use: v3, v2 or v1. */
  readonly api?: string;
  /** With 'waiting': when the next try starts, epoch ms. */
  readonly nextTryMs?: number;
  /** With 'waiting': the kind of AppError. */
  readonly reason?: string;
  /** With 'failed'. */
  readonly error?: AppError;
}
