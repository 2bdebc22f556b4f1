import type { DrawnCall, DrawProgress, Plan } from '../../../src-shared/plans/plan.ts';
import type { SamplingMethod } from '../../../src-shared/sampling/method.ts';
import type { StratumField } from '../../../src-shared/sampling/method-names.ts';
import { formatDateTime } from '../../lib/dates.ts';
import { formatCount, formatDuration, formatPercent, formatCounted } from '../../lib/format.ts';

/** The texts of the screen of plans. */
export const plansText = {
  region: 'Plans',
  list: 'Plans',
  none: 'No plans',
  noneHint: 'A plan says which calls are to be reviewed, how many, and how they are drawn.',
  newPlan: 'New plan',
  loading: 'Loading plans…',
  loadFailed: 'Couldn’t load the plans',
  closed: 'Closed',
  notDrawn: 'Not drawn yet',
  draw: 'Draw now',
  drawing: 'Drawing…',
  edit: 'Edit',
  openInQueue: 'Open in queue',
  repeat: 'Repeat draw',
  carryOver: 'Carry over',
  close: 'Close plan',
  reopen: 'Reopen plan',
  replace: 'Replace call',
  requeue: 'Put back',
  draws: 'Draw',
  calls: 'Drawn calls',
  noCalls: 'No calls drawn',
  noCallsHint: 'Choose “Draw now” to draw the calls of this plan.',
  waitsForDraw: (when: string) => `The calls are drawn on ${when}, or now with “Draw now”.`,
  moreCalls: (count: number) => `Show ${formatCount(count)} more`,
  progress: 'Progress',
  reviewers: 'Reviewers',
  details: 'Plan',
  strata: 'Strata',
} as const;

export const columnText = {
  position: '#',
  call: 'Call',
  status: 'Review',
  reason: 'Why it was drawn',
  repeated: 'Repeat',
  reviewer: 'Reviewer',
  submitted: 'Reviewed',
  today: 'Today',
  pace: 'Time per review',
  stratum: 'Stratum',
  population: 'Calls',
  drawn: 'Drawn',
} as const;

export const replaceText = {
  title: 'Replace the call',
  hint: 'The next call of the same draw takes its place. The replaced call stays in the record.',
  reason: 'Reason',
  submit: 'Replace',
} as const;

export const statusText: Readonly<Record<DrawnCall['status'], string>> = {
  open: 'Not reviewed',
  draft: 'Draft',
  submitted: 'Submitted',
  reopened: 'Reopened',
  skipped: 'Skipped',
};

/** What is shown instead of the review status of a call that no longer counts. */
export const stateText = {
  replaced: (note: string) => `Replaced: ${note}`,
  carriedOver: 'Carried over',
} as const;

export const periodText: Readonly<Record<Plan['period'], string>> = {
  once: 'Once',
  daily: 'Every day',
  weekly: 'Every week',
};

export const weekdayNames = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const;

export const methodText: Readonly<Record<SamplingMethod['kind'], string>> = {
  all: 'All calls',
  random: 'Simple random',
  stratified: 'Stratified',
  newest: 'Newest',
  riskiest: 'Riskiest first',
  mix: 'Mix',
};

export const stratumText: Readonly<Record<StratumField, string>> = {
  agent: 'Agent',
  version: 'Agent version',
  outcome: 'Outcome',
  sentiment: 'Sentiment',
  day: 'Day',
};

export const orderText: Readonly<Record<Plan['order'], string>> = {
  drawn: 'As drawn',
  newest: 'Newest first',
  oldest: 'Oldest first',
  riskiest: 'Riskiest first',
};

export const planFormText = {
  newPlan: 'New plan',
  editPlan: 'Edit plan',
  name: 'Name',
  nameMissing: 'Enter a name.',
  calls: 'Calls from',
  keep: 'The filter of this plan',
  allOf: (kind: 'call' | 'chat') => `All ${kind}s`,
  period: 'Draw',
  time: 'At',
  timeFormat: 'Use the form 06:00.',
  weekday: 'On',
  recentOnly: {
    daily: 'Only calls from the last day',
    weekly: 'Only calls from the last week',
  },
  method: 'Method',
  by: 'Stratify by',
  allocation: 'Calls per stratum',
  proportional: 'In proportion',
  equal: 'Equal',
  shares: 'Shares (%)',
  sharesMissing: 'Enter a share from 1 to 99 for at least two methods.',
  size: 'Sample size',
  sizeRange: 'Enter a whole number from 1 to 5000.',
  order: 'Order',
  goal: 'Goal (reviews)',
  goalHint: 'Leave empty for every drawn call.',
  goalRange: 'Enter a whole number from 1 to 5000.',
  dueDay: 'Due date',
  dayFormat: 'Enter a date.',
  dueDays: 'Due after (days)',
  daysRange: 'Enter a whole number from 1 to 365.',
  save: 'Save plan',
  cancel: 'Cancel',
} as const;

export const helpText = {
  label: 'Sample size',
  counting: 'Counting the calls…',
  population: (count: number, strata: number) =>
    strata > 0
      ? `${calls(count)} ${count === 1 ? 'matches' : 'match'} now, in ${strata === 1 ? '1 stratum' : `${formatCount(strata)} strata`}.`
      : `${calls(count)} ${count === 1 ? 'matches' : 'match'} now.`,
  empty: 'No call matches now.',
  tooFew: (count: number) =>
    `That is fewer than the sample size, so all ${formatCount(count)} are drawn.`,
  tooMany: 'That is more than a plan can take. Choose a sample or another filter.',
  rate: 'Expected pass rate (%)',
  difference: 'Difference to detect (points)',
  interval: (size: number, low: number, high: number) =>
    `${formatCount(size)} reviews with a pass rate as expected give a 95% interval from ${percent(low)} to ${percent(high)}.`,
  needed: (points: number, count: number) =>
    `To detect a difference of ${points} points between two agent versions, review ${formatCount(count)} calls of each (5% level, 80% power).`,
  outOfRange: 'Enter a rate from 0 to 100, and a difference that keeps it in that range.',
} as const;

const percent = (share: number): string => formatPercent(Math.round(share * 1000) / 10);

const calls = (count: number): string => formatCounted(count, 'call');

/** How far a draw is: “2 of 20 reviewed, 1 skipped”. */
export function progressText({ submitted, goal, skipped }: DrawProgress): string {
  const reviewed = `${formatCount(submitted)} of ${formatCount(goal)} reviewed`;
  return skipped === 0 ? reviewed : `${reviewed}, ${formatCount(skipped)} skipped`;
}

/** Pace, time left and due date, as far as they are known. */
export function paceText({ today, meanActiveMs, leftMs, dueMs }: DrawProgress): readonly string[] {
  return [
    ...(today === 0 ? [] : [`${formatCount(today)} today`]),
    ...(meanActiveMs === undefined ? [] : [`${roundedDuration(meanActiveMs)} per review`]),
    ...(leftMs === undefined || leftMs === 0 ? [] : [`about ${roundedDuration(leftMs)} left`]),
    ...(dueMs === undefined ? [] : [`due ${formatDateTime(dueMs - 60_000)}`]),
  ];
}

/** Whole minutes from ten minutes on: seconds would claim more than a mean can say. */
export const roundedDuration = (ms: number): string =>
  formatDuration(ms < 600_000 ? ms : Math.round(ms / 60_000) * 60_000);

/** A plan in one line: “Every week, Monday 06:00 · 20 calls, stratified by agent”. */
export function planText({ period, drawMinute, weekday, method, size }: Plan): string {
  const time = `${String(Math.floor(drawMinute / 60)).padStart(2, '0')}:${String(drawMinute % 60).padStart(2, '0')}`;
  const when = {
    once: periodText.once,
    daily: `${periodText.daily}, ${time}`,
    weekly: `${periodText.weekly}, ${weekdayNames[weekday - 1] ?? ''} ${time}`,
  }[period];
  const amount = method.kind === 'all' ? methodText.all : calls(size);
  return `${when} · ${amount}${methodNote(method)}`;
}

function methodNote(method: SamplingMethod): string {
  if (method.kind === 'all') return '';
  if (method.kind === 'stratified') {
    const equal = method.allocation === 'equal' ? ', equal' : '';
    return `, stratified by ${stratumText[method.by].toLowerCase()}${equal}`;
  }
  if (method.kind !== 'mix') return `, ${methodText[method.kind].toLowerCase()}`;
  const shares = method.parts.map(
    (part) => `${part.percent}% ${methodText[part.method].toLowerCase()}`,
  );
  return `, ${shares.join(' and ')}`;
}

export const repeatText = {
  same: (count: number, population: number) =>
    `The population is the same ${calls(population)}, and the draw gives the same ${calls(count)}.`,
  changed: (
    population: { readonly now: number; readonly before: number },
    drawn: { readonly same: number; readonly all: number },
  ) =>
    `The population has changed: ${calls(population.now)} now, ${formatCount(population.before)} at the draw. ${formatCount(drawn.same)} of the ${calls(drawn.all)} are drawn again.`,
  yes: (position: number) => `Same, ${position}`,
  no: 'Not drawn',
} as const;

export const seedText = (seed: string, population: number): string =>
  `seed ${seed}, from ${calls(population)}`;
