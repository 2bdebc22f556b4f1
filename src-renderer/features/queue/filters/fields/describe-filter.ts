import type { AmountFilter } from '../../../../../src-shared/filter.ts';
import { assertNever } from '../../../../../src-shared/result.ts';
import { humanize } from '../../../../lib/format.ts';
import {
  conditionText,
  describeText,
  measureOutcomeText,
  stanceText,
  textOperatorText,
  verdictFieldName,
} from '../filter-text.ts';
import { toAmountDraft, amountOperatorText } from './amount-draft.ts';
import type { FilterContext, FilterFieldOf, FieldKind, ValueByKind } from './filter-field.ts';
import { listChoices } from './list-choices.ts';
import type { Unit } from './units.ts';

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
  answer: (_, { criterionId, values }, { criteria = [] }) => {
    const criterion = criteria.find(({ id }) => id === criterionId);
    const labelOf = (value: string): string =>
      criterion?.answers.find((answer) => answer.value === value)?.label ?? value;
    return `${criterion?.name ?? criterionId}: ${orList(values.map(labelOf))}`;
  },
  text: ({ label }, { op, value }) => `${label} ${textOperatorText[op]} ${visibleText(value)}`,
  list: (field, { value }, context) => {
    const choices = listChoices(field, context, value);
    const names = value.map((one) => choices.find((choice) => choice.value === one)?.label ?? one);
    return `${field.label} ${names.length === 0 ? describeText.none : orList(names)}`;
  },
  boolean: ({ yes, no }, { value }) => (value ? yes : no),
  amount: ({ label, unit }, value) => `${label} ${amountText(unit, value)}`,
  tool: (_, { name, success, latency_ms: latency }) => {
    const parts = [
      ...(success === undefined ? [] : [describeText.toolResult(success.value)]),
      ...(latency === undefined ? [] : [describeText.toolTook(amountText('latency', latency))]),
    ];
    return describeText.tool(name, parts);
  },
  marker: (_, { kind, atLeast }) => describeText.marker(humanize(kind), atLeast),
  measure: (_, { criterionId, outcomes }, { facets }) =>
    describeText.measure(
      facets?.measuredCriteria.find(({ id }) => id === criterionId)?.name ?? criterionId,
      orList(outcomes.map((outcome) => measureOutcomeText[outcome])),
    ),
  verdict: (_, { field, stances }) =>
    describeText.verdict(
      verdictFieldName(field),
      stances.map((stance) => stanceText[stance].toLowerCase()),
    ),
  custom: ({ label }, filter) => `${label} ${filter.key} ${customFieldText(filter)}`,
};

/** A filter as a short phrase: “Duration over 2:00”, “Tool book_slot failed”. */
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
  if (op === 'bt') return describeText.range(first, second);
  const on = unit === 'moment' && op === 'eq' && !first.includes(' ');
  return `${on ? describeText.onDay : amountOperatorText(unit)[op]} ${first}`;
}

function numberText(filter: Extract<ValueByKind['custom'], { type: 'number' | 'range' }>): string {
  const text = amountText('number', filter);
  return filter.type === 'number' && filter.exact !== undefined
    ? text.replace(String(filter.value), filter.exact)
    : text;
}

function customFieldText(filter: ValueByKind['custom']): string {
  switch (filter.type) {
    case 'present':
      return filter.op === 'pr' ? conditionText.isPresent : conditionText.isAbsent;
    case 'string':
      return `${textOperatorText[filter.op]} ${visibleText(filter.value)}`;
    case 'enum':
      return describeText.is(
        filter.value.length === 0 ? describeText.none : orList(filter.value.map(visibleText)),
      );
    case 'boolean':
      return filter.value ? conditionText.isTrue : conditionText.isFalse;
    case 'number':
    case 'range':
      return describeText.is(numberText(filter));
    default:
      return assertNever(filter, 'field filter');
  }
}

/** An empty value would be invisible. */
const visibleText = (text: string): string => (text === '' ? '“”' : text);

const maxNamed = 3;

const orList = (names: readonly string[]): string =>
  names.length <= maxNamed
    ? describeText.or(names)
    : describeText.orMore(names.slice(0, maxNamed - 1), names.length - maxNamed + 1);
