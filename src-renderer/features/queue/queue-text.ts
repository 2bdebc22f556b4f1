import type { ReviewStatus } from '../../../src-shared/filter.ts';

/** The states of a review in the words of the queue. */
export const reviewStatusOptions: readonly {
  readonly value: ReviewStatus;
  readonly label: string;
}[] = [
  { value: 'new', label: 'Not reviewed' },
  { value: 'draft', label: 'Draft' },
  { value: 'submitted', label: 'Submitted' },
  { value: 'skipped', label: 'Skipped' },
];
