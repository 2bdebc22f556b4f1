import type {
  AmountFilter,
  CustomFieldFilter,
  StringFilter,
} from '../../../../../src-shared/filter.ts';
import { assertNever } from '../../../../../src-shared/result.ts';
import {
  parseAmount,
  toAmountDraft,
  amountOperatorText,
  type AmountOperator,
} from './amount-draft.ts';
import { conditionText, textOperatorText } from '../filter-text.ts';

type TextCondition = `string ${StringFilter['op']}`;
type NumberCondition = `number ${AmountOperator}`;

/** The type of value of a key/value field, and how it is compared. */
export type Condition =
  | 'present pr'
  | 'present np'
  | 'enum in'
  | 'boolean true'
  | 'boolean false'
  | TextCondition
  | NumberCondition;

/** A key/value filter while it is being typed. */
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

/** The conditions of the menu, grouped by the type of value. */
export const conditionGroups = (
  textOnly: boolean,
): readonly { readonly name: string; readonly options: readonly Option[] }[] => {
  const texts = { name: conditionText.text, options: textOptions };
  if (textOnly) return [texts];
  return [
    { name: texts.name, options: [...textOptions, ['enum in', conditionText.oneOf]] },
    { name: conditionText.number, options: numbers },
    {
      name: conditionText.boolean,
      options: [
        ['boolean true', conditionText.isTrue],
        ['boolean false', conditionText.isFalse],
      ],
    },
    {
      name: conditionText.presence,
      options: [
        ['present pr', conditionText.isPresent],
        ['present np', conditionText.isAbsent],
      ],
    },
  ];
};

/** Which fields a condition needs for its values. */
export function valueInputOf(condition: Condition): 'amount' | 'lines' | 'none' | 'text' {
  if (condition.startsWith('number')) return 'amount';
  if (condition.startsWith('string')) return 'text';
  return condition === 'enum in' ? 'lines' : 'none';
}

const textOperatorOf = (condition: Condition): StringFilter['op'] | undefined =>
  textOperators.find((op) => condition === `string ${op}`);

/** The operator of a numeric condition. */
export const amountOperatorOf = (condition: Condition): AmountOperator =>
  amountOperators.find((op) => condition === `number ${op}`) ?? 'eq';

/** The filter that a draft stands for; undefined while the draft is not valid. */
export function parseCustomField(draft: CustomFieldDraft): CustomFieldFilter | undefined {
  const { key, condition, first } = draft;
  const op = textOperatorOf(condition);
  if (key === '') return undefined;
  if (op !== undefined) return { key, type: 'string', op, value: first };
  if (condition === 'enum in') return { key, type: 'enum', op: 'in', value: linesOf(first) };
  if (condition === 'present pr') return { key, type: 'present', op: 'pr' };
  if (condition === 'present np') return { key, type: 'present', op: 'np' };
  if (condition === 'boolean true') return { key, type: 'boolean', op: 'eq', value: true };
  if (condition === 'boolean false') return { key, type: 'boolean', op: 'eq', value: false };
  return parseNumberField(draft);
}

function parseNumberField({ key, condition, first, second }: CustomFieldDraft) {
  const op = amountOperatorOf(condition);
  const amount: CustomFieldFilter | undefined = withKey(
    key,
    parseAmount('number', { op, first, second }),
  );
  return amount?.type === 'number' && isLargeInteger(first)
    ? { ...amount, exact: first.trim() }
    : amount;
}

const withKey = (key: string, amount: AmountFilter | undefined): CustomFieldFilter | undefined =>
  amount && { key, ...amount };

const digitsOf = (filter: CustomFieldFilter): string | undefined =>
  filter.type === 'number' ? filter.exact : undefined;

/** Beyond 2^53 a number can't hold all digits, so the filter keeps them as text. */
const isLargeInteger = (text: string): boolean =>
  /^-?\d{16,40}$/.test(text.trim()) && BigInt(text) !== BigInt(Number(text));

const linesOf = (text: string): string[] => text.split('\n').filter((line) => line !== '');

/** The draft that an editor starts with; `key` is used when nothing is set yet. */
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
      return {
        key: filter.key,
        condition: `number ${op}`,
        first: digitsOf(filter) ?? first,
        second,
      };
    }
    default:
      return assertNever(filter, 'field filter');
  }
}
