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
import type { Unit } from './units.ts';

/** What is set for a criterion of each kind. */
export interface ValueByKind {
  readonly agent: AgentFilter[];
  readonly text: StringFilter;
  readonly list: EnumFilter;
  readonly boolean: BooleanFilter;
  readonly amount: AmountFilter;
  readonly tool: ToolCallFilter;
  readonly custom: CustomFieldFilter;
  readonly marker: MarkerFilter;
}

/** At least so many marks of a kind, as Earmark finds them by itself. */
export type MarkerFilter = NonNullable<QueueFilter['marks']>[number];

export type FieldKind = keyof ValueByKind;

/** Where a criterion's values stand in a filter: none, one, or several that all have to hold. */
export interface FieldAccess<Value> {
  readonly read: (filter: QueueFilter) => readonly Value[];
  // A method, which TypeScript lets stand for one that takes more: a criterion of one kind is then also
  // one of any kind, and goes through the generic functions below without a cast.
  write(filter: QueueFilter, values: readonly Value[]): QueueFilter;
  /** Several may be set beside each other. */
  readonly multiple: boolean;
}

type FacetName<Held> = {
  [F in keyof QueueFacets]-?: QueueFacets[F] extends Held ? F : never;
}[keyof QueueFacets];

/** What only criteria of that kind have to say. */
interface DetailByKind {
  readonly agent: unknown;
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
    /** Its values are texts, always. */
    readonly textOnly: boolean;
  };
  readonly marker: unknown;
}

/** One row of the table of criteria: what it is called, where it stands, how it is set. */
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
  /** Offered no more, and named where it is chosen already. */
  readonly retired?: boolean | undefined;
}

/** What the words and the editors of criteria draw on. */
export interface FilterContext {
  readonly facets: QueueFacets | undefined;
  readonly tags: readonly TagChoice[];
}

/** The filter with another value at one place of a field; undefined takes it out. */
export function withValue<Value>(
  slot: FieldAccess<Value>,
  filter: QueueFilter,
  index: number,
  value: Value | undefined,
): QueueFilter {
  const before = slot.read(filter);
  const others = value === undefined ? [] : [value];
  return slot.write(filter, [...before.slice(0, index), ...others, ...before.slice(index + 1)]);
}
