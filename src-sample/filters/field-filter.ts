import type {
  AmountFilter,
  BooleanFilter,
  CustomFieldFilter,
  EnumFilter,
  NumberFilter,
  StringFilter,
} from '../../src-shared/filter.ts';
import { assertNever } from '../../src-shared/result.ts';

/** The filter of one field in Retell's filter language, without its key. */
export type FieldFilter =
  | StringFilter
  | EnumFilter
  | BooleanFilter
  | AmountFilter
  | Omit<Extract<CustomFieldFilter, { type: 'present' }>, 'key'>;

type FieldFilterOf = { [Type in FieldFilter['type']]: Extract<FieldFilter, { type: Type }> };

const tests: {
  readonly [Type in keyof FieldFilterOf]: (
    value: unknown,
    criterion: FieldFilterOf[Type],
  ) => boolean;
} = {
  present: (value, { op }) => (value !== undefined && value !== null) === (op === 'pr'),
  string: (value, filter) => typeof value === 'string' && matchesText(value, filter),
  enum: (value, filter) => typeof value === 'string' && filter.value.includes(value),
  boolean: (value, filter) => value === filter.value,
  number: (value, filter) => typeof value === 'number' && matchesNumber(value, filter),
  range: (value, { value: [lowest, highest] }) =>
    typeof value === 'number' && value >= lowest && value <= highest,
};

/**
 * Whether a value matches. A value that is absent, or of another type than the filter, matches only `np`;
 * not even `ne`.
 */
export const matchesFilter = (value: unknown, filter: FieldFilter): boolean =>
  test(filter.type, value, filter);

const test = <Type extends keyof FieldFilterOf>(
  type: Type,
  value: unknown,
  filter: FieldFilterOf[Type],
): boolean => tests[type](value, filter);

function matchesText(text: string, { op, value }: StringFilter): boolean {
  switch (op) {
    case 'eq':
      return text === value;
    case 'ne':
      return text !== value;
    case 'sw':
      return text.startsWith(value);
    case 'ew':
      return text.endsWith(value);
    case 'co':
      return text.includes(value);
    default:
      return assertNever(op, 'text operator');
  }
}

function matchesNumber(number: number, { op, value }: NumberFilter): boolean {
  switch (op) {
    case 'eq':
      return number === value;
    case 'ne':
      return number !== value;
    case 'gt':
      return number > value;
    case 'ge':
      return number >= value;
    case 'lt':
      return number < value;
    case 'le':
      return number <= value;
    default:
      return assertNever(op, 'number operator');
  }
}
