import { describe, expect, it } from 'vitest';
import { roundedPercents } from '../../../../../src-renderer/features/call/markers/marker-kinds.ts';

describe('talk shares', () => {
  it('add up to 100%', () => {
    expect(roundedPercents([1 / 3, 1 / 3, 1 / 3])).toEqual([34, 33, 33]);
    expect(roundedPercents([0.556, 0.257, 0.187])).toEqual([55, 26, 19]);
    expect(roundedPercents([1])).toEqual([100]);
    expect(roundedPercents([])).toEqual([]);
  });
});
