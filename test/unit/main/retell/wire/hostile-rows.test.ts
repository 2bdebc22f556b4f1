import process from 'node:process';
import { expect, test } from 'vitest';
import { callOfV3 } from '../../../../../src-main/retell/wire/calls/call-versions.ts';
import {
  pageOf,
  recordsOf,
  rowTextsOf,
} from '../../../../../src-main/retell/wire/parse-response.ts';
import type { Row } from '../../../../../src-main/retell/wire/fields/read-row.ts';

const whole = { source: 'get', raw: '' } as const;
const read = (row: Row) => callOfV3({ call_id: 'call_1', ...row }, whole)?.call;

test('a row with __proto__ changes no other object', () => {
  const row = JSON.parse(
    '{"call_id":"call_1","__proto__":{"polluted":true},"metadata":{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}},"latency":{"__proto__":{"p50":1}}}',
  ) as Row;
  const record = callOfV3(row, whole);
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  expect(record?.call).not.toHaveProperty('polluted');
  expect(structuredClone(record)?.call.id).toBe('call_1');
});

test('metadata 200,000 levels deep is cut and reported', () => {
  const deep: unknown = JSON.parse(`${'{"a":'.repeat(200_000)}1${'}'.repeat(200_000)}`);
  const call = read({ metadata: deep, surprise: deep });
  expect(structuredClone(call)?.id).toBe('call_1');
  expect(call?.problems.join()).toContain('metadata: too deep');
});

test('an entry 200,000 levels deep is kept', () => {
  const deep: unknown = JSON.parse(`${'['.repeat(200_000)}${']'.repeat(200_000)}`);
  const call = read({ transcript_object: [{ role: 'hologram', shape: deep }] });
  expect(call?.entries).toMatchObject([{ kind: 'unknown', role: 'hologram' }]);
  expect(JSON.stringify(call?.entries).length).toBeLessThan(30_000);
});

test('of a million words the first 200,000 are kept, which is reported', () => {
  const words = Array.from({ length: 1_000_000 }, () => ({ word: 'a', start: 1, end: 2 }));
  const call = read({ transcript_object: [{ role: 'agent', content: 'a', words }] });
  expect(call?.entries?.[0]).toMatchObject({ words: { length: 200_000 } });
  expect(call?.problems.join()).toContain('800000 were left out');
});

test('invalid words and times are left out and counted', () => {
  const words = [
    7,
    null,
    {},
    { word: '' },
    { word: 'a', start: -1, end: 1e9 },
    { word: 'b', start: '1' },
  ];
  const call = read({ transcript_object: [{ role: 'user', words }] });
  expect(call?.entries?.[0]).toMatchObject({ text: 'a b', words: [{ text: 'a' }, { text: 'b' }] });
  expect(call?.problems).toEqual([
    'transcript: 4 words without text, or with too much of it, were left out',
    'transcript: 3 invalid word times were left out',
  ]);
});

test('rows without an id are left out and reported, and the others are kept', async () => {
  const page = pageOf({ items: [{ call_id: 'call_1' }, {}, 7, { call_id: '' }], has_more: true });
  const { records, problems } = await recordsOf(page?.rows ?? [], [], callOfV3);
  expect(records.map(({ call }) => call.id)).toEqual(['call_1']);
  expect(problems.length).toBe(3);
});

test('parsing a page of 250 calls never blocks for longer than a frame', async () => {
  const row = {
    call_id: 'call_1',
    agent_id: 'agent_1',
    call_status: 'ended',
    metadata: Object.fromEntries(
      Array.from({ length: 40 }, (_, n) => [`field_${n}`, `value ${n}`]),
    ),
    call_analysis: { call_summary: 'The agent booked an appointment. '.repeat(20) },
    latency: { e2e: { p50: 1, values: Array.from({ length: 60 }, (_, n) => n) } },
  };
  const body = JSON.stringify({ items: Array.from({ length: 250 }, () => row), has_more: true });
  // The thread's own time: what other processes take from it is not the app's doing.
  const busyMs = (): number => {
    const { user, system } = process.threadCpuUsage();
    return (user + system) / 1000;
  };
  const longest = async (): Promise<number> => {
    let before = busyMs();
    let most = 0;
    const look = (): void => {
      const now = busyMs();
      most = Math.max(most, now - before);
      before = now;
    };
    let looking = true;
    const keepLooking = (): void => {
      look();
      if (looking) setImmediate(keepLooking);
    };
    setImmediate(keepLooking);
    const json: unknown = JSON.parse(body);
    await recordsOf(pageOf(json)?.rows ?? [], rowTextsOf(json, body), callOfV3);
    looking = false;
    look();
    return most;
  };
  await longest();
  const runs = [
    await longest(),
    await longest(),
    await longest(),
    await longest(),
    await longest(),
  ];
  expect(runs.toSorted((a, b) => a - b)[2]).toBeLessThan(16);
});
