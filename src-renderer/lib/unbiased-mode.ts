import { createContext, useContext } from 'react';
import type { ReviewStatus } from '../../src-shared/review-statuses.ts';

/** Whether the reviewer judges calls without knowing the agent, Retell's judgements or the measures. */
export const UnbiasedModeContext = createContext(false);

/**
 * Whether what could influence the reviewer is hidden for a review: in unbiased mode, until the review
 * is submitted. It is not rendered at all, so no assistive technology finds it either.
 */
export function useIsConcealed(status: ReviewStatus | undefined): boolean {
  const isUnbiased = useContext(UnbiasedModeContext);
  return isConcealed(isUnbiased, status);
}

export const isConcealed = (unbiasedMode: boolean, status: ReviewStatus | undefined): boolean =>
  unbiasedMode && status !== 'submitted' && status !== 'voided';
