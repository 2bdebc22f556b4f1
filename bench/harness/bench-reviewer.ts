import type { Reviewer } from '../../src-shared/reviewer.ts';

/** Who makes the edits of the measurements. */
export const benchReviewer: Reviewer = {
  id: '00000000-0000-4000-8000-000000000000',
  name: 'Bench',
};
