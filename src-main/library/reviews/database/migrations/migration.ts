/** One step of the schema of `reviews.db`; a published step never changes. */
export interface Migration {
  /** The `user_version` after it; they follow each other without a gap. */
  readonly version: number;
  readonly sql: string;
}
