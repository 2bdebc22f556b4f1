import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaultPollSchedule, nextStep } from '../../../../src-main/sync/list/walk.ts';

const nowMs = Date.UTC(2026, 10, 30);
const dayMs = 86_400_000;
const time = fc.integer({ min: nowMs - 900 * dayMs, max: nowMs + 900 * dayMs });

test('new calls are looked for within a minute, whatever moments a wrong clock has noted', () => {
  const stream = fc.record({ newestMs: time, freshDoneMs: time, deepDoneMs: time });
  fc.assert(
    fc.property(stream, (stored) => {
      const step = nextStep(stored, defaultPollSchedule, nowMs);
      const restMs = step.kind === 'rest' ? step.ms : 0;
      // A few minutes in the future are taken for an inaccurate clock, not for one that was set back.
      expect(restMs).toBeLessThanOrEqual(defaultPollSchedule.pollMs + 5 * 60_000);
    }),
    { numRuns: 1000 },
  );
});

test('after the clock was set back by two years, a list that was missing is asked for again', () => {
  const later = nowMs + 730 * dayMs;
  const step = nextStep({ absentMs: later }, defaultPollSchedule, nowMs);
  expect(step).toMatchObject({ kind: 'page', walk: 'deep' });
  expect(nextStep({ absentMs: nowMs - 1 }, defaultPollSchedule, nowMs).kind).toBe('rest');
});
