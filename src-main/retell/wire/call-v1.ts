import type { CallRecord } from '../../../src-shared/call.ts';
import type { JsonObject } from '../../../src-shared/json.ts';
import { callShape, recordOf, type CallFields, type Origin } from './call-row.ts';
import { sourceOf } from './call-v2.ts';
import { bag, flag, number, text } from './field.ts';
import { readRow, type Fields, type Row } from './read-row.ts';

/** v1 names the transport in place of the call's type, and has one field a latency. */
const olderNames = {
  audio_websocket_protocol: text,
  audio_encoding: text,
  sample_rate: number,
  end_call_after_silence_ms: number,
  drop_call_if_machine_detected: flag,
  e2e_latency: bag,
  llm_latency: bag,
  llm_websocket_network_rtt_latency: bag,
} as const;

export const callV1Shape = { ...callShape, ...olderNames } as const;

type OlderFields = Fields<typeof olderNames>;

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

/** What only v1 tells has no place of its own in a call, and is shown with the unknown fields. */
function audioOf(fields: OlderFields): JsonObject {
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

function latencyOf(fields: OlderFields, newer: Row | undefined): Row | undefined {
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
