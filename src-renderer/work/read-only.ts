import { useStore } from 'zustand';
import type { ReviewData } from '../../src-shared/review.ts';
import type { ReviewDataStore } from './review-store.ts';

/** Whether the review is submitted or voided, so that it can't be changed as it is. */
export const isReadOnly = (data: Pick<ReviewData, 'review'> | undefined): boolean =>
  data?.review.status === 'submitted' || data?.review.status === 'voided';

/** The same, for components. */
export const useIsReadOnly = ({ work }: { readonly work: ReviewDataStore }): boolean =>
  useStore(work, ({ data }) => isReadOnly(data));
