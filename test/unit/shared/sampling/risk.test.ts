import fc from 'fast-check';
import { expect, it } from 'vitest';
import { riskOf } from '../../../../src-shared/sampling/risk.ts';

const calm = {
  measuresNotMet: 0,
  successful: true,
  sentiment: 'Positive',
  markerKinds: 0,
} as const;

it('explains the risk by its signals', () => {
  expect(riskOf(calm)).toEqual({ score: 0, because: '' });
  const risk = riskOf({
    measuresNotMet: 2,
    successful: false,
    sentiment: 'Negative',
    markerKinds: 1,
  });
  expect(risk.because).toBe(
    'two measures not met, unsuccessful, negative sentiment, one kind of issue',
  );
  expect(risk.score).toBeCloseTo(1 - 0.55 ** 2 * 0.6 * 0.75 * 0.92, 12);
});

it('grows with every signal and stays below 1', () => {
  fc.assert(
    fc.property(fc.nat(12), fc.boolean(), fc.nat(5), (measuresNotMet, successful, markerKinds) => {
      const signals = { ...calm, measuresNotMet, successful, markerKinds };
      const { score } = riskOf(signals);
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score).toBeLessThan(1);
      expect(riskOf({ ...signals, measuresNotMet: measuresNotMet + 1 }).score).toBeGreaterThan(
        score,
      );
      expect(riskOf({ ...signals, sentiment: 'Negative' }).score).toBeGreaterThan(score);
    }),
  );
});
