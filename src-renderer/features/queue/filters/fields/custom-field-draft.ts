import type { CustomFieldFilter, StringFilter } from '../../../../../src-shared/filter.ts';
import { assertNever } from '../../../../../src-shared/result.ts';
import {
  parseAmount,
  toAmountDraft,
  amountOperatorText,
  type AmountOperator,
} from './amount-draft.ts';
import { textOperatorText } from './describe-filter.ts';

type TextCondition = `string ${StringFilter['op']}`;
type NumberCondition = `number ${AmountOperator}`;

/** What is asked of a key/value field: the type of value, and how it is compared. */
export type Condition =
  | 'present pr'
  | 'present np'
  | 'enum in'
  | 'boolean true'
  | 'boolean false'
  | TextCondition
  | NumberCondition;

/** A key/value criterion while it is being written. */
export interface CustomFieldDraft {
  readonly key: string;
  readonly condition: Condition;
  readonly first: string;
  readonly second: string;
}

const textOperators = ['eq', 'ne', 'co', 'sw', 'ew'] as const;
const amountOperators = ['eq', 'ne', 'gt', 'ge', 'lt', 'le', 'bt'] as const;

type Option = readonly [Condition, string];

const textOptions: readonly Option[] = textOperators.map((op) => [
  `string ${op}`,
  textOperatorText[op],
]);

const numbers = amountOperators.map((op): Option => [
  `number ${op}`,
  `is ${amountOperatorText('number')[op]}`,
]);

/** The conditions of the menu, grouped by the type of value they speak of. */
export const conditionGroups = (
  textOnly: boolean,
): readonly { readonly name: string; readonly options: readonly Option[] }[] => {
  const texts = { name: 'Text', options: textOptions };
  if (textOnly) return [texts];
  return [
    { name: texts.name, options: [...textOptions, ['enum in', 'is one of']] },
    { name: 'Number', options: numbers },
    {
      name: 'Yes or no',
      options: [
        ['boolean true', 'is true'],
        ['boolean false', 'is false'],
      ],
    },
    {
      name: 'Presence',
      options: [
        ['present pr', 'is present'],
        ['present np', 'is not present'],
      ],
    },
  ];
};

/** How many values a condition compares with, and of which sort. */
export function valueInputOf(condition: Condition): 'amount' | 'lines' | 'none' | 'text' {
  if (condition.startsWith('number')) return 'amount';
  if (condition.startsWith('string')) return 'text';
  return condition === 'enum in' ? 'lines' : 'none';
}

const textOperatorOf = (condition: Condition): StringFilter['op'] | undefined =>
  textOperators.find((op) => condition === `string ${op}`);

/** The comparison of a number's condition. */
export const amountOperatorOf = (condition: Condition): AmountOperator =>
  amountOperators.find((op) => condition === `number ${op}`) ?? 'eq';

/** The criterion that was written; undefined while it can't be understood. */
export function parseCustomField(draft: CustomFieldDraft): CustomFieldFilter | undefined {
  const { key, condition, first, second } = draft;
  const op = textOperatorOf(condition);
  if (key === '') return undefined;
  if (op !== undefined) return { key, type: 'string', op, value: first };
  if (condition === 'enum in') return { key, type: 'enum', op: 'in', value: linesOf(first) };
  if (condition === 'present pr') return { key, type: 'present', op: 'pr' };
  if (condition === 'present np') return { key, type: 'present', op: 'np' };
  if (condition === 'boolean true') return { key, type: 'boolean', op: 'eq', value: true };
  if (condition === 'boolean false') return { key, type: 'boolean', op: 'eq', value: false };
  const amount = parseAmount('number', { op: amountOperatorOf(condition), first, second });
  return amount && { key, ...amount };
}

const linesOf = (text: string): string[] => text.split('\n').filter((line) => line !== '');

/** A criterion as it would be written; `key` is the one to begin with when there is none yet. */
export function toCustomFieldDraft(
  filter: CustomFieldFilter | undefined,
  key: string,
): CustomFieldDraft {
  if (filter === undefined) return { key, condition: 'string eq', first: '', second: '' };
  const empty = { key: filter.key, first: '', second: '' };
  switch (filter.type) {
    case 'present':
      return { ...empty, condition: `present ${filter.op}` };
    case 'boolean':
      return { ...empty, condition: filter.value ? 'boolean true' : 'boolean false' };
    case 'enum':
      return { ...empty, condition: 'enum in', first: filter.value.join('\n') };
    case 'string':
      return { ...empty, condition: `string ${filter.op}`, first: filter.value };
    case 'number':
    case 'range': {
      const { op, first, second } = toAmountDraft('number', filter);
      return { key: filter.key, condition: `number ${op}`, first, second };
    }
    default:
      return assertNever(filter, 'field filter');
  }
}
