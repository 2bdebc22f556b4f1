import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { passageOfWords } from '../../../src-shared/passage.ts';
import type { Transcript } from '../../../src-shared/transcript.ts';
import { wordsOfQuote } from '../../../src-shared/words-of-quote.ts';

interface SpokenWord {
  readonly text: string;
  readonly startMs?: number;
}

/** Turns of words; -1 marks a word without a time, as in the word columns. */
function transcriptOf(turns: readonly (readonly SpokenWord[])[]): Transcript {
  const rows = turns.flatMap((turn, entry) => {
    let offset = 0;
    return turn.map(({ text, startMs = -1 }) => {
      const start = offset;
      offset += text.length + 1;
      return { entry, startMs, start, end: start + text.length };
    });
  });
  let next = 0;
  return {
    state: 'ready',
    scrubbed: false,
    entries: turns.map((turn) => {
      const firstWord = next;
      next += turn.length;
      const text = turn.map((word) => word.text).join(' ');
      return { kind: 'turn', speaker: 'agent', text, firstWord, lastWord: next - 1 };
    }),
    words: {
      count: rows.length,
      startMs: Float64Array.from(rows, ({ startMs }) => startMs),
      endMs: Float64Array.from(rows, ({ startMs }) => (startMs < 0 ? -1 : startMs + 200)),
      entry: Uint32Array.from(rows, ({ entry }) => entry),
      textStart: Uint32Array.from(rows, ({ start }) => start),
      textEnd: Uint32Array.from(rows, ({ end }) => end),
      trust: new Uint8Array(rows.length),
    },
  };
}

const untimed = (text: string): SpokenWord[] => text.split(' ').map((word) => ({ text: word }));
const timed = (text: string, fromMs: number): SpokenWord[] =>
  text.split(' ').map((word, index) => ({ text: word, startMs: fromMs + index * 300 }));

describe('The words of a quote', () => {
  it('are found after words were added or removed before them, in any script', () => {
    const scripts = [
      'I said Monday',
      'Это было вчера',
      '明日 は 晴れ',
      'أنا أعيش هنا',
      'मैं कल आऊँगा',
    ];
    for (const said of scripts) {
      const before = transcriptOf([untimed('one two three'), untimed(said)]);
      const passage = passageOfWords(before, 3, 5);
      const longer = transcriptOf([untimed('zero one two three four'), untimed(said)]);
      expect(wordsOfQuote(longer, passage), said).toEqual({ first: 5, last: 7 });
      const shorter = transcriptOf([untimed(said)]);
      expect(wordsOfQuote(shorter, passage), said).toEqual({ first: 0, last: 2 });
    }
  });

  it('are found when only case and punctuation changed, and across turns', () => {
    const before = transcriptOf([untimed('so it is'), untimed('monday at ten')]);
    const passage = passageOfWords(before, 1, 4);
    const after = transcriptOf([untimed('Well, so it is.'), untimed('Monday, at ten.')]);
    expect(wordsOfQuote(after, passage)).toEqual({ first: 2, last: 5 });
  });

  it('are the nearest ones of several that say the same', () => {
    const before = transcriptOf([timed('yes no yes no yes', 0)]);
    const passage = passageOfWords(before, 2, 2);
    const after = transcriptOf([timed('oh yes', 0), timed('no yes no yes', 500)]);
    expect(wordsOfQuote(after, passage)).toEqual({ first: 3, last: 3 });
  });

  it('are what is said at that time now, if the words themselves were redacted', () => {
    const before = transcriptOf([timed('my name is Jane Roe', 0), timed('hello Jane', 60_000)]);
    const passage = passageOfWords(before, 3, 3);
    const redacted = transcriptOf([
      timed('my name is [PERSON_NAME]', 0),
      timed('hello Jane', 60_000),
    ]);
    expect(wordsOfQuote(redacted, passage)).toEqual({ first: 3, last: 3 });
  });

  it('are found at another time if they are too many for a coincidence', () => {
    const before = transcriptOf([timed('I want to cancel my booking', 1000), timed('fine', 9000)]);
    const passage = passageOfWords(before, 0, 5);
    const moved = transcriptOf([
      timed('please hold the line now ok', 1000),
      timed('I want to cancel my booking', 30_000),
    ]);
    expect(wordsOfQuote(moved, passage)).toEqual({ first: 6, last: 11 });
  });

  it('stay with their words whatever is added, removed and timed anew before and after them', () => {
    const filler = fc.array(fc.constantFrom('uh', 'well', 'да', '予約', 'ok,'), { maxLength: 12 });
    fc.assert(
      fc.property(
        fc.tuple(filler, filler),
        fc.tuple(filler, filler),
        fc.boolean(),
        (old, now, isTimed) => {
          const [[a, b], [c, d]] = [old, now];
          const said = ['Thursday', 'the', 'fourteenth'];
          const build = (before: readonly string[], after: readonly string[]) =>
            transcriptOf([
              [...before, ...said, ...after].map((text, index) => ({
                text,
                ...(isTimed ? { startMs: 300 * (index - before.length) + 10_000 } : {}),
              })),
            ]);
          const passage = passageOfWords(build(a, b), a.length, a.length + 2);
          const found = wordsOfQuote(build(c, d), passage);
          expect(found).toEqual({ first: c.length, last: c.length + 2 });
        },
      ),
    );
  });
});
