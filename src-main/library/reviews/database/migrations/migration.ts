import type { Db } from '../../../db/db.ts';

/** One step of the schema of `reviews.db`; a published step never changes. */
export interface Migration {
  /** The `user_version` after it; they follow each other without a gap. */
  readonly version: number;
  readonly sql: string;
  /** What SQL can't express; runs after `sql` in the same transaction. */
  readonly run?: (db: Db) => void;
}
