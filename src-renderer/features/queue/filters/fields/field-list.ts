import type { CallFilter, QueueFilter } from '../../../../../src-shared/filter.ts';
import type { FilterField, FieldAccess, ValueByKind } from './filter-field.ts';
import { withCallField, withOwnField } from './edit-filter.ts';
import { reviewStatusOptions } from '../../queue-text.ts';
import { retellValues } from './retell-values.ts';

const reviewStatuses = reviewStatusOptions.map(({ value }) => value);

type Value<K extends keyof CallFilter> = NonNullable<CallFilter[K]>;

/** A criterion of Retell that is set once or not at all. */
const callField = <K extends keyof CallFilter>(
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

const customFields = (
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

const toolCalls: FieldAccess<ValueByKind['tool']> = {
  multiple: true,
  read: (filter) => filter.call.tool_calls ?? [],
  write: (filter, values) => ({
    ...filter,
    call: withCallField(filter.call, 'tool_calls', values.length === 0 ? undefined : [...values]),
  }),
};

const dynamicVariables: FieldAccess<ValueByKind['custom']> = {
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

/** A list of Earmark's own, shown like one of Retell's. */
const ownList = (
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

const flagged: FieldAccess<ValueByKind['boolean']> = {
  multiple: false,
  read: ({ flagged: is }) => (is === undefined ? [] : [{ type: 'boolean', op: 'eq', value: is }]),
  write: (filter, [value]) => withOwnField(filter, 'flagged', value?.value),
};

/**
 * Every criterion that can be added to a queue's filter, in the order of the menu. Sentiment, outcome
 * and search have fields of their own above. Labels are the API's names in plain words.
 */
export const filterFields: readonly FilterField[] = [
  { kind: 'agent', label: 'Agent', ...callField('agent') },
  { kind: 'amount', label: 'Start time', unit: 'moment', ...callField('start_timestamp') },
  { kind: 'amount', label: 'Duration', unit: 'duration', ...callField('duration_ms') },
  {
    kind: 'list',
    label: 'Disconnection reason',
    source: 'reasons',
    known: retellValues.disconnection_reason,
    ...callField('disconnection_reason'),
  },
  { kind: 'tool', id: 'tool_calls', label: 'Tool call', ...toolCalls },
  {
    kind: 'list',
    id: 'states',
    label: 'Review state',
    source: 'states',
    known: reviewStatuses,
    ...ownList(
      ({ states }) => states,
      (filter, chosen) =>
        withOwnField(
          filter,
          'states',
          reviewStatuses.filter((state) => chosen.includes(state)),
        ),
    ),
  },
  {
    kind: 'list',
    id: 'tags',
    label: 'Tags',
    source: 'tags',
    known: [],
    ...ownList(
      ({ tags }) => tags,
      (filter, chosen) => withOwnField(filter, 'tags', [...chosen]),
    ),
  },
  {
    kind: 'marker',
    id: 'marks',
    label: 'Found by Earmark',
    multiple: true,
    read: ({ marks = [] }) => marks,
    write: (filter, values) => withOwnField(filter, 'marks', [...values]),
  },
  {
    kind: 'boolean',
    id: 'flagged',
    label: 'Flagged for a second opinion',
    yes: 'Flagged for a second opinion',
    no: 'Not flagged',
    ...flagged,
  },
  {
    kind: 'list',
    label: 'Call type',
    source: 'types',
    known: retellValues.call_type,
    ...callField('call_type'),
  },
  {
    kind: 'list',
    label: 'Direction',
    source: 'directions',
    known: retellValues.direction,
    ...callField('direction'),
  },
  {
    kind: 'list',
    label: 'Call status',
    source: 'statuses',
    known: retellValues.call_status,
    ...callField('call_status'),
  },
  {
    kind: 'boolean',
    label: 'Call successful',
    yes: 'Call successful',
    no: 'Call not successful',
    ...callField('call_successful'),
  },
  {
    kind: 'boolean',
    label: 'In voicemail',
    yes: 'In voicemail',
    no: 'Not in voicemail',
    ...callField('in_voicemail'),
  },
  { kind: 'text', label: 'From number', ...callField('from_number') },
  { kind: 'text', label: 'To number', ...callField('to_number') },
  { kind: 'text', label: 'Call ID', ...callField('call_id') },
  { kind: 'text', label: 'Batch call ID', ...callField('batch_call_id') },
  { kind: 'amount', label: 'End time', unit: 'moment', ...callField('end_timestamp') },
  { kind: 'amount', label: 'Combined cost', unit: 'money', ...callField('combined_cost') },
  {
    kind: 'amount',
    label: 'End-to-end latency (p50)',
    unit: 'latency',
    ...callField('e2e_latency_p50'),
  },
  {
    kind: 'custom',
    label: 'Custom analysis data',
    keys: 'customAnalysisKeys',
    textOnly: false,
    ...customFields('custom_analysis_data'),
  },
  {
    kind: 'custom',
    label: 'Custom attribute',
    keys: 'customAttributeKeys',
    textOnly: false,
    ...customFields('custom_attributes'),
  },
  {
    kind: 'custom',
    label: 'Metadata',
    keys: 'metadataKeys',
    textOnly: false,
    ...customFields('metadata'),
  },
  {
    kind: 'custom',
    id: 'dynamic_variables',
    label: 'Dynamic variable',
    keys: 'dynamicVariableKeys',
    textOnly: true,
    ...dynamicVariables,
  },
  {
    kind: 'list',
    label: 'Data storage setting',
    source: 'dataStorage',
    known: retellValues.data_storage_setting,
    ...callField('data_storage_setting'),
  },
];
