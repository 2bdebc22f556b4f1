import type { CallWire } from '../records/call-wire.ts';

/** A call with the field names of the v2 document. */
export function v2Call(call: CallWire): Record<string, unknown> {
  const {
    agent_version: version,
    data_storage_setting: storage,
    call_cost: cost,
    custom_attributes: _attributes,
    ...rest
  } = call;
  return {
    ...rest,
    version,
    opt_out_sensitive_data_storage: storage === 'basic_attributes_only',
    ...(cost === undefined
      ? {}
      : {
          call_cost: {
            ...cost,
            product_costs: cost.product_costs.map(({ unit_price: unitPrice, ...product }) => ({
              ...product,
              ...(unitPrice === undefined ? {} : { unitPrice }),
            })),
            total_one_time_price: 0,
          },
        }),
  };
}

/** The fields that the example in the v2 list document has in addition to those of get-call. */
export function v2DocumentedCall(call: CallWire): Record<string, unknown> {
  const { call_analysis: analysis, call_cost: cost } = call;
  return {
    ...v2Call(call),
    ...(analysis === undefined
      ? {}
      : {
          user_sentiment: analysis.user_sentiment,
          call_successful: analysis.call_successful,
          call_analysis: { sentiment: analysis.user_sentiment, summary: analysis.call_summary },
        }),
    ...(cost?.combined_cost === undefined
      ? {}
      : { call_cost: { total_cost: cost.combined_cost / 100, currency: 'USD' } }),
  };
}

const v1Reasons: ReadonlySet<string> = new Set([
  'user_hangup',
  'agent_hangup',
  'call_transfer',
  'inactivity',
  'machine_detected',
  'concurrency_limit_reached',
  'dial_busy',
  'dial_failed',
  'dial_no_answer',
  'error_llm_websocket_open',
  'error_llm_websocket_lost_connection',
  'error_llm_websocket_runtime',
  'error_llm_websocket_corrupt_payload',
  'error_frontend_corrupted_payload',
  'error_twilio',
  'error_no_audio_received',
  'error_asr',
  'error_retell',
  'error_unknown',
]);

function v1Reason(reason: string | undefined): string | undefined {
  if (reason === undefined || v1Reasons.has(reason)) return reason;
  return reason.endsWith('_reached') && reason !== 'max_duration_reached'
    ? 'machine_detected'
    : 'error_unknown';
}

const v1Kept = [
  'call_id',
  'agent_id',
  'from_number',
  'to_number',
  'direction',
  'metadata',
  'retell_llm_dynamic_variables',
  'start_timestamp',
  'end_timestamp',
  'transcript',
  'transcript_object',
  'transcript_with_tool_calls',
  'call_analysis',
] as const;

/** A call with the fields of v1, which has no web or phone calls, only web sockets. */
export function v1Call(call: CallWire): Record<string, unknown> {
  const isWeb = call.call_type === 'web_call';
  const latency: Record<string, unknown> = call.latency ?? {};
  const kept = v1Kept.flatMap((name) => (call[name] === undefined ? [] : [[name, call[name]]]));
  const optional = {
    e2e_latency: latency['e2e'],
    llm_latency: latency['llm'],
    llm_websocket_network_rtt_latency: latency['llm_websocket_network_rtt'],
    disconnection_reason: v1Reason(call.disconnection_reason),
  };
  return {
    ...Object.fromEntries(kept),
    audio_websocket_protocol: isWeb ? 'web' : 'twilio',
    audio_encoding: isWeb ? 's16le' : 'mulaw',
    sample_rate: isWeb ? 24_000 : 8000,
    call_status: call.call_status === 'not_connected' ? 'error' : call.call_status,
    end_call_after_silence_ms: 600_000,
    drop_call_if_machine_detected: false,
    opt_out_sensitive_data_storage: call.data_storage_setting === 'basic_attributes_only',
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
  };
}
