import { booleanLabels, fieldLabels } from '../filter-text.ts';
import { withOwnField } from './edit-filter.ts';
import {
  callField,
  customFields,
  dynamicVariables,
  ownAmount,
  ownBoolean,
  ownList,
  toolCalls,
} from './field-access.ts';
import type { FilterField } from './filter-field.ts';
import { reviewStatuses } from '../../../../../src-shared/review-statuses.ts';
import { retellValues } from './retell-values.ts';

/**
 * Every filter field that “Add a filter” offers, in the order of the menu. Sentiment, outcome and search
 * have controls of their own above it.
 */
export const filterFields: readonly FilterField[] = [
  { kind: 'agent', label: fieldLabels.agent, ...callField('agent') },
  {
    kind: 'amount',
    label: fieldLabels.start_timestamp,
    unit: 'moment',
    ...callField('start_timestamp'),
  },
  { kind: 'amount', label: fieldLabels.duration_ms, unit: 'duration', ...callField('duration_ms') },
  {
    kind: 'list',
    label: fieldLabels.disconnection_reason,
    source: 'reasons',
    known: retellValues.disconnection_reason,
    ...callField('disconnection_reason'),
  },
  { kind: 'tool', id: 'tool_calls', label: fieldLabels.tool_calls, ...toolCalls },
  {
    kind: 'list',
    id: 'states',
    label: fieldLabels.states,
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
    label: fieldLabels.tags,
    source: 'tags',
    known: [],
    ...ownList(
      ({ tags }) => tags,
      (filter, chosen) => withOwnField(filter, 'tags', [...chosen]),
    ),
  },
  {
    kind: 'list',
    id: 'plan',
    label: fieldLabels.plan,
    source: 'plans',
    known: [],
    // A queue shows one plan; choosing another one replaces it.
    ...ownList(
      ({ plan }) => (plan === undefined ? undefined : [plan]),
      (filter, chosen) => withOwnField(filter, 'plan', chosen.at(-1)),
    ),
  },
  {
    kind: 'marker',
    id: 'marks',
    label: fieldLabels.marks,
    multiple: true,
    read: ({ marks = [] }) => marks,
    write: (filter, values) => withOwnField(filter, 'marks', [...values]),
  },
  {
    kind: 'measure',
    id: 'measures',
    label: fieldLabels.measures,
    multiple: true,
    read: ({ measures = [] }) => measures,
    write: (filter, values) => withOwnField(filter, 'measures', [...values]),
  },
  {
    kind: 'boolean',
    label: fieldLabels.flagged,
    ...booleanLabels.flagged,
    ...ownBoolean('flagged'),
  },
  { kind: 'amount', label: fieldLabels.score, unit: 'number', ...ownAmount('score') },
  {
    kind: 'boolean',
    label: fieldLabels.passed,
    ...booleanLabels.passed,
    ...ownBoolean('passed'),
  },
  {
    kind: 'answer',
    id: 'answers',
    label: fieldLabels.answers,
    multiple: true,
    read: ({ answers = [] }) => answers,
    write: (filter, values) => withOwnField(filter, 'answers', [...values]),
  },
  {
    kind: 'list',
    id: 'reviewers',
    label: fieldLabels.reviewers,
    source: 'reviewers',
    known: [],
    ...ownList(
      ({ reviewers }) => reviewers,
      (filter, chosen) => withOwnField(filter, 'reviewers', [...chosen]),
    ),
  },
  {
    kind: 'verdict',
    id: 'verdicts',
    label: fieldLabels.verdicts,
    multiple: true,
    read: ({ verdicts = [] }) => verdicts,
    write: (filter, values) => withOwnField(filter, 'verdicts', [...values]),
  },
  { kind: 'amount', label: fieldLabels.submittedMs, unit: 'moment', ...ownAmount('submittedMs') },
  {
    kind: 'boolean',
    label: fieldLabels.commented,
    ...booleanLabels.commented,
    ...ownBoolean('commented'),
  },
  {
    kind: 'list',
    label: fieldLabels.call_type,
    source: 'types',
    known: retellValues.call_type,
    ...callField('call_type'),
  },
  {
    kind: 'list',
    label: fieldLabels.direction,
    source: 'directions',
    known: retellValues.direction,
    ...callField('direction'),
  },
  {
    kind: 'list',
    label: fieldLabels.call_status,
    source: 'statuses',
    known: retellValues.call_status,
    ...callField('call_status'),
  },
  {
    kind: 'boolean',
    label: fieldLabels.call_successful,
    ...booleanLabels.call_successful,
    ...callField('call_successful'),
  },
  {
    kind: 'boolean',
    label: fieldLabels.in_voicemail,
    ...booleanLabels.in_voicemail,
    ...callField('in_voicemail'),
  },
  { kind: 'text', label: fieldLabels.from_number, ...callField('from_number') },
  { kind: 'text', label: fieldLabels.to_number, ...callField('to_number') },
  { kind: 'text', label: fieldLabels.call_id, ...callField('call_id') },
  { kind: 'text', label: fieldLabels.batch_call_id, ...callField('batch_call_id') },
  {
    kind: 'amount',
    label: fieldLabels.end_timestamp,
    unit: 'moment',
    ...callField('end_timestamp'),
  },
  {
    kind: 'amount',
    label: fieldLabels.combined_cost,
    unit: 'money',
    ...callField('combined_cost'),
  },
  {
    kind: 'amount',
    label: fieldLabels.e2e_latency_p50,
    unit: 'latency',
    ...callField('e2e_latency_p50'),
  },
  {
    kind: 'custom',
    label: fieldLabels.custom_analysis_data,
    keys: 'customAnalysisKeys',
    textOnly: false,
    ...customFields('custom_analysis_data'),
  },
  {
    kind: 'custom',
    label: fieldLabels.custom_attributes,
    keys: 'customAttributeKeys',
    textOnly: false,
    ...customFields('custom_attributes'),
  },
  {
    kind: 'custom',
    label: fieldLabels.metadata,
    keys: 'metadataKeys',
    textOnly: false,
    ...customFields('metadata'),
  },
  {
    kind: 'custom',
    id: 'dynamic_variables',
    label: fieldLabels.dynamic_variables,
    keys: 'dynamicVariableKeys',
    textOnly: true,
    ...dynamicVariables,
  },
  {
    kind: 'list',
    label: fieldLabels.data_storage_setting,
    source: 'dataStorage',
    known: retellValues.data_storage_setting,
    ...callField('data_storage_setting'),
  },
];
