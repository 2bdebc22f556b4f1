import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { joinList, uniqueNames } from '../../../../../src-main/exports/cells/cell-lists.ts';

it('a list can be taken apart again, whatever its items are called', () => {
  const item = fc.oneof(
    fc.constantFrom('A;@SUM(1);', 'Billing; refund', 'refund', 'say "hi"', ' x ', '"'),
    fc.stringMatching(/^[^\r\n]{1,20}$/u),
  );
  fc.assert(
    fc.property(fc.array(item, { minLength: 1, maxLength: 6 }), (items) => {
      const [back] = parse(joinList(items) ?? '', { delimiter: '; ', record_delimiter: '\n' });
      expect(back).toEqual(items);
    }),
    { numRuns: 2000, seed: 9 },
  );
  expect(joinList([])).toBeUndefined();
});

it('column names are unique even without regard to case, and the first one keeps its name', () => {
  expect(
    uniqueNames(['tags', 'Same / Greeting', 'same / greeting', 'Same / Greeting', 'Tags']),
  ).toEqual(['tags', 'Same / Greeting', 'same / greeting [2]', 'Same / Greeting [3]', 'Tags [2]']);
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', 'A', 'a [2]', 'a [3]', 'b')), (names) => {
      const unique = uniqueNames(names).map((name) => name.toLowerCase());
      expect(new Set(unique).size).toBe(names.length);
    }),
    { numRuns: 500, seed: 2 },
  );
});
