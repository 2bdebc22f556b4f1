import type { Facet } from '../../../src-shared/queue.ts';
import { formatCount, plainWords } from '../../lib/format.ts';
import type { Choice } from '../../ui/choice-list.tsx';

/** What the library holds, most frequent first, and what is chosen although it holds none of it. */
export const facetChoices = (
  facets: readonly Facet[],
  chosen: readonly string[],
): readonly Choice<string>[] => [
  ...facets.map(({ value, calls }) => ({
    value,
    label: plainWords(value),
    note: formatCount(calls),
  })),
  ...chosen
    .filter((value) => !facets.some((facet) => facet.value === value))
    .map((value) => ({ value, label: plainWords(value) })),
];
