import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildTranscript } from '../../../../src-main/library/calls/transcript/build-transcript.ts';
import type { Entry, Word } from '../../../../src-shared/call.ts';
import { silenceQuote } from '../../../../src-shared/clips/silence-quote.ts';
import { silencedRanges } from '../../../../src-shared/clips/silenced-ranges.ts';
import { createCall } from '../../main/library/test-library.ts';

const wordMs = 400;

/** A turn whose words follow each other, each 300 ms long, with a pause of 100 ms. */
function turn(text: string, startMs: number, change = (word: Word): Word => word): Entry {
  const words = text.split(' ').map((word, index) =>
    change({
      text: word,
      startMs: startMs + index * wordMs,
      endMs: startMs + index * wordMs + 300,
    }),
  );
  return { kind: 'turn', speaker: 'user', text, words };
}

interface Said {
  readonly entries: readonly Entry[];
  readonly redacted?: readonly Entry[];
  readonly words?: readonly string[];
  readonly redactedWords?: boolean;
  readonly offsetMs?: number;
}

function rangesOf({ entries, redacted, words = [], redactedWords = false, offsetMs = 0 }: Said) {
  const call = createCall('call_1', {
    durationMs: 600_000,
    entries,
    ...(redacted === undefined ? {} : { scrubbedEntries: redacted }),
  });
  const redactedForm = buildTranscript(call, { scrubbed: true });
  return silencedRanges({
    transcript: buildTranscript(call, { scrubbed: false }),
    redacted: redactedForm.scrubbed ? redactedForm : undefined,
    silence: { words: [...words], redactedWords },
    offsetMs,
  });
}

describe('Words that the reviewer typed', () => {
  const entries = [turn('my card is 4111 2222 thanks', 1000), turn('the Card again', 9000)];

  it('are silenced wherever they are said, with a margin', () => {
    expect(rangesOf({ entries, words: ['card'] })).toEqual([
      { startMs: 1280, endMs: 1820 },
      { startMs: 9280, endMs: 9820 },
    ]);
  });

  it('are silenced as a phrase only where they follow each other', () => {
    expect(rangesOf({ entries, words: ['4111 2222', 'thanks card'] })).toEqual([
      { startMs: 2080, endMs: 3020 },
    ]);
  });

  it('follow the shift of the word times', () => {
    expect(rangesOf({ entries, words: ['again'], offsetMs: 500 })).toEqual([
      { startMs: 10_180, endMs: 10_720 },
    ]);
  });

  it('are silenced from the word before to the word after where they have no time', () => {
    const untimed = turn('my pin 1234 please', 1000, (word) =>
      word.text === '1234' ? { text: word.text } : word,
    );
    expect(rangesOf({ entries: [untimed], words: ['1234'] })).toEqual([
      { startMs: 1280, endMs: 2620 },
    ]);
  });

  it('can’t be placed in a turn without words', () => {
    const silent: Entry = { kind: 'turn', speaker: 'user', text: 'my pin is 1234', words: [] };
    const timed = turn('hello there', 0);
    expect(rangesOf({ entries: [timed, silent], words: ['1234'] })).toBeUndefined();
    expect(rangesOf({ entries: [timed, silent], words: ['there'] })).toHaveLength(1);
  });
});

describe('Words that Retell redacted', () => {
  it('are silenced, and what both transcripts have is not', () => {
    const ranges = rangesOf({
      entries: [turn('my name is John Smith okay', 1000)],
      redacted: [turn('my name is [NAME] okay', 1000)],
      redactedWords: true,
    });
    expect(ranges).toEqual([{ startMs: 2080, endMs: 3020 }]);
  });

  it('can’t be told where the redacted transcript has other turns', () => {
    const entries = [turn('one two', 0), turn('three', 2000)];
    expect(rangesOf({ entries, redacted: [turn('one', 0)], redactedWords: true })).toBeUndefined();
  });

  it('can’t be told where Retell kept the redacted words only', () => {
    expect(
      rangesOf({ entries: [], redacted: [turn('is [NAME]', 0)], redactedWords: true }),
    ).toBeUndefined();
  });

  it('are none where Retell made no redacted transcript', () => {
    expect(rangesOf({ entries: [turn('one two', 0)], redactedWords: true })).toEqual([]);
  });
});

it('what is heard is what the redacted transcript shows, in its order', () => {
  const texts = fc.array(
    fc.record({ word: fc.constantFrom('a', 'b', 'c', 'dd', 'ee'), hidden: fc.boolean() }),
    { minLength: 1, maxLength: 30 },
  );
  fc.assert(
    fc.property(fc.array(texts, { minLength: 1, maxLength: 4 }), (turns) => {
      const startOf = (index: number): number => 1000 + index * 60_000;
      const entries = turns.map((words, index) =>
        turn(words.map(({ word }) => word).join(' '), startOf(index)),
      );
      const redacted = turns.map((words, index) =>
        turn(words.map(({ word, hidden }) => (hidden ? '[X]' : word)).join(' '), startOf(index)),
      );
      const ranges = rangesOf({ entries, redacted, redactedWords: true }) ?? [];
      for (const [index, words] of turns.entries()) {
        const shown = words.filter(({ hidden }) => !hidden).map(({ word }) => word);
        const heard = words.flatMap(({ word }, place) => {
          const from = startOf(index) + place * wordMs;
          const isSilent = ranges.some((one) => one.startMs <= from && one.endMs >= from + 300);
          return isSilent ? [] : [word];
        });
        expect(heard).toEqual(shown);
      }
      for (const [index, range] of ranges.entries()) {
        expect(range.startMs).toBeGreaterThan(ranges[index - 1]?.endMs ?? -1);
      }
    }),
  );
});

it('a quote has none of the silenced words left', () => {
  expect(silenceQuote('My card, 4111-2222!', ['4111 2222', 'CARD'])).toBe(
    'My [silenced], [silenced]!',
  );
  fc.assert(
    fc.property(fc.array(fc.constantFrom('one', 'Two', 'three', 'é', '☃')), (words) => {
      const silent = silenceQuote(words.join(' '), ['two', 'three one']);
      expect(silent).not.toMatch(/two/iu);
      expect(silent).not.toMatch(/three one/iu);
      expect(silenceQuote(silent, ['two', 'three one'])).toBe(silent);
    }),
  );
});
