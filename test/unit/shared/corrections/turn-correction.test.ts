import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordErrorsOfCall } from '../../../../src-shared/corrections/call-word-errors.ts';
import {
  correctedText,
  placeCorrections,
} from '../../../../src-shared/corrections/placed-corrections.ts';
import { differingPart, turnOfQuote } from '../../../../src-shared/corrections/turn-correction.ts';
import type { Transcript, TranscriptEntry } from '../../../../src-shared/transcript.ts';

const turn = (speaker: string, text: string): TranscriptEntry => ({
  kind: 'turn',
  speaker,
  text,
  firstWord: -1,
  lastWord: -1,
});

const withoutWords = (...entries: readonly TranscriptEntry[]): Transcript => ({
  state: 'no-words',
  scrubbed: false,
  entries,
  words: {
    count: 0,
    startMs: new Float64Array(),
    endMs: new Float64Array(),
    entry: new Uint32Array(),
    textStart: new Uint32Array(),
    textEnd: new Uint32Array(),
    trust: new Uint8Array(),
  },
});

const correction = (entry: number, original: string, corrected: string) => ({
  id: `fix ${entry}`,
  span: { entry },
  original,
  corrected,
  createdMs: 0,
});

const said = fc
  .array(fc.constantFrom('a', 'b', 'I’d', '👍🏽', ' ', '\n', '  '), { maxLength: 12 })
  .map((parts) => parts.join(''));

describe('The correction of a whole turn', () => {
  it('says in the end what was said, whatever part of it is shown', () => {
    fc.assert(
      fc.property(said, said, (text, corrected) => {
        const { start, end, corrected: shown } = differingPart(text, corrected);
        const whole = text.slice(0, start) + shown + text.slice(end);
        expect(whole.trim()).toBe(corrected.trim());
        // There is something to show it at, and the words around it are Retell's.
        expect(text.slice(start, end).trim() !== '' || text.trim() === '').toBe(true);
      }),
    );
  });

  it('is shown at the words that differ', () => {
    const text = 'my order is the fern lamp, not the brass one';
    const shown = (corrected: string) => {
      const part = differingPart(text, corrected);
      return [text.slice(part.start, part.end), part.corrected];
    };
    expect(shown('my order is the fir lamp, not the brass one')).toEqual(['fern', 'fir']);
    // A missing word is shown at the one before it.
    expect(shown('my order is the fern lamp, and not the brass one')).toEqual([
      'lamp, ',
      'lamp, and ',
    ]);
    expect(shown('my big order is the fern lamp, not the brass one')).toEqual(['my ', 'my big ']);
    expect(shown('')).toEqual([text, '']);
  });

  it('follows its turn when entries are added before it, and stays where the text was redacted', () => {
    const quote = { span: { entry: 1 }, quote: 'I said two' };
    const [hello, two] = [turn('agent', 'Hello'), turn('user', ' I said two')];
    expect(turnOfQuote(withoutWords(hello, two), quote)).toBe(1);
    expect(turnOfQuote(withoutWords(hello, hello, hello, two), quote)).toBe(3);
    expect(turnOfQuote(withoutWords(two, hello), quote)).toBe(0);
    expect(turnOfQuote(withoutWords(hello, turn('user', '[REDACTED]')), quote)).toBe(1);
    expect(turnOfQuote(withoutWords(hello), quote)).toBeUndefined();
  });

  it('counts in the word error rate', () => {
    const text = 'are you open on saturday please';
    const transcript = withoutWords(turn('agent', 'Hi.'), turn('user', text));
    // “open” was not said, and “saturday” was “Sunday”.
    const corrections = [correction(1, text, 'are you on Sunday please')];
    const placed = placeCorrections(transcript, corrections).get(1) ?? [];
    expect(correctedText(text, placed)).toBe('are you on Sunday please');
    expect(wordErrorsOfCall(transcript, { corrections, checkedTurns: [1] })).toEqual([
      {
        speaker: 'user',
        turns: 1,
        errors: { substitutions: 1, insertions: 1, deletions: 0, referenceWords: 5 },
      },
    ]);
  });
});
