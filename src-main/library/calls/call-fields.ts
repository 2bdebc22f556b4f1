import type { Call } from '../../../src-shared/call.ts';
import type { JsonObject, Json } from '../../../src-shared/json.ts';

/** Where a key/value field comes from, by the name Retell's filter gives it. */
export type FieldSource =
  | 'metadata'
  | 'custom_analysis_data'
  | 'custom_attributes'
  | 'dynamic_variables';

export interface Field {
  readonly source: FieldSource;
  readonly name: string;
  readonly value: FieldValue;
}

/**
 * SQLite has no booleans, and 1 is not true: a boolean is a blob of one byte, and lists and objects
 * (which can only be asked for presence) are a blob of none.
 */
export type FieldValue = string | number | Uint8Array;

export const storedBoolean = (value: boolean): Uint8Array => Uint8Array.of(value ? 1 : 0);

/** All fields that can be filtered by; `null` counts as not there. */
export function fieldsOf(call: Call): readonly Field[] {
  return [
    ...from('metadata', call.metadata),
    ...from('custom_analysis_data', call.customAnalysis),
    ...from('custom_attributes', call.customAttributes),
    ...from('dynamic_variables', call.dynamicVariables),
  ];
}

const from = (source: FieldSource, object: JsonObject | undefined): readonly Field[] =>
  Object.entries(object ?? {}).flatMap(([name, json]) => {
    const value = stored(json);
    return value === undefined ? [] : [{ source, name, value }];
  });

function stored(json: Json): FieldValue | undefined {
  if (json === null) return undefined;
  if (typeof json === 'boolean') return storedBoolean(json);
  if (typeof json === 'string') return json;
  // Not a number only when a wire row was mapped by hand; SQLite would make it NULL.
  if (typeof json === 'number') return Number.isNaN(json) ? undefined : json;
  return new Uint8Array(0);
}
