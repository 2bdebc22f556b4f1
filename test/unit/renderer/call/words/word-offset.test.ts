import { describe, expect, it } from 'vitest';
import { shiftWords } from '../../../../../src-renderer/features/call/words/word-offset.ts';
import { sampleCall } from '../sample-call.ts';

describe('shifted word timing', () => {
  it('is restored exactly when it is shifted back', () => {
    const { transcript } = sampleCall('a');
    const moved = shiftWords(shiftWords(transcript, -60), 40);
    expect([...moved.words.startMs].slice(0, 2)).toEqual([40, 340]);
    expect(shiftWords(shiftWords(moved, -5000), 0)).toBe(transcript);
  });

  it('never starts before the recording, and leaves untimed words untimed', () => {
    const { transcript } = sampleCall('a', {
      entries: [
        {
          kind: 'turn',
          speaker: 'agent',
          text: 'Hello there',
          words: [{ text: 'Hello', startMs: 10, endMs: 200 }, { text: 'there' }],
        },
      ],
    });
    const { startMs, endMs } = shiftWords(transcript, -100).words;
    expect([...startMs]).toEqual([0, -1]);
    expect([...endMs]).toEqual([100, -1]);
  });
});
