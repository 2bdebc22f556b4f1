import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { locateWords } from '../../../../../../src-main/library/calls/transcript/locate-words.ts';

/** Each word as it stands in the text, with the timed words that it stands for, `-` for none. */
const located = (text: string, words: readonly string[]): readonly string[] =>
  locateWords(text, words).map(({ start, end, first, last }) => {
    const spoken = first < 0 ? '-' : words.slice(first, last + 1).join(' ');
    return `${text.slice(start, end)} < ${spoken}`;
  });

describe('words of Retell’s text and Retell’s timed words', () => {
  it.each([
    [
      'nothing missing',
      'Hi there, you.',
      ['Hi', 'there,', 'you.'],
      ['Hi < Hi', 'there, < there,', 'you. < you.'],
    ],
    [
      'a word missing',
      'I am calling again.',
      ['I', 'calling', 'again'],
      ['I < I', 'am < -', 'calling < calling', 'again < again'],
    ],
    [
      'a sentence missing',
      'He is awesome. What’s up? We’re live.',
      ['He', 'is', 'awesome.', "We're", 'live.'],
      [
        'He < He',
        'is < is',
        'awesome. < awesome.',
        'What’s < -',
        'up? < -',
        "We’re < We're",
        'live. < live.',
      ],
    ],
    [
      'the end missing',
      'First part. The rest here.',
      ['First', 'part.'],
      ['First < First', 'part. < part.', 'The < -', 'rest < -', 'here. < -'],
    ],
    [
      'the beginning missing',
      'Well then, go on',
      ['go', 'on'],
      ['Well < -', 'then, < -', 'go < go', 'on < on'],
    ],
    ['words too many', 'Go on.', ['So', 'go', 'on', 'then'], ['Go < go', 'on < on']],
    [
      'a figure in words',
      'It costs $43,000 now.',
      ['It', 'costs', 'forty-three', 'thousand', 'dollars', 'now.'],
      ['It < It', 'costs < costs', '$43,000 < forty-three thousand dollars', 'now. < now.'],
    ],
    [
      'a telephone number',
      'Call 555-0173 today',
      ['Call', 'five', 'five', 'five', 'oh', 'one', 'seven', 'three', 'today'],
      ['Call < Call', '555- < five five five', '0173 < oh one seven three', 'today < today'],
    ],
    [
      'a placeholder',
      'My name is [PERSON_NAME].',
      ['My', 'name', 'is', 'Jane', 'Roe.'],
      ['My < My', 'name < name', 'is < is', '[PERSON_NAME]. < Jane Roe.'],
    ],
    [
      'another spelling',
      'Naïve Straße, don’t',
      ['naive', 'STRASSE', 'dont'],
      ['Naïve < naive', 'Straße, < STRASSE', 'don’t < dont'],
    ],
    [
      'words joined',
      'prepaid plans',
      ['pre', 'paid', 'plans'],
      ['pre < pre', 'paid < paid', 'plans < plans'],
    ],
    [
      'words divided',
      'pre paid plans',
      ['prepaid', 'plans'],
      ['pre paid < prepaid', 'plans < plans'],
    ],
    [
      'a short word inside a longer one',
      'Yea, a no?',
      ['a', 'no?'],
      ['Yea, < -', 'a < a', 'no? < no?'],
    ],
    ['Cyrillic', 'Да, а нет?', ['а', 'нет?'], ['Да, < -', 'а < а', 'нет? < нет?']],
    ['Greek', 'Καλά, α όχι;', ['α', 'όχι;'], ['Καλά, < -', 'α < α', 'όχι; < όχι;']],
    ['Arabic', 'نعم، م لا', ['م', 'لا'], ['نعم، < -', 'م < م', 'لا < لا']],
    ['Arabic with vowel signs', 'مُحَمَّد هنا', ['محمد', 'هنا'], ['مُحَمَّد < محمد', 'هنا < هنا']],
    ['Hebrew', 'שָׁלוֹם לך', ['שלום', 'לך'], ['שָׁלוֹם < שלום', 'לך < לך']],
    ['Hindi', 'मेरा ऑर्डर रद्द', ['मेरा', 'रद्द'], ['मेरा < मेरा', 'ऑर्डर < -', 'रद्द < रद्द']],
    [
      'Japanese',
      '明日は晴れです。明日',
      ['は', '晴れ', 'です', '明日'],
      ['明日 < -', 'は < は', '晴れ < 晴れ', 'です < です', '明日 < 明日'],
    ],
    [
      'Chinese with Latin',
      '重跑gen-itgc后',
      ['重跑', 'gen', '后'],
      ['重跑 < 重跑', 'gen < gen', 'itgc < -', '后 < 后'],
    ],
    ['Thai', 'สวัสดีครับคุณ', ['สวัสดี', 'คุณ'], ['สวัสดี < สวัสดี', 'ครับ < -', 'คุณ < คุณ']],
    [
      'Korean',
      '예약 취소해 주세요',
      ['예약', '주세요'],
      ['예약 < 예약', '취소해 < -', '주세요 < 주세요'],
    ],
    [
      'full-width letters',
      'ＡＢＣ１２３ です',
      ['ABC123', 'です'],
      ['ＡＢＣ１２３ < ABC123', 'です < です'],
    ],
    ['letters beyond the basic plane', '𝐇𝐞𝐥𝐥𝐨 𐐨𐐩', ['Hello', '𐐨𐐩'], ['𝐇𝐞𝐥𝐥𝐨 < Hello', '𐐨𐐩 < 𐐨𐐩']],
    ['no letters at all', '… — !', ['hello'], []],
    ['no text', '', ['hello'], []],
    [
      'another language altogether',
      'Guten Morgen',
      ['dobroe', 'utro'],
      ['Guten < dobroe', 'Morgen < utro'],
    ],
  ] satisfies [string, string, string[], string[]][])('%s', (_, text, words, expected) => {
    expect(located(text, words)).toEqual(expected);
  });

  const letters = fc.constantFrom(
    ...Array.from('ab明日はдаมα1٣'),
    'é',
    'e\u0301',
    '𐐨',
    'ß',
    'm\u0323',
  );
  const token = fc.string({ unit: letters, minLength: 1, maxLength: 4 });
  const gap = fc.constantFrom(' ', ', ', '. ', '', ' — ', '\n', ' $', '-');
  const text = fc
    .array(fc.tuple(token, gap), { maxLength: 12 })
    .map((parts) => parts.flat().join(''));
  const words = fc.array(fc.oneof(token, fc.string({ unit: 'binary', maxLength: 5 })), {
    maxLength: 12,
  });

  it('lie in the text in order, never overlap, and cover every letter of it', () => {
    fc.assert(
      fc.property(text, words, (said, spoken) => {
        const found = locateWords(
          said,
          spoken.filter((word) => word.trim() !== ''),
        );
        let end = 0;
        let uncovered = '';
        for (const word of found) {
          expect(word.start).toBeGreaterThanOrEqual(end);
          expect(word.end).toBeGreaterThan(word.start);
          uncovered += said.slice(end, word.start);
          ({ end } = word);
        }
        uncovered += said.slice(end);
        expect(uncovered).not.toMatch(/[\p{L}\p{N}]/u);
      }),
      { numRuns: 3000, seed: 11 },
    );
  });

  it('name timed words in order, each at most as often as the text says it', () => {
    fc.assert(
      fc.property(text, words, (said, spoken) => {
        let latest = -1;
        for (const { first, last } of locateWords(said, spoken)) {
          expect(last).toBeGreaterThanOrEqual(first);
          if (first < 0) continue;
          expect(first).toBeGreaterThanOrEqual(latest);
          expect(last).toBeLessThan(spoken.length);
          latest = last;
        }
      }),
      { numRuns: 3000, seed: 12 },
    );
  });

  it('find every word that is left when some of the list are taken out', () => {
    const list = fc.uniqueArray(fc.stringMatching(/^[a-z]{2,6}$/u), {
      minLength: 1,
      maxLength: 30,
    });
    fc.assert(
      fc.property(list, fc.infiniteStream(fc.boolean()), (all, keeps) => {
        const kept = all.filter(() => keeps.next().value);
        const timed = locateWords(all.join(' '), kept)
          .filter(({ first }) => first >= 0)
          .map(({ start, end }) => all.join(' ').slice(start, end));
        expect(timed).toEqual(kept);
      }),
      { numRuns: 1000, seed: 13 },
    );
  });

  it('are found in a turn of 300,000 words that lacks some everywhere', () => {
    const all = Array.from({ length: 300_000 }, (_, index) => `w${index % 977}`);
    const kept = all.filter((_, index) => index % 50 !== 7);
    const found = locateWords(all.join(' '), kept);
    expect(found).toHaveLength(all.length);
    expect(found.filter(({ first }) => first >= 0)).toHaveLength(kept.length);
  });
});
