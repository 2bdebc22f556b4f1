import type { AmountFilter, StringFilter } from '../../../../../src-shared/filter.ts';
import { assertNever } from '../../../../../src-shared/result.ts';
import { humanize } from '../../../../lib/format.ts';
import { toAmountDraft, amountOperatorText } from './amount-draft.ts';
import type { FilterContext, FilterFieldOf, FieldKind, ValueByKind } from './filter-field.ts';
import { listChoices } from './list-choices.ts';
import type { Unit } from './units.ts';

/** What the comparisons of texts are called. */
export const textOperatorText: Readonly<Record<StringFilter['op'], string>> = {
  co: 'contains',
  sw: 'starts with',
  ew: 'ends with',
  eq: 'is',
  ne: 'is not',
};

type Describe<K extends FieldKind> = (
  field: FilterFieldOf<K>,
  value: ValueByKind[K],
  context: FilterContext,
) => string;

const descriptions: { readonly [K in FieldKind]: Describe<K> } = {
  agent: ({ label }, agents, { facets }) => {
    const names = agents.map(({ agent_id: id, version }) => {
      const name = facets?.agents.find((agent) => agent.id === id)?.name ?? id;
      return version === undefined || version.length === 0
        ? name
        : `${name} v${version.join(', v')}`;
    });
    return `${label} ${orList(names)}`;
  },
  text: ({ label }, { op, value }) => `${label} ${textOperatorText[op]} ${visibleText(value)}`,
  list: (field, { value }, context) => {
    const choices = listChoices(field, context, value);
    const names = value.map((one) => choices.find((choice) => choice.value === one)?.label ?? one);
    return `${field.label} ${names.length === 0 ? 'none of them' : orList(names)}`;
  },
  boolean: ({ yes, no }, { value }) => (value ? yes : no),
  amount: ({ label, unit }, value) => `${label} ${amountText(unit, value)}`,
  tool: (_, { name, success, latency_ms: latency }) => {
    const outcome = success === undefined ? '' : success.value ? ' succeeded' : ' failed';
    const took = latency === undefined ? '' : ` took ${amountText('latency', latency)}`;
    return `Tool ${name}${outcome}${outcome !== '' && took !== '' ? ' and' : ''}${took}`;
  },
  marker: (_, { kind, atLeast }) =>
    `Found: ${humanize(kind)}${atLeast === 1 ? '' : `, at least ${atLeast}`}`,
  custom: ({ label }, filter) => `${label} ${filter.key} ${customFieldText(filter)}`,
};

/** A criterion that is set, in plain words: “Duration over 2:00”, “Tool book_slot failed”. */
export function describeFilter<K extends FieldKind>(
  field: FilterFieldOf<K>,
  value: ValueByKind[K],
  context: FilterContext,
): string {
  const { kind }: { readonly kind: K } = field;
  return descriptions[kind](field, value, context);
}

function amountText(unit: Unit, amount: AmountFilter): string {
  const { op, first, second } = toAmountDraft(unit, amount);
  if (op === 'bt') return `${first} to ${second}`;
  const on = unit === 'moment' && op === 'eq' && !first.includes(' ');
  return `${on ? 'on' : amountOperatorText(unit)[op]} ${first}`;
}

function customFieldText(filter: ValueByKind['custom']): string {
  switch (filter.type) {
    case 'present':
      return filter.op === 'pr' ? 'is present' : 'is not present';
    case 'string':
      return `${textOperatorText[filter.op]} ${visibleText(filter.value)}`;
    case 'enum':
      return `is ${filter.value.length === 0 ? 'none of none' : orList(filter.value.map(visibleText))}`;
    case 'boolean':
      return `is ${filter.value ? 'true' : 'false'}`;
    case 'number':
    case 'range':
      return `is ${amountText('number', filter)}`;
    default:
      return assertNever(filter, 'field filter');
  }
}

/** An empty text would not be seen. */
const visibleText = (text: string): string => (text === '' ? '“”' : text);

const maxNamed = 3;

const orList = (names: readonly string[]): string =>
  names.length <= maxNamed
    ? names.join(' or ')
    : `${names.slice(0, maxNamed - 1).join(', ')} or ${names.length - maxNamed + 1} more`;
