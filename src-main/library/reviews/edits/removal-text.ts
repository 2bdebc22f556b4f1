/** History labels and refusals about calls that are removed from this computer. */
export const removalText = {
  removed: (calls: number): string =>
    calls === 1 ? 'Removed a call and its reviews' : `Removed ${calls} calls and their reviews`,
  restored: 'Restored a call and its reviews',
  hasReviews: 'This call has a review. Remove it together with its reviews, or keep it.',
  keptForPlan: 'A plan that is not closed has drawn this call, so it can’t be removed.',
  keptForSession:
    'This call is part of a calibration session that is not closed, so it can’t be removed.',
} as const;
