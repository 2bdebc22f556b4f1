import type { QueueFilter } from '../../../../../src-shared/filter.ts';
import { reviewStatuses } from '../../../../../src-shared/review-statuses.ts';
import type { Facet, QueueFacets } from '../../../../../src-shared/queue.ts';
import { formatCount, humanize } from '../../../../lib/format.ts';
import { disconnectionReasonText } from '../../../../lib/retell-text.ts';
import type { SelectOption } from '../../../../ui/option-list.tsx';
import type { FilterContext, FilterFieldOf } from './filter-field.ts';
import { noSentiment, sentimentsOf } from './edit-filter.ts';
import { queueText, reviewStatusText } from '../../queue-text.ts';
import { retellValues } from './retell-values.ts';

/**
 * The options of a list: the values in the library, most frequent first, then those in Retell's
 * documents, then selected ones that neither has.
 */
export function listChoices(
  { source, known }: Pick<FilterFieldOf<'list'>, 'source' | 'known'>,
  { facets, tags }: FilterContext,
  chosen: readonly string[],
): readonly SelectOption<string>[] {
  if (source === 'states') {
    return reviewStatuses.map((value) => ({
      value,
      label: reviewStatusText[value],
      ...countNote(facets?.reviewStatuses, value),
    }));
  }
  if (source === 'tags') {
    const offered = tags.filter(({ id, retired }) => retired !== true || chosen.includes(id));
    const offeredIds = new Set(offered.map(({ id }) => id));
    return [
      ...offered.map(({ id, name }) => ({ value: id, label: name })),
      ...chosen.filter((id) => !offeredIds.has(id)).map((id) => ({ value: id, label: id })),
    ];
  }
  if (source === 'plans') {
    const plans = facets?.plans ?? [];
    const unknown = chosen.filter((id) => !plans.some(({ value }) => value === id));
    return [
      ...plans.map(({ value, name, calls }) => ({ value, label: name, note: formatCount(calls) })),
      ...unknown.map((value) => ({ value, label: value })),
    ];
  }
  const held = facets?.[source];
  const values = [...(held ?? []).map(({ value }) => value), ...known, ...chosen];
  return labelled(
    [...new Set(values)],
    held,
    source === 'reasons' ? disconnectionReasonText : humanize,
  );
}

/** How many calls have a value, as the note of its option. */
export function countNote(
  facet: readonly Facet[] | undefined,
  value: string,
): { readonly note?: string } {
  if (facet === undefined) return {};
  return { note: formatCount(facet.find((one) => one.value === value)?.calls ?? 0) };
}

/** Retell's four sentiments, other values in the library, and “No sentiment”. */
export function sentimentChoices(
  facets: QueueFacets | undefined,
  filter: QueueFilter,
): readonly SelectOption<string>[] {
  const held = facets?.sentiments;
  const chosen = sentimentsOf(filter).filter((value) => value !== noSentiment);
  const others = [...(held ?? []).map(({ value }) => value), ...chosen];
  const values = [...new Set([...retellValues.user_sentiment, ...others])];
  const none = { value: noSentiment, label: queueText.noSentiment };
  const total = facets && (filter.kind === 'chat' ? facets.chats : facets.calls);
  const withSentiment = (held ?? []).reduce((sum, { calls }) => sum + calls, 0);
  return [
    ...labelled(values, held, humanize),
    total === undefined ? none : { ...none, note: formatCount(Math.max(0, total - withSentiment)) },
  ];
}

/**
 * Values with readable labels and, once known, the number of calls that have them. Values whose labels
 * would be equal are shown as they are.
 */
function labelled(
  values: readonly string[],
  held: readonly Facet[] | undefined,
  textOf: (value: string) => string,
): readonly SelectOption<string>[] {
  const alike = Map.groupBy(values, textOf);
  const calls = new Map(held?.map((facet) => [facet.value, facet.calls]));
  return values.map((value) => {
    const readable = textOf(value);
    const label = (alike.get(readable)?.length ?? 0) > 1 ? value : readable;
    return held === undefined
      ? { value, label }
      : { value, label, note: formatCount(calls.get(value) ?? 0) };
  });
}
