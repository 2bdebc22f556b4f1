import { describe, expect, it } from 'vitest';
import {
  stepTurn,
  stepWord,
  wordAtOffset,
} from '../../../../../src-renderer/features/call/words/word-steps.ts';
import { sampleCall } from '../sample-call.ts';

const { transcript } = sampleCall('a');

describe('stepping through the transcript', () => {
  it('goes from word to word across turns, and stops at both ends', () => {
    expect(stepWord(transcript, 3, 1)).toBe(4);
    expect(stepWord(transcript, 0, -1)).toBeUndefined();
    expect(stepWord(transcript, 9, 1)).toBeUndefined();
    expect(stepWord(transcript, -1, 1)).toBe(0);
  });

  it('skips words without a time', () => {
    const entries = [
      {
        kind: 'turn' as const,
        speaker: 'agent',
        text: 'one two three',
        words: [
          { text: 'one', startMs: 0, endMs: 1 },
          { text: 'two' },
          { text: 'three', startMs: 9, endMs: 10 },
        ],
      },
    ];
    expect(stepWord(sampleCall('a', { entries }).transcript, 0, 1)).toBe(2);
  });

  it('goes to the next turn, back to the start of this one, then to the previous one', () => {
    expect(stepTurn(transcript, 1, 1)).toBe(4);
    expect(stepTurn(transcript, 6, -1)).toBe(4);
    expect(stepTurn(transcript, 4, -1)).toBe(0);
    expect(stepTurn(transcript, 6, 1)).toBe(7);
    expect(stepTurn(transcript, -1, 1)).toBe(0);
  });

  it('finds the word at an offset in the text', () => {
    expect(wordAtOffset(transcript, 1, 0)).toBe(4);
    expect(wordAtOffset(transcript, 1, 4)).toBe(5);
    expect(wordAtOffset(transcript, 1, 99)).toBe(6);
    expect(wordAtOffset(transcript, 2, 0)).toBeUndefined();
  });
});
