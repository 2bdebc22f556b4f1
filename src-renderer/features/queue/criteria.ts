import type { CallFilter, QueueFilter } from '../../../src-shared/filter.ts';
import type { Criterion, Slot, ValueOf } from './criterion.ts';
import { withCriterion, withOwn } from './filter-form.ts';
import { reviewStateChoices } from './filter-words.ts';
import { retellValues } from './retell-values.ts';

const reviewStates = reviewStateChoices.map(({ value }) => value);

type Value<K extends keyof CallFilter> = NonNullable<CallFilter[K]>;

/** A criterion of Retell that is set once or not at all. */
const once = <K extends keyof CallFilter>(key: K): Slot<Value<K>> & { readonly id: K } => ({
  id: key,
  many: false,
  read(filter) {
    const value = filter.call[key];
    return value === undefined ? [] : [value];
  },
  write: (filter, [value]) => ({ ...filter, call: withCriterion(filter.call, key, value) }),
});

type FieldKey = 'custom_analysis_data' | 'custom_attributes' | 'metadata';

const fields = (key: FieldKey): Slot<ValueOf['field']> & { readonly id: FieldKey } => ({
  id: key,
  many: true,
  read: (filter) => filter.call[key] ?? [],
  write: (filter, values) => ({
    ...filter,
    call: withCriterion(filter.call, key, values.length === 0 ? undefined : [...values]),
  }),
});

const tools: Slot<ValueOf['tool']> = {
  many: true,
  read: (filter) => filter.call.tool_calls ?? [],
  write: (filter, values) => ({
    ...filter,
    call: withCriterion(filter.call, 'tool_calls', values.length === 0 ? undefined : [...values]),
  }),
};

const variables: Slot<ValueOf['field']> = {
  many: true,
  read: (filter) => filter.call.dynamic_variables ?? [],
  write(filter, values) {
    const texts = values.flatMap((value) => (value.type === 'string' ? [value] : []));
    const call = withCriterion(
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
): Slot<ValueOf['list']> => ({
  many: false,
  read(filter) {
    const value = read(filter);
    return value === undefined ? [] : [{ type: 'enum', op: 'in', value: [...value] }];
  },
  write: (filter, [list]) => write(filter, list?.value ?? []),
});

const flagged: Slot<ValueOf['truth']> = {
  many: false,
  read: ({ flagged: is }) => (is === undefined ? [] : [{ type: 'boolean', op: 'eq', value: is }]),
  write: (filter, [value]) => withOwn(filter, 'flagged', value?.value),
};

/**
 * Every criterion that can be added to a queue's filter, in the order of the menu. Sentiment, outcome
 * and search have fields of their own above. Labels are the API's names in plain words.
 */
export const criteria: readonly Criterion[] = [
  { kind: 'agent', label: 'Agent', ...once('agent') },
  { kind: 'amount', label: 'Start time', unit: 'moment', ...once('start_timestamp') },
  { kind: 'amount', label: 'Duration', unit: 'length', ...once('duration_ms') },
  {
    kind: 'list',
    label: 'Disconnection reason',
    from: 'reasons',
    known: retellValues.disconnection_reason,
    ...once('disconnection_reason'),
  },
  { kind: 'tool', id: 'tool_calls', label: 'Tool call', ...tools },
  {
    kind: 'list',
    id: 'states',
    label: 'Review state',
    from: 'states',
    known: reviewStates,
    ...ownList(
      ({ states }) => states,
      (filter, chosen) =>
        withOwn(
          filter,
          'states',
          reviewStates.filter((state) => chosen.includes(state)),
        ),
    ),
  },
  {
    kind: 'list',
    id: 'tags',
    label: 'Tags',
    from: 'tags',
    known: [],
    ...ownList(
      ({ tags }) => tags,
      (filter, chosen) => withOwn(filter, 'tags', [...chosen]),
    ),
  },
  {
    kind: 'mark',
    id: 'marks',
    label: 'Found by Earmark',
    many: true,
    read: ({ marks = [] }) => marks,
    write: (filter, values) => withOwn(filter, 'marks', [...values]),
  },
  {
    kind: 'truth',
    id: 'flagged',
    label: 'Flagged for a second opinion',
    yes: 'Flagged for a second opinion',
    no: 'Not flagged',
    ...flagged,
  },
  {
    kind: 'list',
    label: 'Call type',
    from: 'types',
    known: retellValues.call_type,
    ...once('call_type'),
  },
  {
    kind: 'list',
    label: 'Direction',
    from: 'directions',
    known: retellValues.direction,
    ...once('direction'),
  },
  {
    kind: 'list',
    label: 'Call status',
    from: 'statuses',
    known: retellValues.call_status,
    ...once('call_status'),
  },
  {
    kind: 'truth',
    label: 'Call successful',
    yes: 'Call successful',
    no: 'Call not successful',
    ...once('call_successful'),
  },
  {
    kind: 'truth',
    label: 'In voicemail',
    yes: 'In voicemail',
    no: 'Not in voicemail',
    ...once('in_voicemail'),
  },
  { kind: 'text', label: 'From number', ...once('from_number') },
  { kind: 'text', label: 'To number', ...once('to_number') },
  { kind: 'text', label: 'Call ID', ...once('call_id') },
  { kind: 'text', label: 'Batch call ID', ...once('batch_call_id') },
  { kind: 'amount', label: 'End time', unit: 'moment', ...once('end_timestamp') },
  { kind: 'amount', label: 'Combined cost', unit: 'money', ...once('combined_cost') },
  {
    kind: 'amount',
    label: 'End-to-end latency (p50)',
    unit: 'wait',
    ...once('e2e_latency_p50'),
  },
  {
    kind: 'field',
    label: 'Custom analysis data',
    keys: 'customAnalysisKeys',
    textOnly: false,
    ...fields('custom_analysis_data'),
  },
  {
    kind: 'field',
    label: 'Custom attribute',
    keys: 'customAttributeKeys',
    textOnly: false,
    ...fields('custom_attributes'),
  },
  {
    kind: 'field',
    label: 'Metadata',
    keys: 'metadataKeys',
    textOnly: false,
    ...fields('metadata'),
  },
  {
    kind: 'field',
    id: 'dynamic_variables',
    label: 'Dynamic variable',
    keys: 'dynamicVariableKeys',
    textOnly: true,
    ...variables,
  },
  {
    kind: 'list',
    label: 'Data storage setting',
    from: 'dataStorage',
    known: retellValues.data_storage_setting,
    ...once('data_storage_setting'),
  },
];
