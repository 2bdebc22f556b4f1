import { describe, expect, it } from 'vitest';
import {
  endOfSilence,
  gapsBetweenWords,
} from '../../../../src-renderer/features/review/silence.ts';
import { sampleCall, turn } from './sample-call.ts';

const gaps = gapsBetweenWords(sampleCall('a').transcript.words, 1000);

describe('skipping silence', () => {
  it('knows the pauses in which nobody speaks', () => {
    expect(gaps).toEqual([{ startMs: 2800, endMs: 6000 }]);
  });

  it('jumps to just before the next word, and leaves a breath after the last', () => {
    expect(endOfSilence(gaps, 2900)).toBeUndefined();
    expect(endOfSilence(gaps, 3000)).toBe(5850);
    expect(endOfSilence(gaps, 5900)).toBeUndefined();
    expect(endOfSilence(gaps, 7000)).toBeUndefined();
  });

  it('takes no pause of one speaker for silence while the other speaks', () => {
    const entries = [
      turn('agent', 0, 'one'),
      turn('user', 100, 'a b c d e f'),
      turn('agent', 2000, 'two'),
    ];
    const { words } = sampleCall('a', { entries }).transcript;
    expect(gapsBetweenWords(words, 1000)).toEqual([]);
  });
});
