import type { CallId } from './call.ts';
import type { AppError } from './errors.ts';
import type { CallFilter, QueueFilter, QueueSort } from './filter.ts';
import type { ReviewStatus } from './review-statuses.ts';

/** A queue at the time it was opened. Its rows are requested by id. */
export interface OpenQueue {
  readonly queueId: string;
  readonly total: number;
  /** How many of them started today, in the reviewer’s time zone. */
  readonly today: number;
  /** The index of the call given as `keep`; undefined if it is not in the queue. */
  readonly indexOfKept?: number;
  /** The index of the call given as `keepOutside`, if it is listed although it does not match. */
  readonly indexOfOutside?: number;
  /** The index of the first matching row whose review is new or a draft. */
  readonly firstUnreviewed?: number;
}

/** A range of rows as columns of equal length; `undefined` where Retell has no value. */
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
  /** The phone number of the caller or the called person, or the empty string. */
  readonly otherNumber: readonly string[];
  readonly disconnectionReason: readonly (string | undefined)[];
  readonly latencyP50Ms: readonly (number | undefined)[];
  readonly reviewStatus: readonly ReviewStatus[];
  readonly flagged: readonly boolean[];
  /** 0–100, for drafts and submitted reviews. */
  readonly score: readonly (number | undefined)[];
  readonly tagCount: readonly number[];
  /** How many measures speak against the call; undefined if it was not measured. */
  readonly measuresAgainst: readonly (number | undefined)[];
  readonly hasRecording: readonly boolean[];
  /** The start of Retell's summary, on one line. */
  readonly summary: readonly (string | undefined)[];
  /** In the queue of a plan: why each call was drawn. */
  readonly planReason?: readonly (string | undefined)[];
  /** In the queue of a plan: whether a colleague began the call, and the reviewer did not. */
  readonly begunByOthers?: readonly boolean[];
}

/** A place where the search matched, with the text around it, on one line. */
export interface HitContext {
  readonly before: string;
  readonly hit: string;
  readonly after: string;
}

/** The values in the library that a filter can be set to, most frequent first. */
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
  /** By the id of the plan; the calls are those of its newest draw. */
  readonly plans: readonly (Facet & { readonly name: string })[];
  /** Reviews submitted since midnight. */
  readonly reviewedToday: number;
  readonly metadataKeys: readonly string[];
  readonly customAnalysisKeys: readonly string[];
  readonly customAttributeKeys: readonly string[];
  readonly dynamicVariableKeys: readonly string[];
  /** The criteria of published rubrics that carry a measure. */
  readonly measuredCriteria: readonly { readonly id: string; readonly name: string }[];
  readonly earliestMs?: number;
  readonly latestMs?: number;
  readonly calls: number;
  readonly chats: number;
}

export interface Facet {
  readonly value: string;
  readonly calls: number;
}

/** A filter and sorting saved under a name. */
export interface SavedQueue {
  readonly id: string;
  readonly name: string;
  readonly filter: QueueFilter;
  readonly sort: QueueSort;
}

/** A filter field that Retell, or the API version in use, can’t filter by. */
export type LocalFilterField =
  | keyof CallFilter
  | Exclude<keyof QueueFilter, 'kind' | 'call'>
  | 'agent_version';

/** The progress of fetching the calls that match a filter. */
export interface MatchingProgress {
  readonly phase: 'fetching' | 'waiting' | 'done' | 'stopped' | 'failed';
  /** Calls fetched so far. */
  readonly fetched: number;
  /** How many of them were not in the library. */
  readonly added: number;
  /** Fields that only the library filters by. Retell returns more calls than match. */
  readonly filteredLocally: readonly LocalFilterField[];
  /** Whether full calls are fetched because the filter concerns transcripts or tools. */
  readonly whole: boolean;
  /** API version in use: v3, v2 or v1. */
  readonly api?: string;
  /** With 'waiting': when the next attempt starts, epoch ms. */
  readonly nextTryMs?: number;
  /** With 'waiting': the kind of AppError. */
  readonly reason?: string;
  /** With 'failed'. */
  readonly error?: AppError;
}
