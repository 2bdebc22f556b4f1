/** The review statuses that a queue can be filtered by. */
export const reviewStatuses = [
  'new',
  'draft',
  'submitted',
  'reopened',
  'skipped',
  'voided',
] as const;
export type ReviewStatus = (typeof reviewStatuses)[number];
