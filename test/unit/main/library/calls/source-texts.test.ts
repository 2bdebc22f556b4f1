import { expect, test } from 'vitest';
import type { ResponseKind } from '../../../../../src-main/retell/wire/response.ts';
import { asCallId, openTestLibrary } from '../test-library.ts';

/** What Details shows after these responses were stored one after the other. */
async function storedAfter(...responses: readonly (readonly [ResponseKind, string])[]) {
  using library = await openTestLibrary();
  for (const [kind, body] of responses) {
    const read = await library.read(Buffer.from(body), kind);
    if (!read.ok) throw new Error(read.error.kind);
    await library.request('calls:store', { responses: [read.value.ticket] });
  }
  const opened = await library.request('calls:get', { id: asCallId('call_1') });
  return opened.call;
}

const full = (fields: string): readonly [ResponseKind, string] => [
  'call',
  `{"call_id":"call_1","call_status":"ended",${fields}}`,
];
const listed = (fields: string): readonly [ResponseKind, string] => [
  'calls-v3',
  `{"items":[{"call_id":"call_1","call_status":"ended",${fields}}]}`,
];

test('a list row has its numbers digit for digit before the full call is fetched', async () => {
  const call = await storedAfter(listed('"metadata":{"id":9007199254740993,"price":1.0}'));
  expect(call?.sourceTexts).toEqual({ metadata: '{"id":9007199254740993,"price":1.0}' });
});

test('a list row without a field keeps the text of the full call', async () => {
  const call = await storedAfter(full('"metadata":{"n":1.10}'), listed('"agent_name":"Ava"'));
  expect(call?.sourceTexts).toEqual({ metadata: '{"n":1.10}' });
});

test('a field that comes again has the digits of the newer response', async () => {
  const plain = await storedAfter(full('"metadata":{"n":1.10}'), listed('"metadata":{"n":1.1}'));
  expect(plain?.sourceTexts).toBeUndefined();
  const longer = await storedAfter(full('"metadata":{"n":1.1}'), listed('"metadata":{"n":1.100}'));
  expect(longer?.sourceTexts).toEqual({ metadata: '{"n":1.100}' });
  const unknown = await storedAfter(full('"extra":1.0,"other":2.0'), listed('"extra":1'));
  expect(unknown?.sourceTexts).toEqual({ other: '2.0' });
});

test('a full call keeps the digits of attributes that only its list row has', async () => {
  const call = await storedAfter(
    listed('"custom_attributes":{"n":9007199254740993}'),
    full('"metadata":{"n":1.0}'),
  );
  expect(call?.customAttributes).toBeDefined();
  expect(call?.sourceTexts).toEqual({
    custom_attributes: '{"n":9007199254740993}',
    metadata: '{"n":1.0}',
  });
});
