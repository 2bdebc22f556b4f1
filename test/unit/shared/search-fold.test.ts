import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText, searchTokens } from '../../../src-shared/search-fold.ts';
import { findHits, findText } from '../../../src-shared/search-hits.ts';
import { parseSearch } from '../../../src-shared/search-terms.ts';

const hitsOf = (text: string, search: string): readonly string[] =>
  parseSearch(search).flatMap((term) =>
    findHits(text, term).map(({ start, end }) => text.slice(start, end)),
  );

const sameWords = [
  ['Arabic vowel points', 'مُحَمَّد', 'محمد'],
  ['Arabic alef, ya and kaf', 'إكرامی', 'اكرامي'],
  ['Arabic tatweel', 'محـــمد', 'محمد'],
  ['Hebrew points', 'שָׁלוֹם', 'שלום'],
  ['full width', 'ＡＢＣ１２３', 'abc123'],
  ['half-width kana', 'ｶﾞｿﾘﾝ', 'ガソリン'],
  ['compatibility forms', 'ﬁnd ㎏', 'find kg'],
  ['Latin accents', 'Cafe\u{301} Zürich', 'cafe zurich'],
  ['Latin letters with a stroke', 'Łódź Ærø', 'lodz aero'],
  ['sharp s', 'STRASSE', 'straße'],
  ['Turkish i', 'İstanbul ışık', 'istanbul isik'],
  ['Greek accents and final sigma', 'ΟΔΟΣ', 'οδός'],
  ['Cyrillic yo', 'ещё', 'еще'],
  ['Vietnamese tones', 'Đường', 'duong'],
  ['Hindi nukta', 'ज़रूर', 'जरूर'],
  ['Arabic digits', '٠١٢', '012'],
  ['Hindi digits', '१२३', '123'],
  ['soft hyphens and joiners', 'co\u{AD}op\u{200D}erate', 'cooperate'],
] as const;

const otherWords = [
  ['Hindi vowel signs', 'रद्द', 'रुद्ध'],
  ['Hindi vowel signs alone', 'की', 'का'],
  ['voiced kana', 'かき', 'がき'],
  ['Cyrillic short i', 'мой', 'мои'],
  ['Thai vowels', 'กิน', 'กิ่ง'],
  ['Korean syllables', '취소', '치소'],
] as const;

const insideRuns = [
  ['予約を明日の午後三時', '明日'],
  ['予約を明日の午後三時', '午後三時'],
  ['我想取消预约', '取消'],
  ['重跑gen-itgc后', 'gen'],
  ['重跑gen-itgc后', 'itgc后'],
  ['ขอยกเลิกการจอง', 'ยกเลิก'],
  ['예약취소하고싶어요', '취소'],
  ['ຂໍຍົກເລີກການຈອງ', 'ຍົກເລີກ'],
  ['ខ្ញុំចង់លុបចោល', 'លុប'],
  ['ပယ်ဖျက်ချင်တယ်', 'ဖျက်'],
] as const;

describe('Folding for search', () => {
  it.each(sameWords)('ignores %s', (_, one, other) => {
    expect(foldText(one)).toBe(foldText(other));
  });

  it.each(otherWords)('keeps %s apart', (_, one, other) => {
    expect(foldText(one)).not.toBe(foldText(other));
  });

  it('gives every character the same form however it is composed', () => {
    const differing: string[] = [];
    for (let code = 0; code <= 0x10_ff_ff; code += 1) {
      const character = String.fromCodePoint(code);
      if (!/[\p{L}\p{M}\p{N}]/u.test(character) || /[\u4E00-\u9FFF]/u.test(character)) continue;
      const folded = foldText(character);
      const forms = (['NFC', 'NFD', 'NFKC', 'NFKD'] as const).map((form) =>
        foldText(character.normalize(form)),
      );
      if ([...forms, foldText(folded)].some((form) => form !== folded)) {
        differing.push(code.toString(16));
      }
    }
    expect(differing).toEqual([]);
  });

  it('gives every text the same tokens however it is composed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(searchTokens(text.normalize('NFD'))).toEqual(searchTokens(text.normalize('NFC')));
      }),
    );
  });
});

describe('Hits', () => {
  it.each(insideRuns)('in “%s” include “%s” inside a run without spaces', (text, search) => {
    expect(hitsOf(text, search)).toEqual([search]);
    expect(hitsOf(text, `"${search}"`)).toEqual([search]);
  });

  it.each(sameWords)('are whole letters with their marks: %s', (_, text, search) => {
    expect(hitsOf(text, `"${search}"`)).toEqual([text]);
  });

  it('are found for every passage of a text, at its place', () => {
    const passage = fc
      .tuple(fc.string({ unit: 'grapheme', minLength: 1 }), fc.nat(), fc.nat())
      .map(([text, one, other]) => {
        const graphemes = Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment);
        const from = one % graphemes.length;
        const to = from + 1 + (other % (graphemes.length - from));
        return {
          text,
          parts: [graphemes.slice(0, from), graphemes.slice(from, to), graphemes.slice(to)].map(
            (part) => part.join(''),
          ),
        };
      });
    fc.assert(
      fc.property(passage, ({ text, parts }) => {
        const query = parts[1] ?? '';
        fc.pre(foldText(query).trim() !== '');
        // Some graphemes of different scripts combine when they meet.
        fc.pre(parts.map(foldText).join('') === foldText(text));
        const hits = findText(text, query);
        expect(hits.length).toBeGreaterThan(0);
        for (const { start, end } of hits) {
          expect(foldText(text.slice(start, end))).toContain(
            foldText(query).trim().split(/\s+/u)[0],
          );
        }
      }),
    );
  });
});
