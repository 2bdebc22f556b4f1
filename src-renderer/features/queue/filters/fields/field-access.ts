import type { CallFilter, QueueFilter } from '../../../../../src-shared/filter.ts';
import { withCallField, withOwnField } from './edit-filter.ts';
import type { FieldAccess, ValueByKind } from './filter-field.ts';

type Value<K extends keyof CallFilter> = NonNullable<CallFilter[K]>;

/** A field of Retell's filter that has one value or none. */
export const callField = <K extends keyof CallFilter>(
  key: K,
): FieldAccess<Value<K>> & { readonly id: K } => ({
  id: key,
  multiple: false,
  read(filter) {
    const value = filter.call[key];
    return value === undefined ? [] : [value];
  },
  write: (filter, [value]) => ({ ...filter, call: withCallField(filter.call, key, value) }),
});

type CustomFieldKey = 'custom_analysis_data' | 'custom_attributes' | 'metadata';

/** A key/value field of Retell’s filter; it can be added more than once. */
export const customFields = (
  key: CustomFieldKey,
): FieldAccess<ValueByKind['custom']> & { readonly id: CustomFieldKey } => ({
  id: key,
  multiple: true,
  read: (filter) => filter.call[key] ?? [],
  write: (filter, values) => ({
    ...filter,
    call: withCallField(filter.call, key, values.length === 0 ? undefined : [...values]),
  }),
});

/** The tool calls of Retell’s filter. */
export const toolCalls: FieldAccess<ValueByKind['tool']> = {
  multiple: true,
  read: (filter) => filter.call.tool_calls ?? [],
  write: (filter, values) => ({
    ...filter,
    call: withCallField(filter.call, 'tool_calls', values.length === 0 ? undefined : [...values]),
  }),
};

/** The dynamic variables of Retell’s filter, whose values are texts. */
export const dynamicVariables: FieldAccess<ValueByKind['custom']> = {
  multiple: true,
  read: (filter) => filter.call.dynamic_variables ?? [],
  write(filter, values) {
    const texts = values.flatMap((value) => (value.type === 'string' ? [value] : []));
    const call = withCallField(
      filter.call,
      'dynamic_variables',
      texts.length === 0 ? undefined : texts,
    );
    return { ...filter, call };
  },
};

/** A list filter of Earmark's own in the shape of Retell's. */
export const ownList = (
  read: (filter: QueueFilter) => readonly string[] | undefined,
  write: (filter: QueueFilter, chosen: readonly string[]) => QueueFilter,
): FieldAccess<ValueByKind['list']> => ({
  multiple: false,
  read(filter) {
    const value = read(filter);
    return value === undefined ? [] : [{ type: 'enum', op: 'in', value: [...value] }];
  },
  write: (filter, [list]) => write(filter, list?.value ?? []),
});

/** A yes/no field of Earmark's own. */
export const ownBoolean = (
  key: 'flagged' | 'passed' | 'commented',
): FieldAccess<ValueByKind['boolean']> & { readonly id: typeof key } => ({
  id: key,
  multiple: false,
  read: ({ [key]: value }) => (value === undefined ? [] : [{ type: 'boolean', op: 'eq', value }]),
  write: (filter, [value]) => withOwnField(filter, key, value?.value),
});

/** A numeric field of Earmark's own. */
export const ownAmount = (
  key: 'score' | 'submittedMs',
): FieldAccess<ValueByKind['amount']> & { readonly id: typeof key } => ({
  id: key,
  multiple: false,
  read: ({ [key]: value }) => (value === undefined ? [] : [value]),
  write: (filter, [value]) => withOwnField(filter, key, value),
});
