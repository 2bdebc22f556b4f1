/** The raw value of a field in a scripted Retell, and how the app shows it. */
interface FieldValue {
  readonly raw: unknown;
  readonly shown: string;
}

/** The name of the computer's time zone on that day, which Details shows. */
const zone = new Intl.DateTimeFormat('en-GB', { timeZoneName: 'short' })
  .formatToParts(new Date(2026, 2, 3))
  .find(({ type }) => type === 'timeZoneName')?.value;

const at = (hour: number, minute: number, second = 0): number =>
  new Date(2026, 2, 3, hour, minute, second).getTime();

const link = (name: string): FieldValue => ({
  raw: `/files/${name}`,
  shown: 'Available from Retell',
});

const text = (raw: string): FieldValue => ({ raw, shown: raw });

/** The latency figures of a component, different for each component. */
const component = (nth: number): FieldValue => {
  const base = nth * 100;
  const [p50, p90, p95, p99] = [base + 5, base + 90, base + 95, base + 99];
  const values = [base + 1, base + 5, base + 97];
  const spread = { min: base + 1, max: base + 97, num: nth + 2 };
  return { raw: { p50, p90, p95, p99, ...spread, values }, shown: `${p50} ms` };
};

/** A distinct value for every field of a call, by its path in Retell's documents. */
export const callFieldValues: Readonly<Record<string, FieldValue>> = {
  agent_id: text('agent_told'),
  agent_name: text('Told agent'),
  agent_version: { raw: 4711, shown: '4711' },
  version: { raw: 4712, shown: '4712' },
  call_type: { raw: 'phone_call', shown: 'Phone call' },
  audio_websocket_protocol: { raw: 'twilio', shown: 'Phone call' },
  call_status: { raw: 'ended', shown: 'Ended' },
  direction: { raw: 'inbound', shown: 'Inbound' },
  from_number: { raw: '+13035550101', shown: '+1 303 555 0101' },
  to_number: { raw: '+13035550102', shown: '+1 303 555 0102' },
  batch_call_id: text('batch_told'),
  access_token: text('room-that-nobody-may-enter'),
  'telephony_identifier.twilio_call_sid': text('CAtold'),
  metadata: { raw: { told_order: 'MT-1' }, shown: 'MT-1' },
  retell_llm_dynamic_variables: { raw: { told_given: 'Front Range' }, shown: 'Front Range' },
  collected_dynamic_variables: { raw: { told_collected: 'Estates' }, shown: 'Estates' },
  custom_attributes: { raw: { told_attribute: 'urgent' }, shown: 'urgent' },
  custom_sip_headers: { raw: { 'X-Told': 'PC-48377' }, shown: 'PC-48377' },
  data_storage_setting: { raw: 'everything', shown: 'Everything' },
  opt_out_sensitive_data_storage: { raw: true, shown: 'Basic attributes only' },
  opt_in_signed_url: { raw: true, shown: 'Yes' },
  start_timestamp: { raw: at(12, 1), shown: `3 Mar 2026, 12:01 ${zone}` },
  end_timestamp: { raw: at(12, 3, 5), shown: `3 Mar 2026, 12:03 ${zone}` },
  transfer_end_timestamp: { raw: at(12, 7), shown: `3 Mar 2026, 12:07 ${zone}` },
  duration_ms: { raw: 77_000, shown: '1 min 17 s' },
  transcript: text('Agent: nothing but plain telling'),
  recording_url: link('recording.wav'),
  recording_multi_channel_url: link('channels.wav'),
  scrubbed_recording_url: link('scrubbed.wav'),
  scrubbed_recording_multi_channel_url: link('scrubbed-channels.wav'),
  public_log_url: { raw: '/files/log.txt', shown: 'told line of the log' },
  knowledge_base_retrieved_contents_url: { raw: '/files/kb.txt', shown: 'told page of knowledge' },
  'latency.e2e': component(1),
  'latency.asr': component(2),
  'latency.llm': component(3),
  'latency.llm_websocket_network_rtt': component(4),
  'latency.tts': component(5),
  'latency.knowledge_base': component(6),
  'latency.s2s': component(7),
  e2e_latency: component(1),
  llm_latency: component(3),
  llm_websocket_network_rtt_latency: component(4),
  disconnection_reason: { raw: 'agent_hangup', shown: 'Agent hung up' },
  transfer_destination: { raw: '+13035550103', shown: '+1 303 555 0103' },
  'call_analysis.call_summary': text('They spoke of zinnias.'),
  'call_analysis.summary': text('They spoke of zinnias.'),
  'call_analysis.in_voicemail': { raw: true, shown: 'Yes' },
  'call_analysis.user_sentiment': text('Negative'),
  'call_analysis.sentiment': text('Negative'),
  user_sentiment: text('Negative'),
  'call_analysis.call_successful': { raw: true, shown: 'Successful' },
  call_successful: { raw: true, shown: 'Successful' },
  'call_analysis.custom_analysis_data': { raw: { told_verdict: 'refunded' }, shown: 'refunded' },
  'call_cost.product_costs[].product': { raw: 'told_voice', shown: 'Told voice' },
  'call_cost.product_costs[].cost': { raw: 12.5, shown: '$0.125' },
  'call_cost.product_costs[].unit_price': { raw: 0.0917, shown: '(0.0917 ¢ per unit)' },
  'call_cost.product_costs[].unitPrice': { raw: 0.0918, shown: '(0.0918 ¢ per unit)' },
  'call_cost.product_costs[].is_transfer_leg_cost': { raw: true, shown: '(transfer leg)' },
  'call_cost.combined_cost': { raw: 45.5, shown: '$0.455' },
  'call_cost.total_cost': { raw: 3.21, shown: '$3.21' },
  'call_cost.currency': { raw: 'USD', shown: '$3.21' },
  'call_cost.total_duration_seconds': { raw: 91, shown: '1 min 31 s' },
  'call_cost.total_duration_unit_price': { raw: 0.0731, shown: '0.0731 ¢' },
  'call_cost.total_one_time_price': { raw: 7, shown: '$0.070' },
  'llm_token_usage.values': { raw: [1201, 1203], shown: '2 values, in the order measured' },
  'llm_token_usage.average': { raw: 1202, shown: '1,202' },
  'llm_token_usage.num_requests': { raw: 2, shown: '2' },
  audio_encoding: text('told-s16le'),
  sample_rate: { raw: 24_001, shown: '24001' },
  end_call_after_silence_ms: { raw: 600_001, shown: '600001' },
  drop_call_if_machine_detected: { raw: true, shown: 'Yes' },
};

/** The same for a chat. */
export const chatFieldValues: Readonly<Record<string, FieldValue>> = {
  agent_id: text('agent_told_chat'),
  agent_name: text('Told chat agent'),
  version: { raw: 4713, shown: '4713' },
  chat_type: { raw: 'api_chat', shown: 'API chat' },
  chat_status: { raw: 'ended', shown: 'Ended' },
  start_timestamp: { raw: at(15, 1), shown: `3 Mar 2026, 15:01 ${zone}` },
  end_timestamp: { raw: at(15, 3, 5), shown: `3 Mar 2026, 15:03 ${zone}` },
  transcript: text('Agent: nothing but plain chatting'),
  metadata: { raw: { told_order: 'MT-2' }, shown: 'MT-2' },
  retell_llm_dynamic_variables: { raw: { told_given: 'Back Range' }, shown: 'Back Range' },
  collected_dynamic_variables: { raw: { told_collected: 'Gardens' }, shown: 'Gardens' },
  custom_attributes: { raw: { told_attribute: 'calm' }, shown: 'calm' },
  'chat_cost.product_costs[].product': { raw: 'told_chat', shown: 'Told chat' },
  'chat_cost.product_costs[].cost': { raw: 13.5, shown: '$0.135' },
  'chat_cost.product_costs[].unit_price': { raw: 0.0817, shown: '(0.0817 ¢ per unit)' },
  'chat_cost.product_costs[].is_transfer_leg_cost': { raw: true, shown: '(transfer leg)' },
  'chat_cost.combined_cost': { raw: 46.5, shown: '$0.465' },
  'chat_analysis.chat_summary': text('They wrote of dahlias.'),
  'chat_analysis.user_sentiment': text('Positive'),
  'chat_analysis.chat_successful': { raw: true, shown: 'Successful' },
  'chat_analysis.custom_analysis_data': { raw: { told_verdict: 'thanked' }, shown: 'thanked' },
};

/** Sets a value at its path: `call_cost.product_costs[].cost`. */
export function setField(row: Record<string, unknown>, field: string, raw: unknown): void {
  const [first = '', ...rest] = field.split('.');
  const name = first.replace('[]', '');
  if (rest.length === 0) row[name] = raw;
  else {
    const list = first.endsWith('[]');
    const [inner = {}] = [row[name] ?? {}].flat();
    // Only objects and lists with one item are created here.
    setField(inner as Record<string, unknown>, rest.join('.'), raw);
    row[name] = list ? [inner] : inner;
  }
}
