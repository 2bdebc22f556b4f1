/** The name of a backup: the version of its format and when it was made. */
export const backupNamePattern = /^reviews-v(\d{1,6})-(\d{8}T\d{9}Z)\.db$/u;

/** What a reviews database holds, in numbers that a reviewer can compare. */
export interface ReviewCounts {
  /** Reviews that were begun, including submitted ones. */
  readonly reviews: number;
  readonly submitted: number;
  readonly appliedTags: number;
  readonly edits: number;
  /** When the newest edit was made, in epoch ms; absent if there is none. */
  readonly newestEditMs?: number;
}

/** A backup of the reviews of a workspace. */
export interface Backup {
  /** Identifies the backup within its workspace. */
  readonly name: string;
  readonly madeMs: number;
  /** Undefined if the backup can't be read, so it can't be restored. */
  readonly counts?: ReviewCounts;
}

/** The backups of a workspace, newest first, beside the reviews that it has now. */
export interface BackupList {
  /** Undefined if the current reviews are missing or can't be read. */
  readonly current?: ReviewCounts;
  readonly backups: readonly Backup[];
}
