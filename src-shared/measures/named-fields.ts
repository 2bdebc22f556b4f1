import type { CallFilter } from '../filter.ts';

/** The fields that only some accounts have, each with its name in the counts of the library. */
const namedFields = [
  ['tool_calls', 'tool'],
  ['custom_analysis_data', 'custom_analysis_data'],
  ['custom_attributes', 'custom_attributes'],
  ['metadata', 'metadata'],
  ['dynamic_variables', 'dynamic_variables'],
] as const;

export type NamedField = (typeof namedFields)[number][1];

export interface FieldName {
  readonly field: NamedField;
  readonly name: string;
}

/** The tools, variables and other named fields that a filter asks for. */
export function fieldNamesOf(filter: CallFilter): readonly FieldName[] {
  return namedFields.flatMap(([key, field]): readonly FieldName[] =>
    (filter[key] ?? []).map((one) => ({ field, name: 'key' in one ? one.key : one.name })),
  );
}

const fieldText: Record<NamedField, (name: string) => string> = {
  tool: (name) => `called the tool “${name}”`,
  custom_analysis_data: (name) => `the custom analysis field “${name}”`,
  custom_attributes: (name) => `the custom attribute “${name}”`,
  metadata: (name) => `the metadata field “${name}”`,
  dynamic_variables: (name) => `the dynamic variable “${name}”`,
};

/** The first field of the filter that no call has, in words; undefined if there is none. */
export function neverSeenField(
  filter: CallFilter,
  isSeen: (field: FieldName) => boolean,
): string | undefined {
  const missing = fieldNamesOf(filter).find((field) => !isSeen(field));
  return missing && fieldText[missing.field](missing.name);
}
