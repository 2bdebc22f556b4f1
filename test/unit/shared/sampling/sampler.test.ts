import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SamplingMethod } from '../../../../src-shared/sampling/method.ts';
import {
  createSampler,
  type PopulationCall,
  type Sample,
} from '../../../../src-shared/sampling/sampler.ts';

const seed = '8f3a01c2';

function draw(
  calls: readonly PopulationCall[],
  method: SamplingMethod,
  { size, seed: drawSeed = seed }: { readonly size: number; readonly seed?: string },
): Sample {
  const sampler = createSampler({ method, size, seed: drawSeed });
  for (const call of calls) sampler.add(call);
  return sampler.finish();
}

const ids = ({ calls }: Sample): readonly string[] => calls.map(({ id }) => id);

const populations = fc.uniqueArray(fc.string({ maxLength: 8 }), { maxLength: 120 }).chain((names) =>
  fc.tuple(
    ...names.map((id) =>
      fc.record({
        id: fc.constant(id),
        startMs: fc.option(fc.integer({ min: 0, max: 5 }), { nil: undefined }),
        risk: fc.constantFrom(0, 0.25, 0.5),
        stratum: fc.constantFrom('Ava', 'Ben', 'Cleo', ''),
      }),
    ),
  ),
);

const methods: fc.Arbitrary<SamplingMethod> = fc.oneof(
  fc.constantFrom<SamplingMethod>(
    { kind: 'all' },
    { kind: 'random' },
    { kind: 'newest' },
    { kind: 'riskiest' },
  ),
  fc.record({
    kind: fc.constant('stratified' as const),
    by: fc.constant('agent' as const),
    allocation: fc.constantFrom('proportional' as const, 'equal' as const),
  }),
  fc.integer({ min: 1, max: 99 }).map((percent) => ({
    kind: 'mix' as const,
    parts: [
      { method: 'riskiest' as const, percent },
      { method: 'random' as const, percent: 100 - percent },
    ],
  })),
);

describe('a sample', () => {
  it('is the same for every order of the population', () => {
    fc.assert(
      fc.property(
        populations,
        methods,
        fc.nat(60),
        fc.infiniteStream(fc.nat()),
        (calls, method, size, keys) => {
          const shuffled = calls
            .map((call) => ({ call, key: keys.next().value as number }))
            .toSorted((a, b) => a.key - b.key)
            .map(({ call }) => call);
          expect(draw(shuffled, method, { size })).toEqual(draw(calls, method, { size }));
        },
      ),
    );
  });

  it('has exactly the requested number of different calls, or all there are', () => {
    fc.assert(
      fc.property(populations, methods, fc.nat(60), (calls, method, size) => {
        const drawn = ids(draw(calls, method, { size }));
        expect(new Set(drawn).size).toBe(drawn.length);
        expect(drawn.length).toBe(Math.min(size, calls.length));
        const known = new Set(calls.map(({ id }) => id));
        expect(drawn.every((id) => known.has(id))).toBe(true);
      }),
    );
  });

  it('takes strata in proportion, to within one call of the exact share', () => {
    fc.assert(
      fc.property(populations, fc.nat(60), (calls, size) => {
        const sample = draw(
          calls,
          { kind: 'stratified', by: 'agent', allocation: 'proportional' },
          { size },
        );
        const taken = Math.min(size, calls.length);
        for (const { population, drawn } of sample.strata) {
          const exact = (taken * population) / calls.length;
          // Below 1, so that a whole share is met exactly.
          expect(Math.abs(drawn - exact)).toBeLessThan(1);
        }
        for (const { stratum, drawn } of sample.strata) {
          const inStratum = sample.calls.filter(
            ({ drawnBy }) => drawnBy.by === 'stratum' && drawnBy.stratum === stratum,
          );
          expect(inStratum.length).toBe(drawn);
        }
      }),
    );
  });

  it('takes equal strata evenly, as far as each has calls', () => {
    fc.assert(
      fc.property(populations, fc.nat(60), (calls, size) => {
        const { strata } = draw(
          calls,
          { kind: 'stratified', by: 'agent', allocation: 'equal' },
          { size },
        );
        const most = Math.max(0, ...strata.map(({ drawn }) => drawn));
        for (const { drawn, population } of strata) {
          expect(drawn === population || drawn >= most - 1).toBe(true);
        }
      }),
    );
  });

  it('takes the newest and the riskiest calls first', () => {
    const calls = Array.from({ length: 50 }, (_, index) => ({
      id: `call_${index}`,
      startMs: index,
      risk: (index * 7) % 50,
    }));
    expect(ids(draw(calls, { kind: 'newest' }, { size: 3 }))).toEqual([
      'call_49',
      'call_48',
      'call_47',
    ]);
    expect(ids(draw(calls, { kind: 'riskiest' }, { size: 3 }))).toEqual([
      'call_7',
      'call_14',
      'call_21',
    ]);
  });

  it('mixes in shares, without drawing a call twice', () => {
    const calls = Array.from({ length: 100 }, (_, index) => ({ id: `call_${index}`, risk: index }));
    const { calls: drawn } = draw(
      calls,
      {
        kind: 'mix',
        parts: [
          { method: 'riskiest', percent: 30 },
          { method: 'random', percent: 70 },
        ],
      },
      { size: 20 },
    );
    const by = Map.groupBy(drawn, ({ drawnBy }) => drawnBy.by);
    expect(by.get('riskiest')?.map(({ id }) => id)).toEqual([
      'call_99',
      'call_98',
      'call_97',
      'call_96',
      'call_95',
      'call_94',
    ]);
    expect(by.get('random')).toHaveLength(14);
  });

  it('identifies its population by the ids alone', () => {
    const hash = (names: readonly string[]): string =>
      draw(
        names.map((id) => ({ id })),
        { kind: 'random' },
        { size: 1 },
      ).populationHash;
    expect(hash(['a', 'b', 'c'])).toBe(hash(['c', 'a', 'b']));
    expect(hash(['a', 'b', 'c'])).not.toBe(hash(['a', 'b', 'd']));
    expect(hash(['a', 'b'])).not.toBe(hash(['a', 'b', 'c']));
  });
});

describe('10,000 draws', () => {
  const draws = 10_000;
  const size = 6;
  const calls = Array.from({ length: 60 }, (_, index) => ({
    id: `call_${(index * 2_654_435_761).toString(16)}`,
    stratum: index < 40 ? 'Ava' : 'Ben',
  }));
  /** The seeds are fixed, so the test gives the same result on every machine. */
  const seeds = Array.from({ length: draws }, (_, index) => (0xa000_0000 + index).toString(16));

  /** The central interval that holds a binomial count with a probability of 99.9%, added up exactly. */
  function binomialBounds(n: number, p: number): readonly [number, number] {
    const logOf = (k: number): number => k * Math.log(p) + (n - k) * Math.log(1 - p);
    const cumulated: number[] = [];
    let logChoose = 0;
    let sum = 0;
    for (let k = 0; k <= n; k += 1) {
      if (k > 0) logChoose += Math.log((n - k + 1) / k);
      sum += Math.exp(logChoose + logOf(k));
      cumulated.push(sum);
    }
    const low = cumulated.findIndex((value) => value > 0.0005);
    const high = cumulated.findIndex((value) => value >= 0.9995);
    return [low, high];
  }

  function counts(method: SamplingMethod): ReadonlyMap<string, number> {
    const drawn = new Map(calls.map(({ id }) => [id, 0]));
    for (const one of seeds) {
      for (const id of ids(draw(calls, method, { size, seed: one }))) {
        drawn.set(id, (drawn.get(id) ?? 0) + 1);
      }
    }
    return drawn;
  }

  it.each<readonly [string, SamplingMethod]>([
    ['simple random', { kind: 'random' }],
    ['stratified', { kind: 'stratified', by: 'agent', allocation: 'proportional' }],
  ])('draw each call equally often (%s)', (_, method) => {
    const [low, high] = binomialBounds(draws, size / calls.length);
    for (const count of counts(method).values()) {
      expect(count).toBeGreaterThanOrEqual(low);
      expect(count).toBeLessThanOrEqual(high);
    }
  });

  it('draw each pair of calls equally often', () => {
    const together = new Map<string, number>();
    for (const one of seeds) {
      const drawn = ids(draw(calls, { kind: 'random' }, { size, seed: one })).toSorted();
      for (const [at, first] of drawn.entries()) {
        for (const second of drawn.slice(at + 1)) {
          const pair = `${first} ${second}`;
          together.set(pair, (together.get(pair) ?? 0) + 1);
        }
      }
    }
    const pairs = (60 * 59) / 2;
    const expected = (draws * size * (size - 1)) / (60 * 59);
    const chiSquared = [...together.values()].reduce(
      (sum, count) => sum + (count - expected) ** 2 / expected,
      (pairs - together.size) * expected,
    );
    // About 5 standard deviations around the mean of the distribution.
    expect(Math.abs(chiSquared - pairs)).toBeLessThan(5 * Math.sqrt(2 * pairs));
  });
});
