import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nextDrawMs, periodStartMs } from '../../../../src-shared/plans/plan-period.ts';

const at = (...parts: [number, number, number, number?, number?]): number =>
  new Date(...parts).getTime();
const monday6 = { period: 'weekly', drawMinute: 360, weekday: 1 } as const;

it('draws a weekly plan at its day and time', () => {
  // 30 November 2026 is a Monday.
  expect(periodStartMs(monday6, at(2026, 10, 30, 6, 0))).toBe(at(2026, 10, 30, 6));
  expect(periodStartMs(monday6, at(2026, 10, 30, 5, 59))).toBe(at(2026, 10, 23, 6));
  expect(periodStartMs(monday6, at(2026, 11, 6, 23, 0))).toBe(at(2026, 10, 30, 6));
  expect(nextDrawMs(monday6, at(2026, 10, 30, 6, 0))).toBe(at(2026, 11, 7, 6));
});

it('draws a daily plan at its time', () => {
  const daily = { period: 'daily', drawMinute: 90, weekday: 1 } as const;
  expect(periodStartMs(daily, at(2026, 0, 1, 1, 0))).toBe(at(2025, 11, 31, 1, 30));
  expect(nextDrawMs(daily, at(2026, 0, 1, 1, 0))).toBe(at(2026, 0, 1, 1, 30));
});

it('draws a plan without a period only on request', () => {
  const once = { period: 'once', drawMinute: 0, weekday: 1 } as const;
  expect(periodStartMs(once, at(2026, 0, 1))).toBe(0);
  expect(nextDrawMs(once, at(2026, 0, 1))).toBeUndefined();
});

it('has every moment in exactly one period', () => {
  const schedules = fc.record({
    period: fc.constantFrom('daily' as const, 'weekly' as const),
    drawMinute: fc.integer({ min: 0, max: 1439 }),
    weekday: fc.integer({ min: 1, max: 7 }),
  });
  const moments = fc.integer({ min: at(2024, 0, 1), max: at(2030, 0, 1) });
  fc.assert(
    fc.property(schedules, moments, (schedule, nowMs) => {
      const start = periodStartMs(schedule, nowMs);
      const next = nextDrawMs(schedule, nowMs) ?? 0;
      expect(start).toBeLessThanOrEqual(nowMs);
      expect(next).toBeGreaterThan(nowMs);
      expect(periodStartMs(schedule, next)).toBe(next);
    }),
  );
});
