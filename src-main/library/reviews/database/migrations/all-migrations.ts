import { firstReviews } from './0001-first-reviews.ts';
import { savedQueues } from './0002-saved-queues.ts';
import { answerValues } from './0004-answer-values.ts';
import { wordOffsets } from './0003-word-offsets.ts';
import { rubricStatus } from './0005-rubric-status.ts';
import { plans } from './0006-plans.ts';
import { severalReviews } from './0007-several-reviews.ts';
import { calibration } from './0008-calibration.ts';
import type { Migration } from './migration.ts';

/** In order. This Earmark writes the version of the last one. */
export const allMigrations: readonly Migration[] = [
  firstReviews,
  savedQueues,
  wordOffsets,
  answerValues,
  rubricStatus,
  plans,
  severalReviews,
  calibration,
];
