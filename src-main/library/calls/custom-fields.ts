import type { Call } from '../../../src-shared/call.ts';
import type { JsonObject, Json } from '../../../src-shared/json.ts';

/** Where a key/value field comes from, by the name Retell's filter gives it. */
export type CustomFieldSource =
  | 'metadata'
  | 'custom_analysis_data'
  | 'custom_attributes'
  | 'dynamic_variables';

export interface CustomField {
  readonly source: CustomFieldSource;
  readonly name: string;
  readonly value: StoredFieldValue;
}

/**
 * SQLite has no booleans, and 1 is not true: a boolean is a blob of one byte, and lists and objects
 * (which can only be asked for presence) are a blob of none.
 */
export type StoredFieldValue = string | number | Uint8Array;

export const storedBoolean = (value: boolean): Uint8Array => Uint8Array.of(value ? 1 : 0);

/** All fields that can be filtered by; `null` counts as not there. */
export function customFieldsOf(call: Call): readonly CustomField[] {
  return [
    ...fieldsFrom('metadata', call.metadata),
    ...fieldsFrom('custom_analysis_data', call.customAnalysis),
    ...fieldsFrom('custom_attributes', call.customAttributes),
    ...fieldsFrom('dynamic_variables', call.dynamicVariables),
  ];
}

const fieldsFrom = (
  source: CustomFieldSource,
  object: JsonObject | undefined,
): readonly CustomField[] =>
  Object.entries(object ?? {}).flatMap(([name, json]) => {
    const value = toStoredValue(json);
    return value === undefined ? [] : [{ source, name, value }];
  });

function toStoredValue(json: Json): StoredFieldValue | undefined {
  if (json === null) return undefined;
  if (typeof json === 'boolean') return storedBoolean(json);
  if (typeof json === 'string') return json;
  // Not a number only when a wire row was mapped by hand; SQLite would make it NULL.
  if (typeof json === 'number') return Number.isNaN(json) ? undefined : json;
  return new Uint8Array(0);
}
