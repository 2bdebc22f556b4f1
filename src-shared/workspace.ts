/** A Retell account (or the sample) with its own library and reviews on this machine. */
export interface Workspace {
  readonly id: string;
  readonly name: string;
  readonly kind: 'sample' | 'retell';
  readonly baseUrl?: string;
  /** Where the key is: in the OS keychain, in memory for this run only, or nowhere. */
  readonly apiKeyLocation: 'keychain' | 'this-run' | 'none' | 'not-needed';
  readonly lastOpenedMs?: number;
  /** Transcripts and recordings without personal data are shown where Retell has them. */
  readonly preferScrubbed: boolean;
}

/** Retell's get-concurrency answer; every figure may be absent. */
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

/** What the header says of the sync, always the truth of this moment. */
export interface SyncStatus {
  /** 'up-to-date' also when nothing is left but calls that are `failing`. */
  readonly phase: 'idle' | 'listing' | 'fetching' | 'waiting' | 'paused' | 'failed' | 'up-to-date';
  /** Calls in the library. */
  readonly callCount: number;
  /** Calls in the library whose transcript is still to be fetched. */
  readonly toFetch: number;
  /** Of these, how many Retell answered with an error. They are tried again later. */
  readonly failing?: number;
  /** Every call of the account has been listed at least once. */
  readonly listedAll: boolean;
  /** With 'waiting': when the next try starts, epoch ms. */
  readonly nextTryMs?: number;
  /** With 'waiting' and 'failed': the kind of AppError. */
  readonly reason?: string;
  readonly lastSuccessMs?: number;
  /** API version in use: v3, v2 or v1. */
  readonly api?: string;
  /** One request at a time, because the account's calls need what is left of its concurrency. */
  readonly slow?: boolean;
}
