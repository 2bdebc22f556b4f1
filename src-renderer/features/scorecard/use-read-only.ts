import { useStore } from 'zustand';
import type { ScorecardParts } from './scorecard-actions.ts';

/** Whether the review is submitted, so that it can't be changed until it is reopened. */
export const useIsReadOnly = ({ work }: Pick<ScorecardParts, 'work'>): boolean =>
  useStore(work, ({ data }) => data?.review.status === 'submitted');
