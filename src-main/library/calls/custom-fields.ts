import type { Call } from '../../../src-shared/call.ts';
import type { JsonObject, Json } from '../../../src-shared/json.ts';

/** Where a key/value field comes from, named as in Retell's filters. */
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
 * SQLite has no booleans, and `true` must not equal 1, so a boolean is stored as a blob of one byte.
 * Lists and objects can only be filtered by presence and are stored as an empty blob.
 */
export type StoredFieldValue = string | number | Uint8Array;

export const storedBoolean = (value: boolean): Uint8Array => Uint8Array.of(value ? 1 : 0);

/** All key/value fields of a call; `null` counts as absent. */
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
  // JSON has no NaN, but SQLite would turn one into NULL.
  if (typeof json === 'number') return Number.isNaN(json) ? undefined : json;
  return new Uint8Array(0);
}
