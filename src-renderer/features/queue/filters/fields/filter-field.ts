import type {
  AgentFilter,
  AmountFilter,
  BooleanFilter,
  CustomFieldFilter,
  EnumFilter,
  QueueFilter,
  StringFilter,
  ToolCallFilter,
} from '../../../../../src-shared/filter.ts';
import type { QueueFacets } from '../../../../../src-shared/queue.ts';
import type { CriterionChoice } from './criterion-choices.ts';
import type { Unit } from './units.ts';

/** The review has one of the answers to a criterion. */
export type AnswerFilter = NonNullable<QueueFilter['answers']>[number];

/** The value of a filter field, by the kind of field. */
export interface ValueByKind {
  readonly agent: AgentFilter[];
  readonly answer: AnswerFilter;
  readonly text: StringFilter;
  readonly list: EnumFilter;
  readonly boolean: BooleanFilter;
  readonly amount: AmountFilter;
  readonly tool: ToolCallFilter;
  readonly custom: CustomFieldFilter;
  readonly marker: MarkerFilter;
  readonly measure: MeasureFilter;
  readonly verdict: VerdictFilter;
}

/** A call has at least `atLeast` markers of a kind. */
export type MarkerFilter = NonNullable<QueueFilter['marks']>[number];

/** The measure of a criterion has one of the outcomes. */
export type MeasureFilter = NonNullable<QueueFilter['measures']>[number];

/** One of Retell's judgements got any of these verdicts. */
export type VerdictFilter = NonNullable<QueueFilter['verdicts']>[number];

export type FieldKind = keyof ValueByKind;

/** Reads and writes a field's values in a filter: none, one, or several that must all hold. */
export interface FieldAccess<Value> {
  readonly read: (filter: QueueFilter) => readonly Value[];
  // Declared as a method because TypeScript compares method parameters bivariantly: a field of one kind
  // is then also a field of any kind, and the generic functions below need no cast.
  write(filter: QueueFilter, values: readonly Value[]): QueueFilter;
  /** The field can be added more than once. */
  readonly multiple: boolean;
}

type FacetName<Held> = {
  [F in keyof QueueFacets]-?: QueueFacets[F] extends Held ? F : never;
}[keyof QueueFacets];

/** The properties that only fields of one kind have. */
interface DetailByKind {
  readonly agent: unknown;
  readonly answer: unknown;
  readonly text: unknown;
  readonly list: {
    readonly source: FacetName<readonly { value: string; calls: number }[]> | 'states' | 'tags';
    readonly known: readonly string[];
  };
  readonly boolean: { readonly yes: string; readonly no: string };
  readonly amount: { readonly unit: Unit };
  readonly tool: unknown;
  readonly custom: {
    readonly keys: FacetName<readonly string[]>;
    /** All its values are texts. */
    readonly textOnly: boolean;
  };
  readonly marker: unknown;
  readonly measure: unknown;
  readonly verdict: unknown;
}

/** One row of the table of filter fields: its name, its place in the filter, and its editor. */
export type FilterFieldOf<K extends FieldKind> = FieldAccess<ValueByKind[K]> &
  DetailByKind[K] & {
    readonly kind: K;
    readonly id: string;
    readonly label: string;
  };

export type FilterField = { readonly [K in FieldKind]: FilterFieldOf<K> }[FieldKind];

/** A tag of the workspace, to filter by. */
export interface TagChoice {
  readonly id: string;
  readonly name: string;
  /** Not offered any more, but still named where it is selected. */
  readonly retired?: boolean | undefined;
}

/** What the descriptions and editors of filter fields need to know. */
export interface FilterContext {
  readonly facets: QueueFacets | undefined;
  readonly tags: readonly TagChoice[];
  /** Absent until they have been read. */
  readonly criteria?: readonly CriterionChoice[];
}

/** The filter with the field's value at `index` replaced, or removed when `value` is undefined. */
export function withValue<Value>(
  field: FieldAccess<Value>,
  filter: QueueFilter,
  index: number,
  value: Value | undefined,
): QueueFilter {
  const before = field.read(filter);
  const others = value === undefined ? [] : [value];
  return field.write(filter, [...before.slice(0, index), ...others, ...before.slice(index + 1)]);
}
