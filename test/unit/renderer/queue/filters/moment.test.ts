import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  parseAmount,
  toAmountDraft,
} from '../../../../../src-renderer/features/queue/filters/fields/amount-draft.ts';
import {
  momentText,
  parseMoment,
} from '../../../../../src-renderer/features/queue/filters/fields/moment.ts';
import type { Unit } from '../../../../../src-renderer/features/queue/filters/fields/units.ts';
import type { AmountFilter } from '../../../../../src-shared/filter.ts';

const zone = process.env['TZ'];

afterEach(() => {
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
});

/** Zones with a clock change at night, at midnight, by half an hour, and without one. */
const zones = ['Europe/Berlin', 'Asia/Beirut', 'Australia/Lord_Howe', 'America/St_Johns', 'UTC'];

const times = fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2028, 0, 1) });
const values: Readonly<Record<Unit, fc.Arbitrary<number>>> = {
  moment: times,
  duration: fc.double({ min: 0, max: 4e7, noNaN: true }),
  latency: fc.double({ min: 0, max: 1e6, noNaN: true }),
  money: fc.double({ min: 0, max: 1e6, noNaN: true }),
  number: fc.double({ noNaN: true, noDefaultInfinity: true }),
};
const amounts = (value: fc.Arbitrary<number>): fc.Arbitrary<AmountFilter> =>
  fc.oneof(
    fc.record({
      type: fc.constant('number' as const),
      op: fc.constantFrom('eq', 'ne', 'gt', 'ge', 'lt', 'le'),
      value,
    }),
    fc.record({
      type: fc.constant('range' as const),
      op: fc.constant('bt' as const),
      value: fc.tuple(value, value),
    }),
  );

describe('a filter that is opened in its editor and applied without a change', () => {
  it.each(Object.entries(values))('keeps its numbers (%s)', (unit, value) => {
    fc.assert(
      fc.property(amounts(value), fc.constantFrom(...zones), (amount, timeZone) => {
        process.env['TZ'] = timeZone;
        expect(parseAmount(unit as Unit, toAmountDraft(unit as Unit, amount))).toEqual(amount);
      }),
      { numRuns: 500 },
    );
  });

  it('keeps an unchanged bound when the other one changes', () => {
    const draft = toAmountDraft('latency', { type: 'range', op: 'bt', value: [850.4, 1200.26] });
    expect(parseAmount('latency', { ...draft, second: '2 s' })).toEqual({
      type: 'range',
      op: 'bt',
      value: [850.4, 2000],
    });
  });
});

describe('a moment', () => {
  it.each(zones)('reads back as itself around every clock change (%s)', (timeZone) => {
    process.env['TZ'] = timeZone;
    for (const day of ['2026-03-29', '2026-10-25', '2026-04-05', '2026-10-04', '2026-11-01']) {
      const noon = Date.parse(`${day}T12:00:00Z`);
      for (let ms = noon - 36 * 3_600_000; ms < noon + 36 * 3_600_000; ms += 15 * 60_000) {
        expect(parseMoment(momentText(ms))?.ms).toBe(ms);
      }
    }
  });

  describe('in Berlin', () => {
    beforeEach(() => {
      process.env['TZ'] = 'Europe/Berlin';
    });

    it('names its offset when the clock shows its time twice', () => {
      const first = Date.parse('2026-10-25T00:30:00Z');
      expect(momentText(first)).toBe('2026-10-25 02:30 +02:00');
      expect(momentText(first + 3_600_000)).toBe('2026-10-25 02:30 +01:00');
      expect(momentText(first - 3_600_000)).toBe('2026-10-25 01:30');
    });

    it.each([
      '2026-03-29 02:30',
      '2026-02-30',
      '2026-02-29 10:00',
      '2026-06-31',
      '2026-01-01 24:00',
      '2026-01-01 24:00 +01:00',
      '2026-01-01 25:00',
      '2026-01-01 12:60',
      '2026-01-01 10.30',
      '01/01/2026',
      '',
    ])('is not valid where the day or the time does not exist: %s', (text) => {
      expect(parseMoment(text)).toBeUndefined();
    });

    it('is read with and without a leading zero, seconds and milliseconds', () => {
      const ms = Date.parse('2026-01-01T06:05:00Z');
      expect(parseMoment('2026-01-01 7:05')?.ms).toBe(ms);
      expect(parseMoment('2026-01-01T07:05:30')?.ms).toBe(ms + 30_000);
      expect(parseMoment(' 2026-01-01 07:05:30.5 ')?.ms).toBe(ms + 30_500);
    });
  });
});
