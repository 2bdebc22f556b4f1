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
];

const bodyOf = (number: string): Uint8Array =>
  Buffer.from(
    `{"call_id":"call_${number}","call_status":"ended","start_timestamp":1,"metadata":{"order_id":${number}},` +
      `"call_analysis":{"custom_analysis_data":{"order_id":${number}}}}`,
  );

async function libraryWithNumbers() {
  const library = await openTestLibrary();
  for (const number of digits) {
    const read = await library.read(bodyOf(number), 'call');
    if (!read.ok) throw new Error(read.error.kind);
    await library.request('calls:store', { responses: [read.value.ticket] });
  }
  return library;
}

describe('A filter by a number', () => {
  it.each(digits)('of all digits finds %s alone', async (number) => {
    using library = await libraryWithNumbers();
    const exact = number.length < 16 ? {} : { exact: number };
    const filter: CustomFieldFilter = {
      key: 'order_id',
      type: 'number',
      op: 'eq',
      value: Number(number),
      ...exact,
    };
    for (const field of ['metadata', 'custom_analysis_data'] as const) {
      const call = { [field]: [filter] };
      expect(await queueIds(library.request, { kind: 'call', call })).toEqual([`call_${number}`]);
    }
  });

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
