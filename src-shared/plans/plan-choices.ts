/** The largest sample. All calls of a larger population can't be drawn at once. */
export const maxPlanSize = 5000;

export const planPeriods = ['once', 'daily', 'weekly'] as const;
export const planOrders = ['drawn', 'newest', 'oldest', 'riskiest'] as const;
