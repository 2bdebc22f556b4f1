import { expect, test } from 'vitest';
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
