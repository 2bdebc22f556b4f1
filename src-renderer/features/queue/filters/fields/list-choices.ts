import type { QueueFilter } from '../../../../../src-shared/filter.ts';
import type { Facet, QueueFacets } from '../../../../../src-shared/queue.ts';
import { formatCount, humanize } from '../../../../lib/format.ts';
import type { SelectOption } from '../../../../ui/option-list.tsx';
import type { FilterContext, FilterFieldOf } from './filter-field.ts';
import { noSentiment, sentimentsOf } from './edit-filter.ts';
import { reviewStatusOptions } from '../../queue-text.ts';
import { retellValues } from './retell-values.ts';

/**
 * What a list can be set to: what the library holds, most frequent first, then what Retell's documents
 * name, then what is chosen although neither knows it.
 */
export function listChoices(
  { source: from, known }: Pick<FilterFieldOf<'list'>, 'source' | 'known'>,
  { facets, tags }: FilterContext,
  chosen: readonly string[],
): readonly SelectOption<string>[] {
  if (from === 'states') return reviewStatusOptions;
  if (from === 'tags') {
    const offered = tags.filter(({ id, retired }) => retired !== true || chosen.includes(id));
    const there = new Set(offered.map(({ id }) => id));
    return [
      ...offered.map(({ id, name }) => ({ value: id, label: name })),
      ...chosen.filter((id) => !there.has(id)).map((id) => ({ value: id, label: id })),
    ];
  }
  const held = facets?.[from];
  const values = [...(held ?? []).map(({ value }) => value), ...known, ...chosen];
  return labelled([...new Set(values)], held);
}

/** Retell's own four in their order, what else the library holds, and calls without any. */
export function sentimentChoices(
  facets: QueueFacets | undefined,
  filter: QueueFilter,
): readonly SelectOption<string>[] {
  const held = facets?.sentiments;
  const chosen = sentimentsOf(filter).filter((value) => value !== noSentiment);
  const others = [...(held ?? []).map(({ value }) => value), ...chosen];
  const values = [...new Set([...retellValues.user_sentiment, ...others])];
  const none = { value: noSentiment, label: 'No sentiment' };
  const total = facets && (filter.kind === 'chat' ? facets.chats : facets.calls);
  const withSentiment = (held ?? []).reduce((sum, { calls }) => sum + calls, 0);
  return [
    ...labelled(values, held),
    total === undefined ? none : { ...none, note: formatCount(Math.max(0, total - withSentiment)) },
  ];
}

/**
 * Values in plain words, each with how many calls have it, once that is known. Those whose words would
 * be the same stand as they came, so that each says which one it is.
 */
function labelled(
  values: readonly string[],
  held: readonly Facet[] | undefined,
): readonly SelectOption<string>[] {
  const alike = Map.groupBy(values, humanize);
  const calls = new Map(held?.map((facet) => [facet.value, facet.calls]));
  return values.map((value) => {
    const words = humanize(value);
    const label = (alike.get(words)?.length ?? 0) > 1 ? value : words;
    return held === undefined
      ? { value, label }
      : { value, label, note: formatCount(calls.get(value) ?? 0) };
  });
}
