import type { QueueFilter } from '../../../src-shared/filter.ts';
import type { Facet, QueueFacets } from '../../../src-shared/queue.ts';
import { formatCount, plainWords } from '../../lib/format.ts';
import type { Choice } from '../../ui/choice-list.tsx';
import type { Around, CriterionOf } from './criterion.ts';
import { noSentiment, sentimentsOf } from './filter-form.ts';
import { reviewStateChoices } from './filter-words.ts';
import { retellValues } from './retell-values.ts';

/**
 * What a list can be set to: what the library holds, most frequent first, then what Retell's documents
 * name, then what is chosen although neither knows it.
 */
export function choicesOf(
  { from, known }: Pick<CriterionOf<'list'>, 'from' | 'known'>,
  { facets, tags }: Around,
  chosen: readonly string[],
): readonly Choice<string>[] {
  if (from === 'states') return reviewStateChoices;
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
): readonly Choice<string>[] {
  const held = facets?.sentiments;
  const chosen = sentimentsOf(filter).filter((value) => value !== noSentiment);
  const others = [...(held ?? []).map(({ value }) => value), ...chosen];
  const values = [...new Set([...retellValues.user_sentiment, ...others])];
  const none = { value: noSentiment, label: 'No sentiment' };
  const total = facets && (filter.kind === 'chat' ? facets.chats : facets.calls);
  const told = (held ?? []).reduce((sum, { calls }) => sum + calls, 0);
  return [
    ...labelled(values, held),
    total === undefined ? none : { ...none, note: formatCount(Math.max(0, total - told)) },
  ];
}

/**
 * Values in plain words, each with how many calls have it, once that is known. Those whose words would
 * be the same stand as they came, so that each says which one it is.
 */
function labelled(
  values: readonly string[],
  held: readonly Facet[] | undefined,
): readonly Choice<string>[] {
  const alike = Map.groupBy(values, plainWords);
  const calls = new Map(held?.map((facet) => [facet.value, facet.calls]));
  return values.map((value) => {
    const words = plainWords(value);
    const label = (alike.get(words)?.length ?? 0) > 1 ? value : words;
    return held === undefined
      ? { value, label }
      : { value, label, note: formatCount(calls.get(value) ?? 0) };
  });
}
