import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timingOf } from '../../../../../src-renderer/features/call/words/transcript-timing.ts';
import { wordAt } from '../../../../../src-renderer/lib/spoken-word.ts';
import { buildTranscript } from '../../../../../src-main/library/calls/transcript/build-transcript.ts';
import { parseResponse } from '../../../../../src-main/retell/wire/parse-response.ts';
import type { Transcript } from '../../../../../src-shared/transcript.ts';

// From the response of Retell to the word that is marked at a moment, without any part in between left out.

/** Words of one line in the order of speech, and what stands between them in the text. */
const scripts = {
  Latin: { words: ['Hello,', 'this', 'is', 'Ava', 'from', 'Acme’s', 'desk.'], between: ' ' },
  'Latin with accents': { words: ['Çà', 'et', 'là,', 'naïve', 'façade', 'œuvre!'], between: ' ' },
  Cyrillic: { words: ['Да,', 'а', 'завтра', 'утром?', 'Хорошо.'], between: ' ' },
  Greek: { words: ['Καλά,', 'α', 'όχι;', 'Ναι.', 'αύριο'], between: ' ' },
  Arabic: { words: ['نعم،', 'م', 'لا', 'غدًا', 'صباحًا'], between: ' ' },
  Hebrew: { words: ['שלום,', 'מה', 'שלומך?', 'תודה'], between: ' ' },
  Hindi: { words: ['रद्द', 'करें,', 'क', 'नहीं', 'कल'], between: ' ' },
  Korean: { words: ['예약을', '취소해', '주세요.', '내일'], between: ' ' },
  Japanese: { words: ['予約', 'を', '明日', 'の', '午後', '三時', 'に', '取消'], between: '' },
  Chinese: { words: ['我', '想', '取消', '明天', '预约'], between: '' },
  Thai: { words: ['สวัสดี', 'ค่ะ', 'ยกเลิก', 'นัด'], between: '' },
  Symbols: { words: ['Ben', '&', 'Jerry', '+', 'five', '%'], between: ' ' },
  Emoji: { words: ['👩‍👩‍👧', 'family', '👍🏽', 'fine'], between: ' ' },
} as const;

interface ListedWord {
  readonly word: string;
  readonly start?: number;
  readonly end?: number;
}

/** What Retell's word list may do with a word of the text. */
type Fate = 'timed' | 'missing' | 'without a start' | 'without an end';

async function transcriptOf(content: string, words: readonly ListedWord[]): Promise<Transcript> {
  const body = JSON.stringify({
    call_id: 'call_1',
    call_status: 'ended',
    duration_ms: 600_000,
    transcript_object: [{ role: 'agent', content, words }],
  });
  const response = await parseResponse(new TextEncoder().encode(body), 'call');
  const call = response.ok ? response.value.records[0]?.call : undefined;
  if (call === undefined) throw new Error('The response was not read');
  return buildTranscript(call, { scrubbed: false });
}

const letters = (text: string): string => text.replaceAll(/[\p{P}\s]/gu, '') || text;

/** The text that is marked at a moment, and where it stands in the line. */
function markedAt(transcript: Transcript, ms: number): { text: string; start: number } {
  const word = wordAt(timingOf(transcript).timeline, ms);
  const [entry] = transcript.entries;
  const start = transcript.words.textStart[word] ?? 0;
  const text = entry?.kind === 'turn' && word >= 0 ? entry.text : '';
  return { text: letters(text.slice(start, transcript.words.textEnd[word])), start };
}

const fate = fc.constantFrom<Fate>(
  'timed',
  'timed',
  'timed',
  'missing',
  'without a start',
  'without an end',
);

describe.each(Object.entries(scripts))('The marked word in %s', (_name, { words, between }) => {
  const content = words.join(between);
  const placeOf = (index: number): number =>
    words.slice(0, index).reduce((length, word) => length + word.length + between.length, 0);

  it('is the spoken word, whatever words lack an entry or a time', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fate, { minLength: words.length, maxLength: words.length }),
        async (fates) => {
          const listed = words.flatMap((word, index): ListedWord[] => {
            const [start, end] = [1 + index, 1.9 + index];
            if (fates[index] === 'missing') return [];
            if (fates[index] === 'without a start') return [{ word, end }];
            return [{ word, start, ...(fates[index] === 'timed' ? { end } : {}) }];
          });
          const transcript = await transcriptOf(content, listed);
          words.forEach((word, index) => {
            if (fates[index] !== 'timed' && fates[index] !== 'without an end') return;
            const marked = markedAt(transcript, 1100 + index * 1000);
            expect(marked).toEqual({ text: letters(word), start: placeOf(index) });
          });
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is one of the words that begin at that moment, and the one after them when it begins', async () => {
    const last = words.length - 1;
    const transcript = await transcriptOf(
      content,
      words.map((word, index) => {
        const start = index === last ? 9 : 2;
        return { word, start, end: start };
      }),
    );
    const equal = words.slice(0, last).map(letters);
    for (const ms of [2000, 2001, 5000, 8999]) {
      expect(equal).toContain(markedAt(transcript, ms).text);
    }
    const { text, start } = markedAt(transcript, 9000);
    expect({ text, start }).toEqual({ text: letters(words[last] ?? ''), start: placeOf(last) });
    expect(wordAt(timingOf(transcript).timeline, 1999)).toBe(-1);
  });
});
