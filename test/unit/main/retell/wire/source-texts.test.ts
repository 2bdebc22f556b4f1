import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Entry } from '../../../../../src-shared/call.ts';
import { parseResponse } from '../../../../../src-main/retell/wire/parse-response.ts';

const read = async (body: string) => {
  const response = await parseResponse(new TextEncoder().encode(body), 'call');
  return response.ok ? response.value.records[0]?.call.sourceTexts : undefined;
};

test('keeps the text of free-form fields that parsing would change', async () => {
  const metadata = '{"id":107505301260286111,"x":1,"x":2}';
  const data = '{"price":1.10}';
  const body = `{"call_id":"call_1","metadata":${metadata},"call_analysis":{"call_successful":true,"custom_analysis_data":${data}},"balance":12345678901234567890}`;
  expect(await read(body)).toEqual({
    metadata,
    custom_analysis_data: data,
    balance: '12345678901234567890',
  });
});

test('keeps no text of fields that parsing reproduces', async () => {
  expect(await read('{"call_id":"call_1","metadata":{"id":"C-1","n":12}}')).toBeUndefined();
});

test('keeps no text of secrets or of fields with their own place', async () => {
  const body = '{"call_id":"call_1","access_token":"secret \\u0041","duration_ms":1.50}';
  expect(await read(body)).toBeUndefined();
});

/** Numbers and objects that JSON.parse changes, and some that it does not. */
const exactValues = [
  '107505301260286111',
  '-9223372036854775807',
  '12345678901234567890',
  '1.0',
  '1.10',
  '0.12345678901234567890',
  '1e400',
  '-1E400',
  '1E5',
  '-0',
  '{"2026":1,"2025":2}',
  '{"x":1,"x":2}',
  '[1.0,[1e400]]',
  '42',
  'true',
];

const listBodies = {
  'calls-v3': (row: string) => `{"items":[{"call_id":"call_0"},${row}],"has_more":false}`,
  'calls-v2': (row: string) => `{"calls": [ {"call_id":"call_0"} , ${row} ] }`,
  'calls-v1': (row: string) => `[{"call_id":"call_0"},${row}]`,
} as const;

test.each(exactValues)('keeps the text of %s in the rows of every list', async (value) => {
  const object = `{"n":${value}}`;
  const row =
    `{"call_id":"call_1","metadata":${object},"retell_llm_dynamic_variables":${object},` +
    `"custom_attributes":${object},"call_analysis":{"custom_analysis_data":${object}},"extra":${value}}`;
  for (const [kind, bodyOf] of Object.entries(listBodies)) {
    const body = new TextEncoder().encode(bodyOf(row));
    const response = await parseResponse(body, kind as keyof typeof listBodies);
    if (!response.ok) throw new Error(response.error.kind);
    const [first, second] = response.value.records;
    expect(first?.call.sourceTexts).toBeUndefined();
    const texts = second?.call.sourceTexts ?? {};
    const isPlain = value === '42' || value === 'true';
    expect(texts['metadata'], kind).toBe(isPlain ? undefined : object);
    expect(texts['retell_llm_dynamic_variables'], kind).toBe(isPlain ? undefined : object);
    expect(texts['custom_attributes'], kind).toBe(isPlain ? undefined : object);
    expect(texts['custom_analysis_data'], kind).toBe(isPlain ? undefined : object);
    expect(texts['extra'], kind).toBe(isPlain ? undefined : value);
    expect(second?.raw).toBe(row);
  }
});

test.each(exactValues)('keeps %s in JSON arguments and results as it came', async (value) => {
  const entries =
    `[{"role":"agent","content":"Hi [\\"{"},` +
    `{"role":"tool_call_invocation","name":"pay","arguments":{ "amount" : ${value} }},` +
    `{"role":"tool_call_result","content":[${value}]},{"role":"new_kind","payload":${value}}]`;
  const shown = async (field: string, kind: 'call' | 'chat') => {
    const body = `{"${kind}_id":"id_1","access_token":"secret","${field}":${entries}}`;
    const response = await parseResponse(new TextEncoder().encode(body), kind);
    if (!response.ok) throw new Error(response.error.kind);
    const call = response.value.records[0]?.call;
    return (field.startsWith('scrubbed') ? call?.scrubbedEntries : call?.entries)?.map(textOf);
  };
  const textOf = (entry: Entry) => {
    if (entry.kind === 'tool-call') return entry.arguments;
    if (entry.kind === 'tool-result') return entry.content;
    return entry.kind === 'unknown' ? entry.raw : undefined;
  };
  const expected = [
    undefined,
    `{"amount":${value}}`,
    `[${value}]`,
    `{"role":"new_kind","payload":${value}}`,
  ];
  expect(await shown('transcript_with_tool_calls', 'call')).toEqual(expected);
  expect(await shown('transcript_object', 'call')).toEqual(expected);
  expect(await shown('scrubbed_transcript_with_tool_calls', 'call')).toEqual(expected);
  expect(await shown('message_with_tool_calls', 'chat')).toEqual(expected);
});

test('keeps no secret beside a text that it keeps', async () => {
  const body = '{"call_id":"call_1","access_token":"abc","metadata":{"n":1.0}}';
  const response = await parseResponse(new TextEncoder().encode(body), 'call');
  expect(response.ok && response.value.records[0]?.raw).toBe(
    '{"call_id":"call_1","metadata":{"n":1.0}}',
  );
});

test('keeps any JSON in arguments, however it is spaced', async () => {
  await fc.assert(
    fc.asyncProperty(fc.object(), fc.nat(3), async (value, indent) => {
      const call = {
        call_id: 'call_1',
        transcript_object: [{ role: 'tool_call_invocation', arguments: value }],
      };
      const body = JSON.stringify(call, undefined, indent);
      const response = await parseResponse(new TextEncoder().encode(body), 'call');
      const entry = response.ok ? response.value.records[0]?.call.entries?.[0] : undefined;
      expect(entry?.kind === 'tool-call' && entry.arguments).toBe(JSON.stringify(value));
    }),
  );
});
