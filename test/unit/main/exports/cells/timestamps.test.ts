import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { localTime, utcTime } from '../../../../../src-main/exports/cells/timestamps.ts';

it('a local time with its offset is the same moment as the time in UTC', () => {
  // Offsets of whole minutes only exist since the time zones were standardised.
  const since1975 = fc.integer({ min: 160_000_000_000, max: 4_000_000_000_000 });
  fc.assert(
    fc.property(since1975, (ms) => {
      const local = localTime(ms) ?? '';
      expect(local).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d\d:\d\d$/u);
      expect(Date.parse(local)).toBe(ms);
      expect(Date.parse(utcTime(ms) ?? '')).toBe(ms);
    }),
    { numRuns: 1000, seed: 5 },
  );
});

it.each([8.64e15 + 1, -8.64e15 - 1, 1_763_734_920_000_000_000, -1e17, 1e300, -1e300])(
  '%d, which is no date, is exported as it came',
  (ms) => {
    expect(utcTime(ms)).toBe(String(ms));
    expect(localTime(ms)).toBe(String(ms));
  },
);

it.each([8.64e15, -8.64e15, 0, -1])('%d is exported as a date', (ms) => {
  expect(utcTime(ms)).toBe(new Date(ms).toISOString());
  expect(localTime(ms)).toContain('T');
});
