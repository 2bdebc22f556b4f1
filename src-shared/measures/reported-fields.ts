import type { Call } from '../call.ts';
import type { CallFilter } from '../filter.ts';
import type { Json } from '../json.ts';

type FieldsOfCall = Pick<
  Call,
  'successful' | 'sentiment' | 'customAnalysis' | 'entries' | 'scrubbedEntries'
>;

/**
 * A field of the filter that Retell has not reported for this call, in words. Its analysis may come
 * later, so a filter that does not match proves nothing.
 */
export function absentField(filter: CallFilter, call: FieldsOfCall): string | undefined {
  if (filter.call_successful !== undefined && call.successful === undefined) return 'outcome';
  if (filter.user_sentiment !== undefined && call.sentiment === undefined) return 'sentiment';
  const isListed = call.entries === undefined && call.scrubbedEntries === undefined;
  if (filter.tool_calls !== undefined && isListed) return 'tool calls';
  const missing = (filter.custom_analysis_data ?? []).find(
    ({ key, type }) => type !== 'present' && (call.customAnalysis?.[key] ?? null) === null,
  );
  return missing && `“${missing.key}”`;
}

/** What Retell reports in the fields of a filter, in words; undefined for fields without a short form. */
export function reportedFields(filter: CallFilter, call: FieldsOfCall): string | undefined {
  const outcome = call.successful === true ? 'successful' : 'unsuccessful';
  const values = [
    ...(filter.call_successful === undefined ? [] : [`the outcome as ${outcome}`]),
    ...(filter.user_sentiment === undefined
      ? []
      : [`the sentiment as ${call.sentiment ?? 'none'}`]),
    ...(filter.custom_analysis_data ?? []).map(
      ({ key }) => `“${key}” as ${shown(call.customAnalysis?.[key])}`,
    ),
  ];
  return values.length === Object.keys(filter).length ? values.join(' and ') : undefined;
}

const maxValueCharacters = 60;

function shown(value: Json | undefined): string {
  if (value === undefined || value === null) return 'absent';
  const text = typeof value === 'string' ? `“${value}”` : JSON.stringify(value);
  return text.length > maxValueCharacters ? `${text.slice(0, maxValueCharacters)}…` : text;
}
