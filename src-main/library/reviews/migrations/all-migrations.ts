import { firstReviews } from './0001-first-reviews.ts';
import type { Migration } from './migration.ts';

/** In order; the last one's version is what this Earmark writes. */
export const allMigrations: readonly Migration[] = [firstReviews];
