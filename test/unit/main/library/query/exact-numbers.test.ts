import { describe, expect, it } from 'vitest';
import type { CustomFieldFilter } from '../../../../../src-shared/filter.ts';
import { openTestLibrary, queueIds } from '../test-library.ts';

const digits = [
  '107505301260286110',
  '107505301260286111',
  '107505301260286104',
  '9007199254740993',
  '9007199254740992',
  '-107505301260286111',
  '9223372036854775807',
  '42',
  '9223372036854775808',
  '12345678901234567890',
  '12345678901234567891',
  '12345678901234567000',
  '-12345678901234567890',
  '1000000000000000000001',
  '1000000000000000000002',
];

const bodyOf = (number: string): Uint8Array =>
  Buffer.from(
    `{"call_id":"call_${number}","call_status":"ended","start_timestamp":1,"metadata":{"order_id":${number}},` +
      `"retell_llm_dynamic_variables":{"order_id":${number}},"custom_attributes":{"order_id":${number}},` +
      `"call_analysis":{"custom_analysis_data":{"order_id":${number}}}}`,
  );

async function libraryWithNumbers(source: 'full calls' | 'a list' = 'full calls') {
  const library = await openTestLibrary();
  const store = async (body: Uint8Array, kind: 'call' | 'calls-v3') => {
    const read = await library.read(body, kind);
    if (!read.ok) throw new Error(read.error.kind);
    await library.request('calls:store', { responses: [read.value.ticket] });
  };
  if (source === 'a list') {
    const rows = digits.map((number) => Buffer.from(bodyOf(number)).toString());
    await store(Buffer.from(`{"items":[${rows.join(',')}]}`), 'calls-v3');
  } else for (const number of digits) await store(bodyOf(number), 'call');
  return library;
}

describe('A filter by a number', () => {
  it.each(digits)('of all digits finds %s alone', async (number) => {
    using fetched = await libraryWithNumbers();
    using listed = await libraryWithNumbers('a list');
    const exact = number.length < 16 ? {} : { exact: number };
    const filter: CustomFieldFilter = {
      key: 'order_id',
      type: 'number',
      op: 'eq',
      value: Number(number),
      ...exact,
    };
    for (const field of [
      'metadata',
      'custom_analysis_data',
      'dynamic_variables',
      'custom_attributes',
    ] as const) {
      const queue = { kind: 'call', call: { [field]: [filter] } } as const;
      // Only Retell knows the attributes of calls that have none in their responses.
      expect(await queueIds(fetched.request, queue), field).toEqual([`call_${number}`]);
      expect(await queueIds(listed.request, queue), field).toEqual([`call_${number}`]);
    }
  });

  it.each([
    ['1e400', 'gt', 1e308, true],
    ['1e400', 'lt', 1e308, false],
    ['-1e400', 'lt', -1e308, true],
    ['1.0', 'eq', 1, true],
    ['-0', 'eq', 0, true],
  ] as const)(
    'compares %s by its value, also after a list came again',
    async (text, op, value, isFound) => {
      using library = await openTestLibrary();
      const bodies = [
        [bodyOf(text), 'call'],
        [Buffer.from(`{"items":[{"call_id":"call_${text}","agent_name":"Ava"}]}`), 'calls-v3'],
      ] as const;
      for (const [body, kind] of bodies) {
        const read = await library.read(body, kind);
        if (!read.ok) throw new Error(read.error.kind);
        await library.request('calls:store', { responses: [read.value.ticket] });
      }
      const filter: CustomFieldFilter = { key: 'order_id', type: 'number', op, value };
      const ids = await queueIds(library.request, { kind: 'call', call: { metadata: [filter] } });
      expect(ids).toEqual(isFound ? [`call_${text}`] : []);
    },
  );

  it('compares all digits in every comparison', async () => {
    using library = await libraryWithNumbers();
    const found = async (op: 'gt' | 'ge' | 'lt' | 'le' | 'ne') => {
      const filter: CustomFieldFilter = {
        key: 'order_id',
        type: 'number',
        op,
        value: Number('107505301260286110'),
        exact: '107505301260286110',
      };
      const ids = await queueIds(library.request, { kind: 'call', call: { metadata: [filter] } });
      return ids.map((id) => id.slice(5)).toSorted();
    };
    const compare = {
      gt: (number: bigint) => number > 107_505_301_260_286_110n,
      ge: (number: bigint) => number >= 107_505_301_260_286_110n,
      lt: (number: bigint) => number < 107_505_301_260_286_110n,
      le: (number: bigint) => number <= 107_505_301_260_286_110n,
      ne: (number: bigint) => number !== 107_505_301_260_286_110n,
    } as const;
    for (const op of ['gt', 'ge', 'lt', 'le', 'ne'] as const) {
      const expected = digits.filter((number) => compare[op](BigInt(number)));
      expect(await found(op)).toEqual(expected.toSorted());
    }
  });
});
