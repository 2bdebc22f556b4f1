import english from 'dictionary-en';
import british from 'dictionary-en-gb';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSpellChecker } from '../../../../src-main/spelling/spell-checker.ts';

const american = createSpellChecker(english);

describe('The spelling of a comment', () => {
  it('names each misspelled word once', () => {
    const words = ['The', 'agent', 'did', 'not', 'recieve', 'the', 'recieve', 'apointment'];
    expect(american.misspelled(words)).toEqual(['recieve', 'apointment']);
  });

  it('accepts both kinds of apostrophe, possessives and hyphens', () => {
    expect(american.misspelled(["didn't", 'didn’t', 'caller’s', 'follow-up'])).toEqual([]);
  });

  it('is American or British', () => {
    expect(american.misspelled(['colour', 'color'])).toEqual(['colour']);
    expect(createSpellChecker(british).misspelled(['colour', 'color'])).toEqual(['color']);
  });

  it.each(['771-204', 'call_a1b2', 'ORD4711', 'https://retellai.com', '約束', 'नमस्ते', 'مرحبا', ''])(
    'knows nothing about “%s”, and does not mark it',
    (word) => {
      expect(american.misspelled([word])).toEqual([]);
      expect(american.suggest(word)).toEqual([]);
    },
  );

  it('suggests the likeliest first, and not more than a menu can hold', () => {
    expect(american.suggest('recieve')[0]).toBe('receive');
    expect(american.suggest('apointment')).toContain('appointment');
    expect(american.suggest('caat').length).toBeLessThanOrEqual(5);
  });

  it('returns only words it was given, and ends, whatever it is given', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme', maxLength: 60 }), { maxLength: 30 }),
        (words) => {
          for (const word of american.misspelled(words)) expect(words).toContain(word);
        },
      ),
    );
  });
});
