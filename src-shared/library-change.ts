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

type FilterField = Exclude<keyof QueueFilter, 'kind' | 'call'>;

/** What can change whether a call matches a field of the filter, besides new data from Retell. */
const dependencies: Readonly<Record<FilterField, 'reviews' | 'measures' | 'nothing'>> = {
  outcome: 'nothing',
  withoutSentiment: 'nothing',
  states: 'reviews',
  flagged: 'reviews',
  tags: 'reviews',
  score: 'reviews',
  passed: 'reviews',
  answers: 'reviews',
  verdicts: 'reviews',
  reviewedByAnyone: 'reviews',
  reviewers: 'reviews',
  submittedMs: 'reviews',
  commented: 'reviews',
  marks: 'nothing',
  plan: 'nothing',
  measures: 'measures',
  callList: 'nothing',
  search: 'nothing',
};

const dependencyOf = new Map<string, string>(Object.entries(dependencies));

const hasFieldThatDependsOn = (what: 'reviews' | 'measures', filter: QueueFilter): boolean =>
  Object.entries(filter).some(
    ([field, value]) => value !== undefined && dependencyOf.get(field) === what,
  );

/** Whether an edit of a review can change which calls are in the queue, or their order. */
export const dependsOnReviews = (filter: QueueFilter, sort: QueueSort): boolean =>
  sort.by === 'score' || hasFieldThatDependsOn('reviews', filter);

/** Whether the results of measures can change which calls are in the queue, or their order. */
export const dependsOnMeasures = (filter: QueueFilter, sort: QueueSort): boolean =>
  sort.by === 'measures' || hasFieldThatDependsOn('measures', filter);
