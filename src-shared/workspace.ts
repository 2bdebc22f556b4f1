/** The id of a workspace, which also names its folder: no dots, slashes or other characters. */
export const workspaceIdPattern = /^[a-z0-9-]{1,64}$/u;

/** One Retell account, or the sample, with its own library and reviews on this machine. */
export interface Workspace {
  readonly id: string;
  readonly name: string;
  readonly kind: 'sample' | 'retell';
  readonly baseUrl?: string;
  /** Where the API key is: in the system keychain, in memory for this run only, or nowhere. */
  readonly apiKeyLocation: 'keychain' | 'this-run' | 'none' | 'not-needed';
  readonly lastOpenedMs?: number;
  /** Redacted transcripts and recordings are preferred where Retell has them. */
  readonly preferRedacted: boolean;
}

/** Retell's get-concurrency response; every figure may be absent. */
export interface Concurrency {
  readonly current?: number;
  readonly limit?: number;
  readonly base?: number;
  readonly purchased?: number;
  readonly purchaseLimit?: number;
  readonly remainingPurchase?: number;
  readonly burstEnabled?: boolean;
  readonly burstLimit?: number;
  readonly reservedInbound?: number;
}

/** The current state of the sync, as the header shows it. */
export interface SyncStatus {
  /** Also 'up-to-date' when only `failing` calls are left. */
  readonly phase: 'idle' | 'listing' | 'fetching' | 'waiting' | 'paused' | 'failed' | 'up-to-date';
  /** Calls in the library. */
  readonly callCount: number;
  /** Calls in the library whose transcript is still to be fetched. */
  readonly toFetch: number;
  /** How many of these failed with an error. They are retried later. */
  readonly failing?: number;
  /** Whether every call of the account has been listed at least once. */
  readonly listedAll: boolean;
  /** With 'waiting': when the next attempt starts, epoch ms. */
  readonly nextTryMs?: number;
  /** With 'waiting' and 'failed': the kind of AppError. */
  readonly reason?: string;
  readonly lastSuccessMs?: number;
  /** API version in use: v3, v2 or v1. */
  readonly api?: string;
  /** Requests are sent one at a time because the account is close to its concurrency limit. */
  readonly slow?: boolean;
}
