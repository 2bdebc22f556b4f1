import type { Basis, VersionRow } from '../../../src-shared/insights/panels.ts';
import type { PanelName } from '../../../src-shared/insights/panel-names.ts';
import type { PeriodLength } from '../../../src-shared/insights/periods.ts';
import type { Coefficient } from '../../../src-shared/agreement/coefficients.ts';
import { formatCount, formatCounted } from '../../lib/format.ts';
import { formatDifference } from './figure-text.ts';

const figures = (count = 0): string => formatCounted(count, 'figure');

/** The texts of the Insights screen. */
export const insightsText = {
  region: 'Insights',
  panels: 'Panels',
  filters: 'Filters of Insights',
  clearFilters: 'Clear filters',
  nothingYet: 'Nothing to show yet',
  noMatch: 'No reviews match these filters',
  period: 'Calls from',
  periods: {
    any: 'Any time',
    '7': 'The last 7 days',
    '30': 'The last 30 days',
    '90': 'The last 90 days',
    other: 'As filtered',
  },
  reading: 'Reading reviews…',
  loadFailed: 'Insights can’t be shown',
  sampleNote:
    'Sample data: the reviews of reviewers named “Sample: …” are invented, so that there is something to show. Yours are real.',
  saved: (path: string) => `Saved ${path}`,
  score: 'Score',
  passRate: 'Pass rate',
  reviews: 'Reviews',
  n: 'n',
  value: 'Value',
  low: '95% interval, low',
  high: '95% interval, high',
  trendLength: 'Period length',
  openCalls: (name: string) => `${name}: open the calls`,
  noValues: 'no values',
  interval: '95% interval',
} as const;

export const panelText: Readonly<
  Record<PanelName, { readonly name: string; readonly intro: string }>
> = {
  overview: {
    name: 'Overview',
    intro: 'Scores over time, by agent, version, section and reviewer.',
  },
  criteria: {
    name: 'Criteria',
    intro: 'What passes, what fails, and the reasons that reviewers chose.',
  },
  causes: { name: 'Root causes', intro: 'Why answers failed, the most frequent cause first.' },
  tags: { name: 'Tags', intro: 'The share of reviews with each tag, by agent version.' },
  retell: {
    name: 'Retell’s analysis',
    intro: 'Retell’s sentiment and outcome beside what reviewers say.',
  },
  versions: { name: 'Versions', intro: 'Two versions of an agent, side by side.' },
  measures: {
    name: 'Measures',
    intro: 'Measured criteria on all calls, beside the reviews of the sample.',
  },
  reviewers: { name: 'Reviewers', intro: 'Pace, time and severity of each reviewer.' },
  brief: { name: 'Brief', intro: 'What fails most and why, for whoever writes the prompt.' },
};

/** What a panel needs before it has something to show. */
export const emptyPanelText: Readonly<Record<PanelName, string>> = {
  overview: 'Submit reviews on the desk, and their scores appear here.',
  criteria: 'Submit reviews on the desk, and the results of each criterion appear here.',
  causes:
    'A rubric has root causes, and an option can ask for one. Once reviewers choose causes, they are counted here.',
  tags: 'Tag passages of calls on the desk, and submit the review. The tags are counted here.',
  retell:
    'Submit reviews of calls that Retell analysed. Its sentiment and outcome are compared with yours here.',
  versions: 'Two versions of one agent need submitted reviews before they can be compared.',
  measures:
    'Add a measure to a criterion and publish the rubric. Earmark then evaluates it on all calls and shows it here beside your reviews.',
  reviewers: 'Submit reviews, and the pace and severity of each reviewer appear here.',
  brief:
    'Submit reviews with failed answers. Their reasons, quotes and better replies make the brief.',
};

export const lengthText: Readonly<Record<PeriodLength, string>> = {
  day: 'Day',
  week: 'Week',
  month: 'Month',
};

export const overviewText = {
  trend: 'Score over time',
  trendNote: (length: PeriodLength) => `Mean score of the calls of each ${length}, by start`,
  agents: 'Score by agent',
  versions: 'Score by version',
  reviewers: 'Score by reviewer',
  sections: 'Score by section',
  groupNote: 'Mean score with its 95% interval; the dashed line is the mean of all',
  plainNote: 'Mean score with its 95% interval',
} as const;

export const criteriaText = {
  table: 'Criteria',
  criterion: 'Criterion',
  rate: 'Pass rate',
  trend: 'Trend',
  trendOf: (name: string) => `${name}: pass rate over time`,
  missed: 'Failed',
  notApplicable: 'N/A',
  reasons: 'Most frequent reasons',
  details: (name: string) => `Details of ${name}`,
  moments: 'Evidence of the newest failed answers',
  noMoments: 'No evidence is attached to the newest failed answers.',
  noReasons: 'No root causes were chosen.',
  rateNote: 'An answer passes if it earns at least the pass mark’s share of its points',
  openMoment: (quote: string) => `Open the call at “${quote}”`,
} as const;

export const causesText = {
  chart: 'Root causes',
  note: (answers: number) =>
    `${formatCount(answers)} ${answers === 1 ? 'answer has' : 'answers have'} a cause; bars are shares of all causes, the line adds them up, and the dashed line is at 80%`,
  cause: 'Cause',
  count: 'Answers',
  share: 'Share of answers',
  cumulative: 'Cumulative',
} as const;

export const tagsText = {
  table: 'Tags by agent version',
  tag: 'Tag',
  all: 'All reviews',
} as const;

export const retellText = {
  sentiments: 'Score by Retell’s sentiment',
  outcomes: 'Score by Retell’s outcome',
  matrix: (name: string) => `${name}: Retell and reviewers`,
  retell: 'Retell',
  reviewer: 'Reviewers',
  outcomeNote: 'Retell’s outcome, and whether the review passed',
  verdictNote: 'Retell’s value, and the value that the reviewer confirmed or changed it to',
  agreement: 'Agreement',
  kappa: 'Cohen’s kappa',
  noVerdicts: 'No reviewer has agreed with or corrected any of Retell’s judgements yet.',
  /** How values of Retell are shown that are no words. */
  values: { true: 'Successful', false: 'Unsuccessful', '': 'None' } as Readonly<
    Record<string, string | undefined>
  >,
  cell: (retell: string, reviewer: string, count: number) =>
    `Retell ${retell}, reviewers ${reviewer}: ${formatCount(count)}`,
} as const;

export const versionsText = {
  agent: 'Agent',
  first: 'Version',
  second: 'Compared with',
  versionOption: (version: number) => `Version ${version}`,
  counts: (reviews: number, calls: number) =>
    `${formatCounted(reviews, 'review')}, ${formatCounted(calls, 'call')}`,
  table: 'Differences',
  figure: 'Figure',
  difference: 'Difference',
  conclusion: 'Conclusion',
  groups: {
    score: 'Score',
    criterion: 'Criteria, over the reviews',
    measure: 'Measures, over all calls',
    figure: 'Figures, over all calls',
  },
  corrected: (count: number) =>
    `Conclusions hold at the 5% level after Holm’s correction for ${formatCounted(count, 'comparison')}.`,
  summary: (second: number, counts: Readonly<Record<string, number>>) =>
    `Version ${second} did better on ${figures(counts['better'])}, worse on ${figures(counts['worse'])}, and about the same on ${figures(counts['alike'])}. For ${figures(counts['unclear'])} there are not enough reviews or calls to tell.`,
} as const;

/** The conclusion about a difference in plain words. */
export function conclusionText({ kind, difference, unit }: VersionRow): string {
  if (difference === undefined) return 'Nothing to compare';
  const { conclusion, missing, margin } = difference;
  const isCalls = kind === 'figure' || kind === 'measure';
  if (conclusion === 'unclear') {
    const more = formatCount(missing ?? 1);
    return `Not enough ${isCalls ? 'calls' : 'reviews'} to tell: ${more} more needed for the version with fewer`;
  }
  if (conclusion === 'alike')
    return `About the same: within ${formatDifference(margin, unit).replace('+', '')}`;
  return { better: 'Better', worse: 'Worse', higher: 'Higher', lower: 'Lower' }[conclusion];
}

export const measuresText = {
  table: 'Measures and reviews',
  measure: 'Measured criterion',
  all: 'Met, all calls',
  cannotTell: 'Cannot tell',
  reviewed: 'Met, reviews',
  differs: 'Differing',
  differsOf: (differing: number, compared: number) =>
    `${formatCount(differing)} of ${formatCount(compared)}`,
  note: (calls: number) =>
    `${formatCount(calls)} calls, reviewed or not, beside the reviewed sample`,
} as const;

export const reviewersText = {
  table: 'Reviewers',
  reviewer: 'Reviewer',
  perDay: 'Per day',
  active: 'Time per review',
  score: 'Mean score',
  severity: 'Severity',
  drift: 'Drift',
  severityChart: 'Severity',
  severityNote:
    'Points above or below the benchmark, or else the others, on the same calls; below 0 is stricter',
  noSeverity: 'Severity needs calls that two reviewers reviewed.',
  strict: 'stricter',
  lenient: 'more lenient',
} as const;

export const briefText = {
  agent: 'Agent',
  saveHtml: 'Save as HTML',
  savePdf: 'Save as PDF',
  saveMarkdown: 'Save as Markdown',
  missedIn: 'fails in',
  of: 'of answers',
  why: 'Why',
  heard: 'What was said',
  better: 'Better replies',
  noFindings: 'Nothing failed in these reviews.',
  title: (agent: string) => `What to improve: ${agent}`,
} as const;

export const basisText = ({ reviews, calls }: Basis): string =>
  `${formatCounted(reviews, 'review')} of ${formatCounted(calls, 'call')} · 95% intervals`;

/** Agreement beyond chance in a sentence. */
export function kappaText({ value, interval, caution }: Coefficient): string {
  if (value === undefined) return 'not defined: nothing to compare';
  const range =
    interval === undefined ? '' : ` (${interval[0].toFixed(2)}–${interval[1].toFixed(2)})`;
  const note = {
    skewed: '; nearly all values are the same, which lowers kappa',
    'few-units': '; fewer than ten pairs, so the interval says more than the value',
    'no-pairs': '',
    'one-category': '',
  };
  return `${value.toFixed(2)}${range}${caution === undefined ? '' : note[caution]}`;
}
