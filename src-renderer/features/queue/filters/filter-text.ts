import type { VerdictStance } from '../../../../src-shared/verdict-stances.ts';
import type { LocalFilterField } from '../../../../src-shared/queue.ts';
import type { NumberFilter, StringFilter } from '../../../../src-shared/filter.ts';
import type { MeasureOutcome } from '../../../../src-shared/measure-outcome.ts';

/** The names of the filter fields: Retell's own in plain words, then Earmark's. */
export const fieldLabels = {
  agent: 'Agent',
  start_timestamp: 'Start time',
  end_timestamp: 'End time',
  duration_ms: 'Duration',
  disconnection_reason: 'Disconnection reason',
  tool_calls: 'Tool call',
  call_type: 'Call type',
  direction: 'Direction',
  call_status: 'Call status',
  call_successful: 'Call successful',
  in_voicemail: 'In voicemail',
  from_number: 'From number',
  to_number: 'To number',
  call_id: 'Call ID',
  batch_call_id: 'Batch call ID',
  combined_cost: 'Combined cost',
  e2e_latency_p50: 'End-to-end latency (p50)',
  custom_analysis_data: 'Custom analysis data',
  custom_attributes: 'Custom attribute',
  metadata: 'Metadata',
  dynamic_variables: 'Dynamic variable',
  data_storage_setting: 'Data storage setting',
  states: 'Review status',
  tags: 'Tags',
  marks: 'Markers',
  measures: 'Measures',
  flagged: 'Flagged for second review',
  score: 'Score',
  passed: 'Passed or failed',
  answers: 'Answer to a criterion',
  reviewers: 'Reviewer',
  verdicts: 'Verdict on Retell',
  submittedMs: 'Submitted at',
  commented: 'Comments',
  plan: 'Plan',
} as const;

/** The names of what a filter can hold beyond the fields of “Add a filter”. */
export const localFieldLabels: Readonly<Partial<Record<LocalFilterField, string>>> = {
  agent_version: 'Agent version',
  outcome: 'Outcome',
  search: 'Search',
  user_sentiment: 'Sentiment',
  withoutSentiment: 'No sentiment',
  callList: 'List',
};

/** The two values of a yes/no filter field. */
export const booleanLabels = {
  call_successful: { yes: 'Call successful', no: 'Call not successful' },
  in_voicemail: { yes: 'In voicemail', no: 'Not in voicemail' },
  flagged: { yes: 'Flagged for second review', no: 'Not flagged' },
  passed: { yes: 'Passed', no: 'Failed' },
  commented: { yes: 'With comments', no: 'Without comments' },
} as const;

/** What the filter editors ask for. */
export const editorText = {
  versions: (agent: string) => `Versions of ${agent}`,
  anyVersion: 'Any',
  anyVersionOf: (versions: readonly number[]) => `Any of ${versions.join(', ')}`,
  versionFormat: 'Use the form 3, 5.',
  comparison: (field: string) => `${field}, comparison`,
  rangeFrom: (field: string) => `${field} from`,
  rangeTo: (field: string) => `${field} to`,
  time: (field: string) => `${field}: time`,
  timeFormat: 'hh:mm',
  dayAndTime: 'Enter a date and a time.',
  moment: 'Enter a date, or a date and a time such as 14:02.',
  amountFormat: (example: string) => `Use the form ${example}.`,
  key: 'Key',
  keyMissing: 'Enter a key.',
  condition: 'Condition',
  value: 'Value',
  values: 'Values',
  onePerLine: 'One per line.',
  customAttributesHint:
    'Retell may not return a call’s attributes. Only calls loaded with “Load matching calls from Retell” appear here.',
  toolName: 'Tool name',
  toolMissing: 'Enter a tool name.',
  toolOutcome: 'Result',
  toolLatency: 'Latency',
  toolLatencyHint:
    'Leave empty for any latency. Retell can filter by latency but doesn’t return it, so only calls loaded with “Load matching calls from Retell” appear here.',
  markerKind: 'Issue',
  measuredCriterion: 'Criterion',
  measureOutcome: 'Result',
  noMeasures: 'No published rubric has a criterion with a measure. Add one on the Rubrics screen.',
  verdictField: 'Retell’s judgement',
  stances: 'Verdict',
  chooseStance: 'Choose at least one.',
  customAnalysis: 'Custom analysis',
  atLeast: 'At least',
  wholeNumber: 'Enter a whole number, 1 or more.',
} as const;

/** The editor of “Answer to a criterion”. */
export const answerFilterText = {
  criterion: 'Criterion',
  answers: 'Any of these answers',
  answerMissing: 'Select at least one answer.',
  notApplicable: 'N/A',
  none: 'No rubric has criteria with answers to choose from.',
} as const;

/** The results of a tool call that can be asked for. */
export const toolOutcomeOptions = [
  ['any', 'succeeded or failed'],
  ['yes', 'succeeded'],
  ['no', 'failed'],
] as const;

/** The results of a measure. */
export const measureOutcomeText: Readonly<Record<MeasureOutcome, string>> = {
  'not-met': 'not met',
  met: 'met',
  unknown: 'can’t tell',
};

/** The comparisons of texts. */
export const textOperatorText: Readonly<Record<StringFilter['op'], string>> = {
  co: 'contains',
  sw: 'starts with',
  ew: 'ends with',
  eq: 'is',
  ne: 'is not',
};

/** The comparisons of moments. */
export const momentOperatorText: Readonly<Record<NumberFilter['op'] | 'bt', string>> = {
  ge: 'from',
  le: 'until',
  bt: 'between',
  gt: 'after',
  lt: 'before',
  eq: 'at',
  ne: 'not at',
};

/** The comparisons of amounts. */
export const numberOperatorText: Readonly<Record<NumberFilter['op'] | 'bt', string>> = {
  gt: 'over',
  ge: 'at least',
  lt: 'under',
  le: 'at most',
  bt: 'between',
  eq: 'exactly',
  ne: 'not',
};

/** The groups and conditions of a key/value filter field. */
export const conditionText = {
  text: 'Text',
  number: 'Number',
  boolean: 'Yes or no',
  presence: 'Presence',
  oneOf: 'is one of',
  isTrue: 'is true',
  isFalse: 'is false',
  isPresent: 'is present',
  isAbsent: 'is not present',
} as const;

/** British English has no comma before the “or”. */
const anyOf = new Intl.ListFormat('en-GB', { type: 'disjunction' });

/** The parts of which a filter is described on its chip. */
export const describeText = {
  none: 'none',
  is: (value: string) => `is ${value}`,
  onDay: 'on',
  range: (from: string, to: string) => `${from} to ${to}`,
  or: (names: readonly string[]) => names.join(' or '),
  orMore: (names: readonly string[], more: number) => `${names.join(', ')} or ${more} more`,
  tool: (name: string, parts: readonly string[]) =>
    `Tool ${[name, parts.join(' and ')].join(' ').trim()}`,
  toolResult: (succeeded: boolean) => (succeeded ? 'succeeded' : 'failed'),
  toolTook: (latency: string) => `took ${latency}`,
  measure: (name: string, outcomes: string) => `${name}: ${outcomes}`,
  verdict: (field: string, stances: readonly string[]) => `${field} ${anyOf.format(stances)}`,
  marker: (kind: string, atLeast: number) =>
    `Issue: ${kind}${atLeast === 1 ? '' : `, at least ${atLeast}`}`,
} as const;

/** What a reviewer can think of one of Retell's judgements. */
export const stanceText: { readonly [K in VerdictStance]: string } = {
  agreed: 'Agreed',
  corrected: 'Corrected',
  disputed: 'Disputed',
};

/** The name of one of Retell's judgements: `sentiment`, `success` or `custom.<name>`. */
export const verdictFieldName = (field: string): string =>
  field === 'sentiment'
    ? 'Sentiment'
    : field === 'success'
      ? 'Outcome'
      : field.replace(/^custom\./u, '');
