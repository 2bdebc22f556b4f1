import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSpokenWordTimeline, wordAt } from '../../../../src-renderer/lib/spoken-word.ts';

type Times = readonly (readonly [start: number, end: number])[];

const columns = (times: Times) => ({
  count: times.length,
  startMs: Float64Array.from(times, ([start]) => start),
  endMs: Float64Array.from(times, ([, end]) => end),
});

/** The rule of the docstring, word by word, without any cleverness. */
function spokenByRule(times: Times, ms: number): number {
  const timed = times.map(([start, end], index) => ({
    index,
    start,
    end: end > start ? end : end < 0 ? start + 200 : start + 1,
  }));
  const known = timed.filter(({ start }) => start >= 0 && start <= ms);
  const speaking = known.filter(({ end }) => end > ms);
  const best = (list: typeof known, by: (word: (typeof known)[number]) => number) =>
    list.toSorted((a, b) => by(b) - by(a) || b.start - a.start || b.index - a.index)[0]?.index ??
    -1;
  return speaking.length > 0 ? best(speaking, ({ start }) => start) : best(known, ({ end }) => end);
}

describe('the spoken word', () => {
  it('is none before the first word, stays through a pause, and moves with the next', () => {
    const line = createSpokenWordTimeline(
      columns([
        [100, 200],
        [300, 400],
      ]),
    );
    expect([0, 99, 100, 199, 250, 299, 300, 900].map((ms) => wordAt(line, ms))).toEqual([
      -1, -1, 0, 0, 0, 0, 1, 1,
    ]);
  });

  it('goes back to the one who still talks when the interrupter stops', () => {
    const line = createSpokenWordTimeline(
      columns([
        [0, 1000],
        [200, 300],
      ]),
    );
    expect([100, 250, 500].map((ms) => wordAt(line, ms))).toEqual([0, 1, 0]);
  });

  it('leaves words without a start out', () => {
    const line = createSpokenWordTimeline(
      columns([
        [0, 100],
        [-1, -1],
        [200, 300],
      ]),
    );
    expect([50, 150, 250].map((ms) => wordAt(line, ms))).toEqual([0, 0, 2]);
  });

  it('follows the rule for any words, in any order, at any moment', () => {
    const word = fc.tuple(fc.integer({ min: -1, max: 60 }), fc.integer({ min: -1, max: 70 }));
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 14 }),
        fc.integer({ min: 0, max: 400 }),
        (times, ms) => {
          expect(wordAt(createSpokenWordTimeline(columns(times)), ms)).toBe(
            spokenByRule(times, ms),
          );
        },
      ),
      { numRuns: 20_000, seed: 3 },
    );
  });
});
