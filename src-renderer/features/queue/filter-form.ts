import type {
  AmountFilter,
  CallFilter,
  QueueFilter,
  QueueSort,
} from '../../../src-shared/filter.ts';

/** The words of the Sentiment field. `Unknown` also means: Retell said nothing. */
export const sentiments = ['Negative', 'Neutral', 'Positive', 'Unknown'] as const;
export type SentimentChoice = (typeof sentiments)[number];

/** The words of the Outcome field, and what the filter calls them. */
export const outcomes = [
  { value: 'successful', label: 'Successful' },
  { value: 'unsuccessful', label: 'Unsuccessful' },
  { value: 'unknown', label: 'Unknown' },
] as const;

/** What is chosen in the Sentiment field. */
export function sentimentsOf(filter: QueueFilter): readonly SentimentChoice[] {
  const listed = filter.call.user_sentiment?.value ?? [];
  return sentiments.filter(
    (value) => listed.includes(value) || (value === 'Unknown' && filter.withoutSentiment === true),
  );
}

/** The filter with other sentiments; none means any. */
export function withSentiments(
  filter: QueueFilter,
  chosen: readonly SentimentChoice[],
): QueueFilter {
  const { withoutSentiment: _before, ...rest } = withEnum(filter, 'user_sentiment', chosen);
  return chosen.includes('Unknown') ? { ...rest, withoutSentiment: true } : rest;
}

/** The criteria of the form that are lists of Retell's own words. */
export type EnumCriterion =
  | 'user_sentiment'
  | 'call_status'
  | 'call_type'
  | 'direction'
  | 'disconnection_reason';

/** What is chosen for one of Retell's criteria. */
export const enumOf = (filter: QueueFilter, criterion: EnumCriterion): readonly string[] =>
  filter.call[criterion]?.value ?? [];

/** The filter with other values for one of Retell's criteria; none means any. */
export const withEnum = (
  filter: QueueFilter,
  criterion: EnumCriterion,
  chosen: readonly string[],
): QueueFilter => ({
  ...filter,
  call: withCriterion(
    filter.call,
    criterion,
    chosen.length === 0 ? undefined : { type: 'enum', op: 'in', value: [...chosen] },
  ),
});

/** The filter with other agents; none means any. */
export const withAgents = (filter: QueueFilter, chosen: readonly string[]): QueueFilter => ({
  ...filter,
  call: withCriterion(
    filter.call,
    'agent',
    chosen.length === 0 ? undefined : chosen.map((agent_id) => ({ agent_id })),
  ),
});

/** The lowest and highest value of a range, either end open. */
export interface Bounds {
  readonly from?: number;
  readonly to?: number;
}

export type AmountCriterion = 'start_timestamp' | 'duration_ms';

/** The bounds that a criterion comes to. */
export function boundsOf(filter: QueueFilter, criterion: AmountCriterion): Bounds {
  const amount = filter.call[criterion];
  if (amount === undefined) return {};
  if (amount.type === 'range') return { from: amount.value[0], to: amount.value[1] };
  if (amount.op === 'ge' || amount.op === 'gt') return { from: amount.value };
  return amount.op === 'le' || amount.op === 'lt' ? { to: amount.value } : {};
}

/** The filter with other bounds, both ends included. */
export const withBounds = (
  filter: QueueFilter,
  criterion: AmountCriterion,
  bounds: Bounds,
): QueueFilter => ({ ...filter, call: withCriterion(filter.call, criterion, amountOf(bounds)) });

function amountOf({ from, to }: Bounds): AmountFilter | undefined {
  if (from !== undefined && to !== undefined) return { type: 'range', op: 'bt', value: [from, to] };
  if (from !== undefined) return { type: 'number', op: 'ge', value: from };
  return to === undefined ? undefined : { type: 'number', op: 'le', value: to };
}

type OwnCriterion = 'outcome' | 'states' | 'flagged' | 'tags' | 'search';

/** The filter with one of Earmark's own criteria set; undefined, or an empty list or text, means any. */
export function withOwn<K extends OwnCriterion>(
  filter: QueueFilter,
  criterion: K,
  value: QueueFilter[K],
): QueueFilter {
  const changed: QueueFilter = { ...filter, [criterion]: value };
  const any = value === undefined || (typeof value !== 'boolean' && value.length === 0);
  if (any) delete changed[criterion];
  return changed;
}

/** How many criteria narrow the queue; the kind is not one. */
export const criteriaIn = (filter: QueueFilter): number => {
  const { kind: _kind, call, withoutSentiment, ...own } = filter;
  const sentimentOnlyAbsent = withoutSentiment === true && call.user_sentiment === undefined;
  return Object.keys(call).length + Object.keys(own).length + (sentimentOnlyAbsent ? 1 : 0);
};

function withCriterion<K extends keyof CallFilter>(
  call: CallFilter,
  criterion: K,
  value: CallFilter[K] | undefined,
): CallFilter {
  const { [criterion]: _before, ...rest } = call;
  return value === undefined ? rest : { ...rest, [criterion]: value };
}

/** The orders that the sort menu offers. */
export const sorts: readonly { readonly label: string; readonly sort: QueueSort }[] = [
  { label: 'Newest first', sort: { by: 'start', order: 'descending' } },
  { label: 'Oldest first', sort: { by: 'start', order: 'ascending' } },
  { label: 'Longest first', sort: { by: 'duration', order: 'descending' } },
  { label: 'Shortest first', sort: { by: 'duration', order: 'ascending' } },
  { label: 'Slowest to answer first', sort: { by: 'latency', order: 'descending' } },
  { label: 'Dearest first', sort: { by: 'cost', order: 'descending' } },
  { label: 'Lowest score first', sort: { by: 'score', order: 'ascending' } },
  { label: 'Highest score first', sort: { by: 'score', order: 'descending' } },
];

/** The words of a sort, as the menu has them. */
export const sortLabel = ({ by, order }: QueueSort): string =>
  sorts.find(({ sort }) => sort.by === by && sort.order === order)?.label ?? `${by}, ${order}`;
