import type { FileProblem } from '../file-format.ts';

/** Why a review of a file is not imported. */
export const skipReasons = [
  'already-here',
  'newer-here',
  'unknown-call',
  'calibration',
  'no-reviewer',
  'missing-rubric',
  'other-rubric',
  'unfit-answer',
  'missing-tag',
  'id-in-use',
] as const;
export type SkipReason = (typeof skipReasons)[number];

/** What an import would do, before it does it. */
export interface ReviewsImportPreview {
  /** Identifies the content of the file, so that only what was shown is imported. */
  readonly contentHash: string;
  readonly workspaceName: string;
  readonly exportedAt: string;
  readonly added: number;
  /** Reviews that are here in an older state. */
  readonly updated: number;
  /** Only the reasons that occur. */
  readonly skipped: readonly { readonly reason: SkipReason; readonly reviews: number }[];
  /** Names and versions of rubrics that come with the reviews. */
  readonly newRubrics: readonly string[];
  readonly newTags: readonly string[];
  readonly newReviewers: readonly string[];
}

/** A file is either refused with the places of its errors, or can be imported. */
export type CheckedReviewsFile =
  | { readonly problems: readonly FileProblem[] }
  | { readonly preview: ReviewsImportPreview };

/** A change that only the library makes, because it reads the file itself. */
export interface ReviewsImportEdit {
  readonly kind: 'reviews.import';
  readonly contentHash: string;
}
