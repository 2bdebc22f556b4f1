import { formatCount, plainWords } from '../../lib/format.ts';
import type { Choice } from '../../ui/choice-list.tsx';
import type { Around, CriterionOf } from './criterion.ts';
import { reviewStateChoices } from './filter-words.ts';

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
    return withOthers(
      tags
        .filter(({ id, retired }) => retired !== true || chosen.includes(id))
        .map(({ id, name }) => ({ value: id, label: name })),
      chosen,
    );
  }
  const held = (facets?.[from] ?? []).map(({ value, calls }) => ({
    value,
    label: plainWords(value),
    note: formatCount(calls),
  }));
  return withOthers(held, [...known, ...chosen]);
}

function withOthers(
  choices: readonly Choice<string>[],
  others: readonly string[],
): readonly Choice<string>[] {
  const there = new Set(choices.map(({ value }) => value));
  const more = [...new Set(others)].filter((value) => !there.has(value));
  return [...choices, ...more.map((value) => ({ value, label: plainWords(value) }))];
}
