import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isCallId } from '../../../../../src-main/retell/wire/calls/call-record.ts';
import {
  callOfV1,
  callOfV2,
  callOfV3,
} from '../../../../../src-main/retell/wire/calls/call-versions.ts';
import { chatOfV3 } from '../../../../../src-main/retell/wire/calls/chat.ts';
import { parseResponse } from '../../../../../src-main/retell/wire/parse-response.ts';
import type { Row } from '../../../../../src-main/retell/wire/fields/read-row.ts';
import type { Call } from '../../../../../src-shared/call.ts';

const origin = { source: 'get', raw: '' } as const;
const extremes = [
  1e300,
  -1e300,
  Number.MAX_VALUE,
  8.64e15,
  8.64e15 + 1,
  -8.64e15 - 1,
  1e17,
  -1e17,
  1_763_734_920_000_000,
  1_763_734_920_000_000_000,
  Number.MAX_SAFE_INTEGER + 1,
  -1,
  -0.5,
];

/** Every number of a parsed call, with the path to it. */
function numbersIn(value: unknown, path = ''): readonly (readonly [string, number])[] {
  if (typeof value === 'number') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => numbersIn(inner, `${path}.${key}`));
}

/** Every number must be exact, every time must be a date, and every duration a duration. */
function expectBounded(call: Call | undefined): void {
  if (call === undefined) throw new Error('no call');
  const { problems: _problems, unknown: _unknown, ...parsed } = call;
  for (const [path, number] of numbersIn(parsed)) {
    expect(Math.abs(number), path).toBeLessThanOrEqual(Number.MAX_SAFE_INTEGER);
    if (/(?:start|end|sent|transferEnd)Ms$/u.test(path) && !path.includes('.words.')) {
      expect(new Date(number).toISOString(), path).toMatch(/^(?:19|20|2100)/u);
    }
  }
  expect(call.durationMs ?? 0).toBeGreaterThanOrEqual(0);
  expect(call.durationMs ?? 0).toBeLessThanOrEqual(604_800_000);
}

/** A row in which every field that can be a number is this number. */
const callRow = (n: unknown): Row => ({
  call_id: 'call_1',
  agent_version: n,
  version: n,
  start_timestamp: n,
  end_timestamp: n,
  transfer_end_timestamp: n,
  duration_ms: n,
  sample_rate: n,
  end_call_after_silence_ms: n,
  latency: { e2e: { p50: n, p90: n, p95: n, p99: n, min: n, max: n, num: n, values: [n, 1] } },
  e2e_latency: { p50: n },
  call_cost: {
    combined_cost: n,
    total_duration_seconds: n,
    total_duration_unit_price: n,
    total_one_time_price: n,
    product_costs: [{ product: 'tts', cost: n, unit_price: n }],
  },
  llm_token_usage: { values: [n], average: n, num_requests: n },
  transcript_with_tool_calls: [
    { role: 'agent', content: 'Hi', words: [{ word: 'Hi', start: n, end: n }] },
    { role: 'sms', content: 'x', time_sec: n, created_timestamp: n },
    { role: 'injected', content: 'x', time_sec: n, created_timestamp: n },
  ],
});
const chatRow = (n: unknown): Row => ({
  chat_id: 'chat_1',
  version: n,
  start_timestamp: n,
  end_timestamp: n,
  chat_cost: { combined_cost: n, product_costs: [{ product: 'llm', cost: n }] },
  message_with_tool_calls: [{ role: 'user', content: 'x', created_timestamp: n }],
});

const expectAllBounded = (n: unknown): void => {
  for (const read of [callOfV1, callOfV2, callOfV3]) expectBounded(read(callRow(n), origin)?.call);
  expectBounded(chatOfV3(chatRow(n), origin)?.call);
};

test.for(extremes)('a call whose every number is %d is read within bounds', (n) => {
  expectAllBounded(n);
});

test('whatever number is in a field, the call is read within bounds', () => {
  fc.assert(
    fc.property(fc.oneof(fc.double(), fc.maxSafeInteger(), fc.integer()), expectAllBounded),
  );
});

test('a start in microseconds is reported with its value, and the end stays', () => {
  const row = { start_timestamp: 1_763_734_920_000_000, end_timestamp: 1_763_734_980_000 };
  const call = callOfV3({ call_id: 'call_1', ...row }, origin)?.call;
  expect(call?.startMs).toBeUndefined();
  expect(call?.endMs).toBe(1_763_734_980_000);
  expect(call?.problems).toEqual([
    'start_timestamp: is no time between 1970 and 2100; came as 1763734920000000',
  ]);
});

test('an ordinary call has no issues', () => {
  const row = { start_timestamp: 1_763_734_920_000, end_timestamp: 1_763_734_980_000 };
  const call = callOfV3({ call_id: 'call_1', ...row }, origin)?.call;
  expect(call).toMatchObject({ durationMs: 60_000, problems: [] });
});

const badIds = [
  '',
  '.',
  '..',
  '\u0000nul',
  'a\u0000b',
  'a\nb',
  '\u007F',
  '\u0085',
  '\u2028',
  '\uD800',
  'a\uDC00',
  'x'.repeat(501),
];

test.for(badIds)('the id %j is not usable', (id) => {
  expect(isCallId(id)).toBe(false);
  expect(callOfV3({ call_id: id }, origin)).toBeUndefined();
  expect(chatOfV3({ chat_id: id }, origin)).toBeUndefined();
});

test.for(['call_1', '...', 'a.b', 'a/b', '../x', 'ä', '通话', '😀', 'a b', "'; --"])(
  'the id %j is usable',
  (id) => {
    expect(isCallId(id)).toBe(true);
  },
);

test('any usable id survives an address', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }), (id) => {
      fc.pre(isCallId(id));
      const { pathname } = new URL(`https://api.example/v2/get-call/${encodeURIComponent(id)}`);
      expect(decodeURIComponent(pathname)).toBe(`/v2/get-call/${id}`);
    }),
  );
});

test('a row with an unusable id is left out of its page, and the others stay', async () => {
  const rows = [{ call_id: '\u0000nul' }, { call_id: 'call_1' }, { call_id: '..' }];
  const page = await parseResponse(new TextEncoder().encode(JSON.stringify(rows)), 'calls-v3');
  if (!page.ok) throw new Error('no page');
  expect(page.value.records.map(({ call }) => call.id)).toEqual(['call_1']);
  expect(page.value.problems).toEqual(Array(2).fill('A row without a usable id was left out'));
});

const toolCall = (length: number) =>
  callOfV3(
    {
      call_id: 'call_1',
      transcript_with_tool_calls: [
        {
          role: 'tool_call_invocation',
          name: 'book',
          arguments: { text: 'x'.repeat(length), end: 'HERE' },
        },
      ],
    },
    origin,
  )?.call.entries?.[0];

test('the arguments of a tool are kept completely, and a cut is said', () => {
  expect(toolCall(30_000)).toMatchObject({ arguments: expect.stringMatching(/"end":"HERE"\}$/u) });
  expect(toolCall(3_000_000)).toMatchObject({
    arguments: expect.stringMatching(/… \(cut after 2000000 characters\)$/u),
  });
});
