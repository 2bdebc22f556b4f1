import type { CallId } from './call.ts';
import type { ReviewState } from './filter.ts';

/** A queue as it was when opened; rows are asked for by its id. */
export interface OpenQueue {
  readonly queueId: string;
  readonly total: number;
  /** Where the call asked to be kept in sight stands now; undefined when it matches no longer. */
  readonly indexOfKept?: number;
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
  readonly party: readonly string[];
  readonly reason: readonly (string | undefined)[];
  readonly latencyP50Ms: readonly (number | undefined)[];
  readonly state: readonly ReviewState[];
  readonly flagged: readonly boolean[];
  /** 0–100, of submitted and draft scorecards. */
  readonly score: readonly (number | undefined)[];
  readonly tagCount: readonly number[];
  readonly hasRecording: readonly boolean[];
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
