import type { Reviewer } from '../../../../../src-shared/reviewer.ts';
import type { Db } from '../../../db/db.ts';

/** One step of the schema of `reviews.db`; a published step never changes. */
export interface Migration {
  /** The `user_version` after this step. Versions are consecutive. */
  readonly version: number;
  readonly sql: string;
  /** Changes that SQL can't express. Runs after `sql` in the same transaction. */
  readonly run?: (db: Db, context: MigrationContext) => void;
}

export interface MigrationContext {
  /** Who uses Earmark on this computer at the moment. */
  readonly reviewer: Reviewer;
}
