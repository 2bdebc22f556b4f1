import { expect, test } from 'vitest';
import {
  callOfV1,
  callOfV2,
  callOfV3,
} from '../../../../../src-main/retell/wire/calls/call-versions.ts';
import { chatOfV3 } from '../../../../../src-main/retell/wire/calls/chat.ts';
import type { Row } from '../../../../../src-main/retell/wire/fields/read-row.ts';

const whole = { source: 'get', raw: '' } as const;
const read = (row: Row) => callOfV3({ call_id: 'call_1', ...row }, whole)?.call;

test('every field of a full call is read', () => {
  const latency = { p50: 800, p90: 1200, max: 2700, min: 500, num: 2, values: [700, 900] };
  const call = read({
    call_type: 'phone_call',
    agent_id: 'agent_1',
    agent_name: 'Ava',
    agent_version: 3,
    call_status: 'ended',
    direction: 'inbound',
    from_number: '+1',
    to_number: '+2',
    start_timestamp: 1000,
    end_timestamp: 3500,
    data_storage_setting: 'everything',
    opt_in_signed_url: true,
    recording_multi_channel_url: 'https://example.com/a.wav',
    latency: { e2e: latency, new_component: { p50: 1 } },
    disconnection_reason: 'agent_hangup',
    call_analysis: {
      user_sentiment: 'Negative',
      call_successful: false,
      custom_analysis_data: { a: 1 },
    },
    call_cost: {
      product_costs: [{ product: 'tts', unit_price: 1, cost: 60, is_transfer_leg_cost: false }],
      combined_cost: 70,
      total_duration_seconds: 60,
    },
    llm_token_usage: { values: [1, 2], average: 1.5, num_requests: 2 },
    telephony_identifier: { twilio_call_sid: 'CA1' },
  });
  expect(call).toMatchObject({
    kind: 'call',
    agentName: 'Ava',
    agentVersion: 3,
    durationMs: 2500,
    sentiment: 'Negative',
    successful: false,
    customAnalysis: { a: 1 },
    latency: { e2e: latency, new_component: { p50: 1 } },
    cost: {
      combined: 70,
      totalSeconds: 60,
      products: [{ product: 'tts', cost: 60, unitPrice: 1 }],
    },
    tokens: { values: [1, 2], average: 1.5, requests: 2 },
    telephony: { twilio_call_sid: 'CA1' },
    media: { multiChannel: true, recording: false },
    entries: [],
    unknown: {},
    problems: [],
  });
});

test('word times are in milliseconds, and a word without a time is kept', () => {
  const words = [{ word: 'hi', start: 1.1, end: 1.3 }, { word: 'there' }, { word: 'end', end: 2 }];
  const call = read({ transcript_object: [{ role: 'agent', content: 'hi there end', words }] });
  expect(call?.entries).toEqual([
    {
      kind: 'turn',
      speaker: 'agent',
      text: 'hi there end',
      words: [
        { text: 'hi', startMs: 1100, endMs: 1300 },
        { text: 'there' },
        { text: 'end', endMs: 2000 },
      ],
    },
  ]);
});

test('every kind of entry is read in order, and an unknown one keeps its source', () => {
  const call = read({
    transcript_with_tool_calls: [
      { role: 'tool_call_invocation', tool_call_id: 't', name: 'book', arguments: '{"day":1}' },
      { role: 'tool_call_result', tool_call_id: 't', content: { error: 409 }, successful: false },
      {
        role: 'node_transition',
        former_node_name: 'A',
        new_node_name: 'B',
        transition_type: 'global',
      },
      { role: 'dtmf', digit: '5' },
      {
        role: 'sms',
        content: 'hello',
        time_sec: 2.5,
        multimedia: [{ url: 'https://x', summary: 's' }],
      },
      { role: 'injected', content: 'note', time_sec: 3 },
      { role: 'supervisor', content: 'I take over', words: [{ word: 'I', start: 1, end: 2 }] },
      { role: 'hologram', shape: 'cube' },
    ],
  });
  expect(call?.entries).toEqual([
    { kind: 'tool-call', toolCallId: 't', name: 'book', arguments: '{"day":1}' },
    { kind: 'tool-result', toolCallId: 't', content: '{"error":409}', successful: false },
    { kind: 'node', from: 'A', to: 'B', transition: 'global' },
    { kind: 'dtmf', digit: '5' },
    { kind: 'sms', text: 'hello', atMs: 2500, media: [{ summary: 's' }] },
    { kind: 'injected', text: 'note', atMs: 3000 },
    {
      kind: 'turn',
      speaker: 'supervisor',
      text: 'I take over',
      words: [{ text: 'I', startMs: 1000, endMs: 2000 }],
    },
    { kind: 'unknown', role: 'hologram', raw: '{"role":"hologram","shape":"cube"}' },
  ]);
});

test('a bad field affects that field only, and is reported', () => {
  const call = read({ duration_ms: 'long', agent_name: 7, call_status: 'ended', metadata: 'none' });
  expect(call?.status).toBe('ended');
  expect(call).not.toHaveProperty('durationMs');
  expect(call?.problems).toEqual([
    'duration_ms: is no number; came as “long”',
    'agent_name: is no text; came as 7',
    'metadata: is no object; came as “none”',
  ]);
});

test('the value that does not fit is reported once, and shortened', () => {
  const lines = Array.from({ length: 50 }, (_, at) => ({ role: 'agent', name: at, time_sec: '1' }));
  const deep: unknown = JSON.parse(`${'['.repeat(200_000)}${']'.repeat(200_000)}`);
  const call = read({
    call_analysis: { call_successful: 'maybe', in_voicemail: [deep, 'x'.repeat(9)] },
    duration_ms: '61000',
    agent_name: { a: 'y'.repeat(400) },
    latency: { e2e: { p50: '1', values: [1, '2', true] } },
    call_cost: { product_costs: [{ product: 'tts' }, { cost: 1 }] },
    transcript_object: ['a line', ...lines],
    recording_url: ['https://files.example/signed'],
  });
  expect(call?.problems).toEqual([
    'duration_ms: is no number; came as “61000”',
    `agent_name: is no text; came as {"a":"${'y'.repeat(194)}…`,
    'recording_url: is no text',
    'call_analysis.call_successful: is neither true nor false; came as “maybe”',
    'call_analysis.in_voicemail: is neither true nor false; came as [[[["…"]]],"xxxxxxxxx"]',
    'latency.e2e.p50: is no number; came as “1”',
    'latency.e2e.values: some values are no numbers; came as “2”',
    'call_cost: a product without a name or cost; came as {"product":"tts"}',
    'transcript: an entry is no object and was left out; came as “a line”',
    'transcript: name: is no text; came as 0',
    'transcript: time_sec: is no number; came as “1”',
  ]);
});

test('unknown values and fields are kept', () => {
  const call = read({
    call_status: 'daydreaming',
    agent_tag: 'beta',
    mood_ring: { colour: 'blue' },
  });
  expect(call?.status).toBe('daydreaming');
  expect(call?.unknown).toEqual({ agent_tag: 'beta', mood_ring: { colour: 'blue' } });
});

test('null means absent', () => {
  expect(read({ transfer_destination: null, data_storage_setting: null })?.problems).toEqual([]);
});

test('the access token of a web call is not kept', () => {
  expect(JSON.stringify(read({ access_token: 'secret-token' }))).not.toContain('secret-token');
});

test('a row of an older list with a transcript is a full call', () => {
  const row = {
    call_id: 'call_1',
    transcript_object: [],
    user_sentiment: 'Positive',
    call_successful: true,
  };
  const record = callOfV2(
    { ...row, opt_out_sensitive_data_storage: true },
    { source: 'list', raw: '' },
  );
  expect(record?.source).toBe('get');
  expect(record?.call).toMatchObject({
    sentiment: 'Positive',
    successful: true,
    dataStorage: 'basic_attributes_only',
    unknown: {},
  });
});

test('the second schema of v2 and its dollars are read', () => {
  const row = {
    call_id: 'call_1',
    call_analysis: { sentiment: 'Positive', summary: 'All well' },
    call_cost: { total_cost: 0.25, currency: 'USD' },
  };
  const call = callOfV2(row, { source: 'list', raw: '' })?.call;
  expect(call).toMatchObject({
    sentiment: 'Positive',
    summary: 'All well',
    cost: { combined: 25 },
  });
});

test('no other currency is converted to cents', () => {
  const row = { call_id: 'call_1', call_cost: { total_cost: 0.25, currency: 'EUR' } };
  const call = callOfV2(row, { source: 'list', raw: '' })?.call;
  expect(call?.cost).not.toHaveProperty('combined');
  expect(call?.problems).toEqual(['call_cost: 0.25 EUR is not in US dollars']);
});

test('the field names of v1 are read', () => {
  const row = {
    call_id: 'call_1',
    audio_websocket_protocol: 'twilio',
    audio_encoding: 'mulaw',
    sample_rate: 8000,
    e2e_latency: { p50: 900 },
    disconnection_reason: 'machine_detected',
  };
  expect(callOfV1(row, { source: 'list', raw: '' })?.call).toMatchObject({
    type: 'phone_call',
    latency: { e2e: { p50: 900 } },
    disconnectionReason: 'machine_detected',
    unknown: { audio_encoding: 'mulaw', sample_rate: 8000 },
  });
});

test('a chat is read like a call, with its messages as turns', () => {
  const row = {
    chat_id: 'chat_1',
    chat_status: 'ended',
    chat_analysis: { chat_summary: 'Short', chat_successful: true },
    chat_cost: { combined_cost: 70, product_costs: [] },
    message_with_tool_calls: [
      { message_id: 'm', role: 'agent', content: 'hi', created_timestamp: 5 },
      { role: 'state_transition', former_state_name: 'a', new_state_name: 'b' },
    ],
  };
  const record = chatOfV3(row, { source: 'list', raw: '' });
  expect(record?.source).toBe('get');
  expect(record?.call).toMatchObject({
    kind: 'chat',
    summary: 'Short',
    successful: true,
    cost: { combined: 70 },
    entries: [
      { kind: 'turn', speaker: 'agent', text: 'hi', words: [], sentMs: 5 },
      { kind: 'node', from: 'a', to: 'b' },
    ],
  });
});
