import type { CallRecord } from '../../../../src-shared/call.ts';
import { callShape, recordOf, type Origin, type CallFields } from './call-record.ts';
import { readRow, type Row, type Fields } from '../fields/read-row.ts';
import { flag, text, freeForm, number } from '../fields/field.ts';
import type { JsonObject } from '../../../../src-shared/json.ts';

/** Fields of v3 list-calls and get-call. */
export const callV3Shape = callShape;

/** A row of v3 list-calls, or the response of get-call. */
export function callOfV3(row: Row, origin: Origin): CallRecord | undefined {
  const read = readRow(callV3Shape, row);
  return recordOf(read.fields, read, origin);
}

/** Rows of v2 can repeat fields of the analysis at the top level. */
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

/** A row of an older list that contains the transcript is a full call and needs no second request. */
export const sourceOf = (fields: CallFields, origin: Origin): CallRecord['source'] =>
  fields.transcript_object !== undefined || fields.transcript_with_tool_calls !== undefined
    ? 'get'
    : origin.source;

/** v1 has the transport in place of the call's type, and one field per latency. */
const legacyFields = {
  audio_websocket_protocol: text,
  audio_encoding: text,
  sample_rate: number,
  end_call_after_silence_ms: number,
  drop_call_if_machine_detected: flag,
  e2e_latency: freeForm,
  llm_latency: freeForm,
  llm_websocket_network_rtt_latency: freeForm,
} as const;

export const callV1Shape = { ...callShape, ...legacyFields } as const;

type LegacyFields = Fields<typeof legacyFields>;

/** A row of v1 list-calls. */
export function callOfV1(row: Row, origin: Origin): CallRecord | undefined {
  const read = readRow(callV1Shape, row);
  const fields = read.fields;
  const latency = latencyOf(fields, fields.latency);
  const type = fields.call_type ?? typeOf(fields.audio_websocket_protocol);
  const common: CallFields = {
    ...fields,
    ...(latency === undefined ? {} : { latency }),
    ...(type === undefined ? {} : { call_type: type }),
  };
  const unknown: JsonObject = { ...read.unknown, ...audioOf(fields) };
  return recordOf(
    common,
    { unknown, problems: read.problems },
    { ...origin, source: sourceOf(common, origin) },
  );
}

const typeOf = (protocol: string | undefined): string | undefined => {
  if (protocol === 'web') return 'web_call';
  return protocol === 'twilio' ? 'phone_call' : protocol;
};

/** Fields that only v1 has are shown with the unknown fields. */
function audioOf(fields: LegacyFields): JsonObject {
  const only = [
    'audio_encoding',
    'sample_rate',
    'end_call_after_silence_ms',
    'drop_call_if_machine_detected',
  ] as const;
  return Object.fromEntries(
    only.flatMap((name) => {
      const value = fields[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

function latencyOf(fields: LegacyFields, newer: Row | undefined): Row | undefined {
  const found = Object.fromEntries(
    [
      ['e2e', fields.e2e_latency] as const,
      ['llm', fields.llm_latency] as const,
      ['llm_websocket_network_rtt', fields.llm_websocket_network_rtt_latency] as const,
    ].filter(([, stats]) => stats !== undefined),
  );
  const both = { ...found, ...newer };
  return Object.keys(both).length === 0 ? undefined : both;
}
