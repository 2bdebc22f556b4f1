import type { CallId } from './call.ts';
import type { QueueFilter, QueueSort } from './filter.ts';
import type { ReviewColumns, ReviewData } from './review.ts';

/**
 * What changed in the library. An edit brings what it made, so that no window reads it again, and is not
 * sent to the window that made it: that window has the receipt.
 */
export type LibraryChange =
  | { readonly kind: 'review-data'; readonly data: ReviewData; readonly columns: ReviewColumns }
  /** The tag set, the comment templates or a rubric; merged tags change applied tags, too. */
  | { readonly kind: 'tag-set' }
  /** Retell knows something new of these calls. */
  | { readonly kind: 'calls'; readonly ids: readonly CallId[] }
  /** Another reviewer took over: their reviews are shown from now on. */
  | { readonly kind: 'reviewer' }
  /** Stored calls were measured; so many are left. */
  | { readonly kind: 'measured'; readonly left: number }
  /** The library process was started again: queues that were open are gone. */
  | { readonly kind: 'restarted' };

/** Whether an edit of a review can change which calls are in the queue, or their order. */
export const dependsOnReviews = (filter: QueueFilter, sort: QueueSort): boolean =>
  sort.by === 'score' ||
  [
    filter.states,
    filter.flagged,
    filter.tags,
    filter.score,
    filter.passed,
    filter.answers,
    filter.reviewedByAnyone,
    filter.reviewers,
    filter.submittedMs,
    filter.commented,
  ].some((part) => part !== undefined);

/** Whether the results of measures can change which calls are in the queue, or their order. */
export const dependsOnMeasures = (filter: QueueFilter, sort: QueueSort): boolean =>
  sort.by === 'measures' || filter.measures !== undefined;
