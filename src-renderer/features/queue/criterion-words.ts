import type { AmountFilter, StringFilter } from '../../../src-shared/filter.ts';
import { assertNever } from '../../../src-shared/result.ts';
import { plainWords } from '../../lib/format.ts';
import { draftOf, opWords } from './amount-draft.ts';
import type { Around, CriterionOf, Kind, ValueOf } from './criterion.ts';
import { choicesOf } from './list-choices.ts';
import type { Unit } from './unit.ts';

/** What the comparisons of texts are called. */
export const textOps: Readonly<Record<StringFilter['op'], string>> = {
  co: 'contains',
  sw: 'starts with',
  ew: 'ends with',
  eq: 'is',
  ne: 'is not',
};

type Words<K extends Kind> = (
  criterion: CriterionOf<K>,
  value: ValueOf[K],
  around: Around,
) => string;

const words: { readonly [K in Kind]: Words<K> } = {
  agent: ({ label }, agents, { facets }) => {
    const names = agents.map(({ agent_id: id, version }) => {
      const name = facets?.agents.find((agent) => agent.id === id)?.name ?? id;
      return version === undefined || version.length === 0
        ? name
        : `${name} v${version.join(', v')}`;
    });
    return `${label} ${oneOf(names)}`;
  },
  text: ({ label }, { op, value }) => `${label} ${textOps[op]} ${shown(value)}`,
  list: (criterion, { value }, around) => {
    const choices = choicesOf(criterion, around, value);
    const names = value.map((one) => choices.find((choice) => choice.value === one)?.label ?? one);
    return `${criterion.label} ${names.length === 0 ? 'none of them' : oneOf(names)}`;
  },
  truth: ({ yes, no }, { value }) => (value ? yes : no),
  amount: ({ label, unit }, value) => `${label} ${amountWords(unit, value)}`,
  tool: (_, { name, success, latency_ms: latency }) => {
    const outcome = success === undefined ? '' : success.value ? ' succeeded' : ' failed';
    const took = latency === undefined ? '' : ` took ${amountWords('wait', latency)}`;
    return `Tool ${name}${outcome}${outcome !== '' && took !== '' ? ' and' : ''}${took}`;
  },
  mark: (_, { kind, atLeast }) =>
    `Found: ${plainWords(kind)}${atLeast === 1 ? '' : `, at least ${atLeast}`}`,
  field: ({ label }, filter) => `${label} ${filter.key} ${fieldWords(filter)}`,
};

/** A criterion that is set, in plain words: “Duration over 2:00”, “Tool book_slot failed”. */
export function wordsOf<K extends Kind>(
  criterion: CriterionOf<K>,
  value: ValueOf[K],
  around: Around,
): string {
  const { kind }: { readonly kind: K } = criterion;
  return words[kind](criterion, value, around);
}

function amountWords(unit: Unit, amount: AmountFilter): string {
  const { op, first, second } = draftOf(unit, amount);
  if (op === 'bt') return `${first} to ${second}`;
  const on = unit === 'moment' && op === 'eq' && !first.includes(' ');
  return `${on ? 'on' : opWords(unit)[op]} ${first}`;
}

function fieldWords(filter: ValueOf['field']): string {
  switch (filter.type) {
    case 'present':
      return filter.op === 'pr' ? 'is present' : 'is not present';
    case 'string':
      return `${textOps[filter.op]} ${shown(filter.value)}`;
    case 'enum':
      return `is ${filter.value.length === 0 ? 'none of none' : oneOf(filter.value.map(shown))}`;
    case 'boolean':
      return `is ${filter.value ? 'true' : 'false'}`;
    case 'number':
    case 'range':
      return `is ${amountWords('number', filter)}`;
    default:
      return assertNever(filter, 'field filter');
  }
}

/** An empty text would not be seen. */
const shown = (text: string): string => (text === '' ? '“”' : text);

const mostNamed = 3;

const oneOf = (names: readonly string[]): string =>
  names.length <= mostNamed
    ? names.join(' or ')
    : `${names.slice(0, mostNamed - 1).join(', ')} or ${names.length - mostNamed + 1} more`;
