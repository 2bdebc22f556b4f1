import type { QueueFacets } from '../../../src-shared/queue.ts';
import type { QueueFilter, QueueSort } from '../../../src-shared/filter.ts';
import type { ReviewStatus } from '../../../src-shared/review-statuses.ts';
import { formatCount, formatCounted } from '../../lib/format.ts';

/** The texts of the queue; those of the filter fields and their editors are in filters/filter-text.ts. */
export const queueText = {
  addFilter: 'Add a filter',
  apply: 'Apply',
  calls: 'Calls',
  cancel: 'Cancel',
  callList: (name: string) => `Only: ${name}`,
  clearFilters: 'Clear filters',
  currentQueue: 'The queue on the desk',
  close: 'Close',
  filters: 'Filters',
  flagged: 'Flagged',
  foundOutside: (calls: number, kind: string) =>
    `Also in ${formatCounted(calls, kind)} outside these filters`,
  furtherFilters: 'More filters',
  kindSwitch: 'Calls or chats',
  loadingRow: 'Loading',
  noAgent: 'No agent',
  concealedAgent: 'Agent hidden',
  brokenRow: 'This call can’t be shown here. Open it for its details.',
  chat: 'Chat',
  webCall: 'Web call',
  unknownCaller: 'Unknown caller',
  inProgress: 'Call in progress',
  noRecording: 'No recording',
  outcome: 'Outcome',
  queue: 'Queue',
  reload: 'Reload the queue',
  remove: (filter: string) => `Remove ${filter}`,
  search: 'Search transcripts',
  sentiment: 'Sentiment',
  noSentiment: 'No sentiment',
  sort: 'Sort',
  sortedBy: (sort: string) => `Sort: ${sort}`,
  measuresAgainst: (count: number) =>
    count === 1 ? '1 measure not met' : `${count} measures not met`,
  tagCount: (count: number) => (count === 1 ? ' tag' : ' tags'),
} as const;

/** The switch between calls and chats. */
export const kindOptions = [
  { value: 'call', label: 'Calls' },
  { value: 'chat', label: 'Chats' },
] as const;

/** How many calls the queue holds: “31,002 calls · 12 today”. */
export function countText(kind: 'call' | 'chat', total: number, today: number): string {
  const count = formatCounted(total, kind);
  return today === 0 ? count : `${count} · ${formatCount(today)} today`;
}

/** How many of all calls were reviewed: “14 of 24 reviewed, 6 today”. */
export function reviewedText(kind: 'call' | 'chat', facets: QueueFacets): string {
  const reviewed = facets.reviewStatuses.find(({ value }) => value === 'submitted')?.calls ?? 0;
  const total = kind === 'chat' ? facets.chats : facets.calls;
  const text = `${formatCount(reviewed)} of ${formatCount(total)} reviewed`;
  return facets.reviewedToday === 0 ? text : `${text}, ${formatCount(facets.reviewedToday)} today`;
}

/** Queues that every workspace has. */
export const readyMadeQueues: readonly {
  readonly name: string;
  readonly filter: Omit<QueueFilter, 'kind'>;
}[] = [
  { name: 'Not reviewed', filter: { call: {}, states: ['new'] } },
  { name: 'Flagged', filter: { call: {}, flagged: true } },
  { name: 'Failed', filter: { call: {}, passed: false } },
  {
    name: 'Negative and unsuccessful',
    filter: {
      call: { user_sentiment: { type: 'enum', op: 'in', value: ['Negative'] } },
      outcome: ['unsuccessful'],
    },
  },
];

/** What the queue shows when it holds no calls. */
export const emptyQueueText = {
  noMatch: (kind: string) => ({ title: 'No matches', text: `No ${kind}s match these filters.` }),
  none: (kind: string) => ({
    title: `No ${kind}s yet`,
    text: `New ${kind}s of this workspace’s agents appear here.`,
  }),
  loading: (kind: string) => ({
    title: `Loading the first ${kind}s`,
    text: 'The newest come first. You can review them while the rest load.',
  }),
  paused: (kind: string) => ({
    title: `No ${kind}s loaded yet`,
    text: 'Sync is paused. Resume it in the header.',
  }),
} as const;

/** How far a call has been reviewed. */
export const reviewStatusText: Readonly<Record<ReviewStatus, string>> = {
  new: 'Not reviewed',
  draft: 'Draft',
  submitted: 'Submitted',
  reopened: 'Reopened',
  skipped: 'Skipped',
  voided: 'Voided',
};

/** The options of the Outcome filter. */
export const outcomeOptions = [
  { value: 'successful', label: 'Successful' },
  { value: 'unsuccessful', label: 'Unsuccessful' },
  { value: 'unknown', label: 'Unknown' },
] as const;

/** The panel of saved queues. */
export const savedText = {
  title: 'Saved queues',
  current: 'Saved queues, current: ',
  changed: 'changed',
  all: (kind: 'call' | 'chat') => `All ${kind}s`,
  filtered: (kind: 'call' | 'chat') => `Filtered ${kind}s`,
  readyMade: 'Ready-made queues',
  none: 'No saved queues. Set filters and sorting, then choose Save queue.',
  save: 'Save queue…',
  saveChanges: 'Save changes',
  rename: 'Rename…',
  delete: 'Delete…',
  name: 'Queue name',
  newName: 'New name',
  nameTaken: 'A queue with this name exists.',
  saveButton: 'Save',
  replaceButton: 'Replace',
  renameButton: 'Rename',
  deleteQuestion: (name: string) =>
    `Delete the saved queue “${name}”? Its calls and reviews are kept.`,
  keepButton: 'Cancel',
  deleteButton: 'Delete',
} as const;

/** Loading the calls that match the filter from Retell. */
export const matchingText = {
  load: 'Load matching calls from Retell',
  resume: 'Resume',
  stop: 'Stop',
  incomplete: (kind: string) => `The library may not hold every matching ${kind}.`,
  notReported: (fields: readonly string[]) =>
    `Retell can filter by ${fields.join(' and ')} but doesn’t return it, so only calls found by this filter appear.`,
  toolLatency: 'tool latency',
  customAttributes: 'custom attributes',
  matchingCount: (count: number) => `${formatCount(count)} matching`,
  previousFilterCount: (count: number) => `${formatCount(count)} for the previous filter`,
  requesting: 'Loading matching calls from Retell…',
  loading: (loaded: string) => `Loaded ${loaded}. Loading more…`,
  waiting: (loaded: string, reason: string, retryAt: string | undefined) =>
    `Loaded ${loaded}. ${reason}${retryAt === undefined ? '' : `; retrying at ${retryAt}`}.`,
  stopped: (loaded: string, added: string) =>
    `Stopped after ${loaded}, ${added}. Loaded calls are kept.`,
  done: (loaded: string, added: string) => `All loaded: ${loaded}, ${added}.`,
  failed: (title: string, loaded: string, next: string) =>
    `${title} Loaded ${loaded} before that. ${next}`.trim(),
  added: (count: number) => (count === 0 ? 'none new' : `${formatCount(count)} new`),
  unsupported: (api: string, kind: 'call' | 'chat', fields: readonly string[]) =>
    `${api} can’t filter ${kind}s by ${fields.join(', ')}: it sends more calls than match, and Earmark filters them.`,
  retell: 'Retell',
  olderRetell: (version: string) => `Retell’s older API (${version})`,
  fullCalls: (kind: string) =>
    `Each ${kind} is loaded in full, with its transcript, so this takes longer.`,
} as const;

/** The orders that the sort menu offers. */
export const sortOptions: readonly { readonly label: string; readonly sort: QueueSort }[] = [
  { label: 'Newest first', sort: { by: 'start', order: 'descending' } },
  { label: 'Oldest first', sort: { by: 'start', order: 'ascending' } },
  { label: 'Longest first', sort: { by: 'duration', order: 'descending' } },
  { label: 'Shortest first', sort: { by: 'duration', order: 'ascending' } },
  { label: 'Slowest response first', sort: { by: 'latency', order: 'descending' } },
  { label: 'Most expensive first', sort: { by: 'cost', order: 'descending' } },
  { label: 'Lowest score first', sort: { by: 'score', order: 'ascending' } },
  { label: 'Highest score first', sort: { by: 'score', order: 'descending' } },
  { label: 'In the order of the plan', sort: { by: 'plan', order: 'ascending' } },
  { label: 'Most unmet measures first', sort: { by: 'measures', order: 'descending' } },
];

/** A sort as the menu names it. */
export const sortLabel = ({ by, order }: QueueSort): string =>
  sortOptions.find(({ sort }) => sort.by === by && sort.order === order)?.label ??
  `${by}, ${order}`;
