import Retell, { AuthenticationError, NotFoundError } from 'retell-sdk';
import { expect, test } from 'vitest';
import { withSample } from './sample-requests.ts';

test.each([
  ['the small workspace', {}],
  ['a generated workspace', { calls: 60, seed: 8 }],
])('the official SDK works against %s', async (_, wishes) => {
  const sample = await withSample(wishes);
  const client = new Retell({ apiKey: sample.apiKey, baseURL: sample.url, maxRetries: 0 });
  const calls = await client.call.list({
    limit: 5,
    include_total: true,
    filter_criteria: { call_status: { type: 'enum', op: 'in', value: ['ended'] } },
  });
  expect(calls.items).toHaveLength(5);
  expect(calls.has_more).toBe(true);
  const next = await client.call.list({
    limit: 5,
    pagination_key: calls.pagination_key!,
    filter_criteria: { call_status: { type: 'enum', op: 'in', value: ['ended'] } },
  });
  expect(next.items[0]!.start_timestamp!).toBeLessThan(calls.items.at(-1)!.start_timestamp!);
  const call = await client.call.retrieve(calls.items[0]!.call_id);
  expect(call.call_id).toBe(calls.items[0]!.call_id);
  const chats = await client.chat.list({ limit: 2 });
  const chat = await client.chat.retrieve(chats.items[0]!.chat_id);
  expect(chat.message_with_tool_calls!.length).toBeGreaterThan(0);
  expect((await client.concurrency.retrieve()).concurrency_limit).toBe(100);
  await expect(client.call.retrieve('call_of_nobody')).rejects.toThrow(NotFoundError);
  const stranger = new Retell({ apiKey: 'wrong', baseURL: sample.url, maxRetries: 0 });
  await expect(stranger.call.list()).rejects.toThrow(AuthenticationError);
});
