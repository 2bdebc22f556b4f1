import type { CallFilter, QueueFilter } from '../../../../../src-shared/filter.ts';

/** Whether two values of plain data are equal, whatever the order of their keys. */
export const isSame = (a: unknown, b: unknown): boolean => sortedJson(a) === sortedJson(b);

const sortedJson = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );

/** The option “No sentiment” of the Sentiment filter; no call can have this value. */
export const noSentiment = '\0none';

/** The selected options of the Sentiment filter: Retell's values and “No sentiment”. */
export function sentimentsOf({ call, withoutSentiment }: QueueFilter): readonly string[] {
  const listed = call.user_sentiment?.value ?? [];
  return withoutSentiment === true ? [...listed, noSentiment] : listed;
}

/** The filter with these sentiments; an empty list means any. */
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

type OwnField = Exclude<keyof QueueFilter, 'kind' | 'call' | 'withoutSentiment'>;

/** The filter with one of Earmark's own fields set; undefined, or an empty list or text, removes it. */
export function withOwnField<K extends OwnField>(
  filter: QueueFilter,
  field: K,
  value: QueueFilter[K],
): QueueFilter {
  const changed: QueueFilter = { ...filter, [field]: value };
  const any =
    value === undefined ||
    ((typeof value === 'string' || Array.isArray(value)) && value.length === 0);
  if (any) delete changed[field];
  return changed;
}

/** How many fields the filter sets; the kind (calls or chats) does not count. */
export const activeFieldCount = (filter: QueueFilter): number => {
  const { kind: _kind, call, withoutSentiment, ...own } = filter;
  const sentimentOnlyAbsent = withoutSentiment === true && call.user_sentiment === undefined;
  return Object.keys(call).length + Object.keys(own).length + (sentimentOnlyAbsent ? 1 : 0);
};

/** Retell's part of the filter with one field set; undefined removes it. */
export function withCallField<K extends keyof CallFilter>(
  call: CallFilter,
  field: K,
  value: CallFilter[K] | undefined,
): CallFilter {
  const { [field]: _before, ...rest } = call;
  return value === undefined ? rest : { ...rest, [field]: value };
}
