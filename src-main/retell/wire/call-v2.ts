import type { CallRecord } from '../../../src-shared/call.ts';
import { callShape, recordOf, type CallFields, type Origin } from './call-row.ts';
import { flag, text } from './field.ts';
import { readRow, type Row } from './read-row.ts';

/** v2 rows may repeat the analysis at the top. */
export const callV2Shape = {
  ...callShape,
  user_sentiment: text,
  call_successful: flag,
} as const;

/** A row of v2 list-calls. */
export function callOfV2(row: Row, origin: Origin): CallRecord | undefined {
  const read = readRow(callV2Shape, row);
  const { user_sentiment: sentiment, call_successful: successful, ...fields } = read.fields;
  const analysis = {
    user_sentiment: sentiment,
    call_successful: successful,
    ...fields.call_analysis,
  };
  const common: CallFields = {
    ...fields,
    ...(sentiment === undefined && successful === undefined ? {} : { call_analysis: analysis }),
  };
  return recordOf(common, read, { ...origin, source: sourceOf(common, origin) });
}

/** Older lists carry the transcript; such a row is the whole call and needs no second request. */
export const sourceOf = (fields: CallFields, origin: Origin): CallRecord['source'] =>
  fields.transcript_object !== undefined || fields.transcript_with_tool_calls !== undefined
    ? 'get'
    : origin.source;
