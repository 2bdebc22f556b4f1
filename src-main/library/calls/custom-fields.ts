import type { Call } from '../../../src-shared/call.ts';
import { jsonMembers } from '../../../src-shared/json-source.ts';
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
  /** Of an integer that SQLite can't hold either; `value` is the nearest double then. */
  readonly digits?: string;
}

/** The source under which the digits of a number are stored, beside the number itself. */
export const digitsSource = (source: CustomFieldSource): string => `${source} digits`;

/**
 * SQLite has no booleans, and `true` must not equal 1, so a boolean is stored as a blob of one byte.
 * Lists and objects can only be filtered by presence and are stored as an empty blob. Integers beyond
 * 2^53 are stored with all their digits.
 */
export type StoredFieldValue = string | number | bigint | Uint8Array;

export const storedBoolean = (value: boolean): Uint8Array => Uint8Array.of(value ? 1 : 0);

/** All key/value fields of a call; `null` counts as absent. */
export function customFieldsOf(call: Call): readonly CustomField[] {
  return [
    ...fieldsFrom('metadata', call.metadata, call),
    ...fieldsFrom('custom_analysis_data', call.customAnalysis, call),
    ...fieldsFrom('custom_attributes', call.customAttributes, call),
    ...fieldsFrom('dynamic_variables', call.dynamicVariables, call),
  ];
}

function fieldsFrom(
  source: CustomFieldSource,
  object: JsonObject | undefined,
  { sourceTexts }: Call,
): readonly CustomField[] {
  const sourceText = sourceTexts?.[textNames[source]];
  // Of doubled names the last one counts.
  const texts = new Map(
    (sourceText === undefined ? undefined : jsonMembers(sourceText))?.map(
      ({ key, text }) => [key, text] as const,
    ),
  );
  return Object.entries(object ?? {}).flatMap(([name, json]): CustomField[] => {
    const text = texts.get(name) ?? '';
    const value = exactNumber(text) ?? toStoredValue(json);
    const digits = hugeInteger(text);
    if (value === undefined) return [];
    return [{ source, name, value, ...(digits === undefined ? {} : { digits }) }];
  });
}

/** What Retell calls the fields in a call, where the source texts are kept by that name. */
const textNames: Readonly<Record<CustomFieldSource, string>> = {
  metadata: 'metadata',
  custom_analysis_data: 'custom_analysis_data',
  custom_attributes: 'custom_attributes',
  dynamic_variables: 'retell_llm_dynamic_variables',
};

/** A number that does not survive as a JSON value, because a double is too coarse or too small for it. */
const exactNumber = (text: string): bigint | number | undefined =>
  largeInteger(text) ?? tooLarge(text);

/** A number like 1e400, which is infinite as a double. It is above every number in a comparison. */
const tooLarge = (text: string): number | undefined =>
  Math.abs(Number(text)) === Infinity ? Number(text) : undefined;

/** An integer that a double can't represent but SQLite can. */
export function largeInteger(digits: string | undefined): bigint | undefined {
  if (digits === undefined || !/^-?\d{16,19}$/.test(digits)) return undefined;
  const integer = BigInt(digits);
  const isLarge = integer !== BigInt(Number(digits)) && BigInt.asIntN(64, integer) === integer;
  return isLarge ? integer : undefined;
}

/**
 * The digits of an integer that neither a double nor SQLite can represent. An integer that is written as
 * JavaScript prints it needs none: it is told from all others by having none.
 */
export function hugeInteger(digits: string | undefined): string | undefined {
  const isHuge =
    digits !== undefined &&
    /^-?\d{19,}$/.test(digits) &&
    largeInteger(digits) === undefined &&
    String(numberToStore(Number(digits))) !== digits;
  return isHuge ? digits : undefined;
}

/** JavaScript prints a large integer with the digits that it was written with, if those are few. */
const numberToStore = (number: number): number | bigint => largeInteger(String(number)) ?? number;

function toStoredValue(json: Json): StoredFieldValue | undefined {
  if (json === null) return undefined;
  if (typeof json === 'boolean') return storedBoolean(json);
  if (typeof json === 'string') return json;
  // JSON has no NaN, but SQLite would turn one into NULL.
  if (typeof json === 'number') return Number.isNaN(json) ? undefined : numberToStore(json);
  return new Uint8Array(0);
}
