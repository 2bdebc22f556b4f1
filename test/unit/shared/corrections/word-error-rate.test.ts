import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  addWordErrors,
  countWordErrors,
  wordErrorRate,
} from '../../../../src-shared/corrections/word-error-rate.ts';

const runs = Number(process.env['EARMARK_ALIGNMENTS'] ?? 10_000);

/** Levenshtein's distance with the whole table, as textbooks write it. */
function distance(a: readonly string[], b: readonly string[]): number {
  const table = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (__, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  const at = (i: number, j: number): number => table[i]?.[j] ?? 0;
  for (let i = 1; i <= a.length; i += 1) {
    for (let j = 1; j <= b.length; j += 1) {
      const row = table[i] ?? [];
      row[j] = Math.min(
        at(i - 1, j) + 1,
        at(i, j - 1) + 1,
        at(i - 1, j - 1) + Number(a[i - 1] !== b[j - 1]),
      );
    }
  }
  return at(a.length, b.length);
}

const words = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 25 });

it('equals the reference alignment on random pairs', () => {
  fc.assert(
    fc.property(words, words, (reference, hypothesis) => {
      const errors = countWordErrors(reference, hypothesis);
      const { substitutions, insertions, deletions } = errors;
      expect(substitutions + insertions + deletions).toBe(distance(reference, hypothesis));
      expect(hypothesis.length - reference.length).toBe(insertions - deletions);
      expect(Math.min(substitutions, insertions, deletions)).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: runs },
  );
});

it.each([
  ['the cat sat', 'the cat sat', { substitutions: 0, insertions: 0, deletions: 0 }],
  [
    'the cat sat on the mat',
    'the hat sat the mat',
    { substitutions: 1, insertions: 0, deletions: 1 },
  ],
  ['no', 'no monday please', { substitutions: 0, insertions: 2, deletions: 0 }],
  ['', 'noise', { substitutions: 0, insertions: 1, deletions: 0 }],
  ['i said tuesday', '', { substitutions: 0, insertions: 0, deletions: 3 }],
])('counts “%s” heard as “%s”', (said, heard, errors) => {
  const split = (text: string): readonly string[] => text.split(' ').filter((word) => word !== '');
  expect(countWordErrors(split(said), split(heard))).toMatchObject(errors);
});

it('has no rate where nothing was said, and one above 1 where more was heard than said', () => {
  expect(wordErrorRate(countWordErrors([], ['x']))).toBeUndefined();
  expect(wordErrorRate(countWordErrors(['a'], ['x', 'y', 'z']))).toBe(3);
  expect(wordErrorRate(countWordErrors(['a', 'b', 'c', 'd'], ['a', 'x', 'c']))).toBe(0.5);
});

it('adds up over turns', () => {
  const turns = [
    countWordErrors(['a', 'b'], ['a']),
    countWordErrors(['c'], ['d', 'e']),
    countWordErrors(['f', 'g', 'h'], ['h']),
  ];
  expect(turns.reduce((total, next) => addWordErrors(total, next))).toEqual({
    substitutions: 1,
    insertions: 1,
    deletions: 3,
    referenceWords: 6,
  });
});
