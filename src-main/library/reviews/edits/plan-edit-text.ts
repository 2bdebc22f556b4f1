/** The history labels of plans, and why an edit of a plan is refused. */
export const planEditText = {
  created: (name: string) => `Plan “${name}” created`,
  changed: (name: string) => `Plan “${name}” changed`,
  closed: (name: string) => `Plan “${name}” closed`,
  reopened: (name: string) => `Plan “${name}” reopened`,
  drawn: (name: string, count: number, missing: number) =>
    `${calls(count)} drawn for plan “${name}”${missing > 0 ? `, ${missing} fewer than planned: no more calls match` : ''}`,
  replaced: (name: string) => `A call of plan “${name}” replaced`,
  requeued: (name: string) => `A replaced call of plan “${name}” put back`,
  carriedOver: (name: string, count: number) => `${calls(count)} of plan “${name}” carried over`,
  noSuchPlan: 'This plan no longer exists.',
  noSuchDraw: 'This draw no longer exists.',
  nameTaken: 'Another plan has this name.',
  isClosed: 'This plan is closed. Reopen it first.',
  alreadyDrawn: {
    once: 'The calls of this plan are already drawn. Undo the draw, or create another plan.',
    daily: 'Today’s calls of this plan are already drawn. Undo the draw to draw again.',
    weekly: 'This week’s calls of this plan are already drawn. Undo the draw to draw again.',
  },
  noCalls: 'No call matches the filter of this plan, so nothing was drawn.',
  noRecentCalls:
    'No call since the last period matches the filter of this plan. Nothing was drawn.',
  allDrawnBefore:
    'Every call that matches the filter of this plan was drawn before. Nothing was drawn.',
  tooMany: (count: number, max: number) =>
    `The filter matches ${count} calls. A plan can take at most ${max}: narrow the filter, or choose a method that takes a sample.`,
  reasonMissing: 'Enter why the call is replaced.',
  notDrawn: 'This call is not in the draw.',
  notReplaced: 'This call was not replaced.',
  alreadyReviewed: 'This call is already reviewed, so it can’t be replaced.',
  noReplacement: 'No other call of the population is left to replace this one.',
  noEarlierDraw: 'There is no earlier draw whose calls could be carried over.',
  nothingToCarry: 'Every call of the earlier draws is reviewed, skipped or replaced.',
} as const;

const calls = (count: number): string => (count === 1 ? '1 call' : `${count} calls`);
