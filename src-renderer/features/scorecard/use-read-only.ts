import { useStore } from 'zustand';
import type { ScorecardParts } from './scorecard-actions.ts';

/** Whether the review is submitted or voided, so that it can't be changed as it is. */
export const useIsReadOnly = ({ work }: Pick<ScorecardParts, 'work'>): boolean =>
  useStore(work, ({ data }) => {
    const status = data?.review.status;
    return status === 'submitted' || status === 'voided';
  });
