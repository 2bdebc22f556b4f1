import type { SortPosition } from './sort-position.ts';

/** One use of a tool in a call, for the criterion `tool_calls`. */
export interface ToolUse {
  readonly name: string;
  readonly latencyMs: number | undefined;
  readonly success: boolean | undefined;
}

/** Free fields of a record by key, e.g. its metadata. */
export type CustomFields = Readonly<Record<string, unknown>>;

/**
 * A record as filters look at it. Each part is worked out only when it is asked for, so that a filter
 * can pass over a million generated calls without making any of them whole.
 */
export interface RecordView<Whole, Item = Whole> {
  readonly position: SortPosition;
  /** The value of the criterion of that name; undefined where the record has none. */
  field(name: string): unknown;
  customFields(name: string): CustomFields | undefined;
  tools(): readonly ToolUse[];
  /** What a list shows of it. */
  listItem(): Item;
  fullRecord(): Whole;
}
