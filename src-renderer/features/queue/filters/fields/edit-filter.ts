import type { CallFilter, QueueFilter, QueueSort } from '../../../../../src-shared/filter.ts';

/** Whether two pieces of plain data say the same, whatever the order of their keys. */
export const isSame = (a: unknown, b: unknown): boolean => sortedJson(a) === sortedJson(b);

const sortedJson = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );

/** Chosen in the Sentiment field it means: Retell said nothing. A value that no call can have. */
export const noSentiment = '\0none';

/** The words of the Outcome field, and what the filter calls them. */
export const outcomes = [
  { value: 'successful', label: 'Successful' },
  { value: 'unsuccessful', label: 'Unsuccessful' },
  { value: 'unknown', label: 'Unknown' },
] as const;

/** What is chosen in the Sentiment field: Retell's own words, `Unknown` among them, and none at all. */
export function sentimentsOf({ call, withoutSentiment }: QueueFilter): readonly string[] {
  const listed = call.user_sentiment?.value ?? [];
  return withoutSentiment === true ? [...listed, noSentiment] : listed;
}

/** The filter with other sentiments; none means any. */
export function withSentiments(filter: QueueFilter, chosen: readonly string[]): QueueFilter {
  const { withoutSentiment: _before, ...rest } = filter;
  const values = chosen.filter((value) => value !== noSentiment);
  const listed = {
    ...rest,
    call: withCallField(
      filter.call,
      'user_sentiment',
      values.length === 0 ? undefined : { type: 'enum', op: 'in', value: values },
    ),
  };
  return chosen.includes(noSentiment) ? { ...listed, withoutSentiment: true } : listed;
}

type OwnField = 'outcome' | 'states' | 'flagged' | 'tags' | 'marks' | 'search';

/** The filter with one of Earmark's own criteria set; undefined, or an empty list or text, means any. */
export function withOwnField<K extends OwnField>(
  filter: QueueFilter,
  field: K,
  value: QueueFilter[K],
): QueueFilter {
  const changed: QueueFilter = { ...filter, [field]: value };
  const any = value === undefined || (typeof value !== 'boolean' && value.length === 0);
  if (any) delete changed[field];
  return changed;
}

/** How many criteria narrow the queue; the kind is not one. */
export const activeFieldCount = (filter: QueueFilter): number => {
  const { kind: _kind, call, withoutSentiment, ...own } = filter;
  const sentimentOnlyAbsent = withoutSentiment === true && call.user_sentiment === undefined;
  return Object.keys(call).length + Object.keys(own).length + (sentimentOnlyAbsent ? 1 : 0);
};

/** The criteria with one of Retell's set; undefined means any. */
export function withCallField<K extends keyof CallFilter>(
  call: CallFilter,
  field: K,
  value: CallFilter[K] | undefined,
): CallFilter {
  const { [field]: _before, ...rest } = call;
  return value === undefined ? rest : { ...rest, [field]: value };
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
