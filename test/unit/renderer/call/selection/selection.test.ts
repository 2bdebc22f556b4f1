import { describe, expect, it } from 'vitest';
import { extendSelection } from '../../../../../src-renderer/features/call/selection/selection.ts';
import { passageOfEntry, passageOfWords } from '../../../../../src-shared/passage.ts';
import { sampleCall } from '../sample-call.ts';

const { transcript } = sampleCall('a');

describe('selecting words', () => {
  it('selects the spoken word first, then extends by a word', () => {
    const first = extendSelection(transcript, undefined, 'word-on', 2);
    expect(first).toEqual({ anchor: 2, focus: 2 });
    expect(extendSelection(transcript, first, 'word-on', 2)).toEqual({ anchor: 2, focus: 3 });
    expect(extendSelection(transcript, first, 'word-back', 2)).toEqual({ anchor: 2, focus: 1 });
  });

  it('selects whole turns', () => {
    const turn = extendSelection(transcript, undefined, 'turn-on', 5);
    expect(turn).toEqual({ anchor: 4, focus: 6 });
    expect(extendSelection(transcript, turn, 'turn-on', 5)).toEqual({ anchor: 4, focus: 9 });
    expect(extendSelection(transcript, { anchor: 5, focus: 5 }, 'turn-back', 5)).toEqual({
      anchor: 5,
      focus: 4,
    });
  });

  it('stays within the call', () => {
    expect(extendSelection(transcript, { anchor: 9, focus: 9 }, 'word-on', 9)).toEqual({
      anchor: 9,
      focus: 9,
    });
    expect(extendSelection(transcript, { anchor: 0, focus: 0 }, 'turn-back', 0)).toEqual({
      anchor: 0,
      focus: 0,
    });
  });

  it('quotes the words with the times of the first and the last', () => {
    expect(passageOfWords(transcript, 6, 5)).toEqual({
      span: { firstWord: 5, lastWord: 6, startMs: 2300, endMs: 2800, entry: 1 },
      quote: 'said Monday',
    });
    expect(passageOfWords(transcript, 3, 4).quote).toBe('Ava / I');
  });

  it('quotes an entry that nobody spoke', () => {
    expect(passageOfEntry(transcript, 3)).toEqual({ span: { entry: 3 }, quote: '{"error":409}' });
  });
});
