import type { SortPosition } from './sort-position.ts';

/** One use of a tool in a call, for the filter field `tool_calls`. */
export interface ToolUse {
  readonly name: string;
  readonly latencyMs: number | undefined;
  readonly success: boolean | undefined;
}

/** Custom fields of a record by key, for example its metadata. */
export type CustomFields = Readonly<Record<string, unknown>>;

/**
 * A record as filters see it. Each part is computed when it is requested, so that a filter can skip a
 * million generated calls without generating any of them in full.
 */
export interface RecordView<Whole, Item = Whole> {
  readonly position: SortPosition;
  /** The value of the filter field with this name; undefined where the record has none. */
  field(name: string): unknown;
  customFields(name: string): CustomFields | undefined;
  tools(): readonly ToolUse[];
  /** The record as a list shows it. */
  listItem(): Item;
  fullRecord(): Whole;
}
