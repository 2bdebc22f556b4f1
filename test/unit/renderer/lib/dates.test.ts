import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  formatDateTime,
  formatDateTimeZone,
  formatShortDate,
  formatTimeOfDay,
  setDateLocale,
  startParts,
} from '../../../../src-renderer/lib/dates.ts';

const systemZone = process.env['TZ'];

beforeEach(() => {
  process.env['TZ'] = 'Europe/Berlin';
});

afterEach(() => {
  setDateLocale('en-GB');
  if (systemZone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = systemZone;
});

const at = Date.parse('2026-11-21T13:02:11Z');
/** Narrow spaces, which some locales have before AM, count as spaces here. */
const plain = (text: string): string => text.replace(/\s/gu, ' ');

describe('Dates', () => {
  it.each([
    ['en-GB', '21 Nov 2026, 14:02', '14:02:11'],
    ['en-US', 'Nov 21, 2026, 2:02 PM', '2:02:11 PM'],
    ['de-AT', '21. Nov. 2026, 14:02', '14:02:11'],
    ['sv-SE', '21 nov. 2026, 14:02', '14:02:11'],
  ])('have the form of a system in %s', (locale, dateTime, time) => {
    setDateLocale(locale);
    expect(plain(formatDateTime(at))).toBe(dateTime);
    expect(plain(formatTimeOfDay(at))).toBe(time);
    expect(plain(formatDateTimeZone(at))).toMatch(/ (?:CET|MEZ|GMT\+1)$/u);
  });

  it('name the zone of a time that the clock shows twice, and of no other', () => {
    const first = Date.parse('2026-10-25T00:30:00Z');
    const second = first + 3_600_000;
    expect(formatDateTime(first)).toBe('25 Oct 2026, 02:30 CEST');
    expect(formatDateTime(second)).toBe('25 Oct 2026, 02:30 CET');
    expect(startParts(second, at)).toEqual({ day: '25 Oct', time: '02:30 CET' });
    expect(formatDateTime(second + 3_600_000)).toBe('25 Oct 2026, 03:30');
  });

  it('are never the same text for two hours of the day of a clock change', () => {
    const day = Date.parse('2026-10-24T22:00:00Z');
    fc.assert(
      fc.property(fc.nat(24), fc.nat(24), fc.nat(59), (a, b, minute) => {
        const text = (hour: number) => formatDateTime(day + (hour * 60 + minute) * 60_000);
        expect(text(a) === text(b)).toBe(a === b);
      }),
    );
  });

  it('show the time of today’s calls and the day of older ones', () => {
    const now = new Date(2026, 10, 21, 18).getTime();
    expect(formatShortDate(new Date(2026, 10, 21, 14, 2).getTime(), now)).toBe('14:02');
    expect(formatShortDate(new Date(2026, 10, 20, 14, 2).getTime(), now)).toBe('20 Nov');
    expect(formatShortDate(new Date(2025, 10, 20).getTime(), now)).toBe('20 Nov 2025');
  });
});
