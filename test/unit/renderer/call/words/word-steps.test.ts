import { describe, expect, it } from 'vitest';
import { findInCall } from '../../../../../src-renderer/features/call/words/find-hits.ts';
import { extendSelection } from '../../../../../src-renderer/features/call/selection/selection.ts';
import {
  stepTurn,
  stepWord,
  wordAtOffset,
} from '../../../../../src-renderer/features/call/words/word-steps.ts';
import { passageOfEntry, passageOfWords } from '../../../../../src-renderer/work/passage.ts';
import { sampleCall } from '../sample-call.ts';

const { transcript } = sampleCall('a');

describe('walking the transcript', () => {
  it('goes from word to word across turns, and stops at both ends', () => {
    expect(stepWord(transcript, 3, 1)).toBe(4);
    expect(stepWord(transcript, 0, -1)).toBeUndefined();
    expect(stepWord(transcript, 9, 1)).toBeUndefined();
    expect(stepWord(transcript, -1, 1)).toBe(0);
  });

  it('passes over words that have no time', () => {
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

  it('goes to the next turn, back to the start of this one, then to the one before', () => {
    expect(stepTurn(transcript, 1, 1)).toBe(4);
    expect(stepTurn(transcript, 6, -1)).toBe(4);
    expect(stepTurn(transcript, 4, -1)).toBe(0);
    expect(stepTurn(transcript, 6, 1)).toBe(7);
    expect(stepTurn(transcript, -1, 1)).toBe(0);
  });

  it('finds the word under a place in the text', () => {
    expect(wordAtOffset(transcript, 1, 0)).toBe(4);
    expect(wordAtOffset(transcript, 1, 4)).toBe(5);
    expect(wordAtOffset(transcript, 1, 99)).toBe(6);
    expect(wordAtOffset(transcript, 2, 0)).toBeUndefined();
  });
});

describe('choosing words', () => {
  it('takes the spoken word first, then grows a word at a time', () => {
    const first = extendSelection(transcript, undefined, 'word-on', 2);
    expect(first).toEqual({ anchor: 2, focus: 2 });
    expect(extendSelection(transcript, first, 'word-on', 2)).toEqual({ anchor: 2, focus: 3 });
    expect(extendSelection(transcript, first, 'word-back', 2)).toEqual({ anchor: 2, focus: 1 });
  });

  it('takes whole turns', () => {
    const turn = extendSelection(transcript, undefined, 'turn-on', 5);
    expect(turn).toEqual({ anchor: 4, focus: 6 });
    expect(extendSelection(transcript, turn, 'turn-on', 5)).toEqual({ anchor: 4, focus: 9 });
    expect(extendSelection(transcript, { anchor: 5, focus: 5 }, 'turn-back', 5)).toEqual({
      anchor: 5,
      focus: 4,
    });
  });

  it('never leaves the call', () => {
    expect(extendSelection(transcript, { anchor: 9, focus: 9 }, 'word-on', 9)).toEqual({
      anchor: 9,
      focus: 9,
    });
    expect(extendSelection(transcript, { anchor: 0, focus: 0 }, 'turn-back', 0)).toEqual({
      anchor: 0,
      focus: 0,
    });
  });

  it('quotes the words as they stand, with the times of the first and the last', () => {
    expect(passageOfWords(transcript, 6, 5)).toEqual({
      span: { firstWord: 5, lastWord: 6, startMs: 2300, endMs: 2800, entry: 1 },
      quote: 'said Monday',
    });
    expect(passageOfWords(transcript, 3, 4).quote).toBe('Ava / I');
  });

  it('quotes a line that nobody spoke', () => {
    expect(passageOfEntry(transcript, 3)).toEqual({ span: { entry: 3 }, quote: '{"error":409}' });
  });
});

describe('finding in a call', () => {
  it('finds every place whatever the case, also in what tools were told', () => {
    expect(findInCall(transcript, 'monday')).toEqual([
      { entry: 1, start: 7, end: 13 },
      { entry: 4, start: 0, end: 6 },
    ]);
    expect(findInCall(transcript, 'TUESDAY').map(({ entry }) => entry)).toEqual([2]);
  });

  it('finds nothing for an empty field', () => {
    expect(findInCall(transcript, '  ')).toEqual([]);
  });

  it('keeps its place in texts whose lower case is longer', () => {
    const entries = [{ kind: 'injected' as const, text: 'İİ yes' }];
    expect(findInCall(sampleCall('a', { entries }).transcript, 'YES')).toEqual([
      { entry: 0, start: 3, end: 6 },
    ]);
  });
});
