import { describe, expect, it } from 'vitest';
import { findHits } from '../../../src-shared/search-hits.ts';
import { parseSearch } from '../../../src-shared/search-terms.ts';

/** The passages of a text that are marked for a search. */
const marked = (text: string, words: string): readonly string[] =>
  parseSearch(words)
    .filter(({ isExcluded }) => !isExcluded)
    .flatMap((term) => findHits(text, term).map(({ start, end }) => text.slice(start, end)));

describe('The hits of a search', () => {
  it('are the words that the index finds, whatever their case and accents', () => {
    expect(marked('Prefunds, a REFUND, refunded', 'refund')).toEqual(['REFUND', 'refund']);
    expect(marked('Prefunds, a REFUND, refunded', 'refund a')).toEqual(['REFUND', 'a']);
    expect(marked('Cafe\u0301 Zürich, café', 'CAFE zur')).toEqual(['Cafe\u0301', 'café', 'Zür']);
    expect(marked("I don't, dont", "don't x")).toEqual(["don't"]);
    expect(marked('Grüße an Straße', 'straße')).toEqual(['Straße']);
    expect(marked('İstanbul is İ', 'is')).toEqual(['İs', 'is']);
    expect(marked('한국 전화 한국어', '"한국"')).toEqual(['한국', '한국']);
    expect(marked('a 😀 b', '"a b"')).toEqual(['a 😀 b']);
  });

  it('reach across punctuation and never across entries', () => {
    expect(marked('No, Monday. No monday', '"no monday"')).toEqual(['No, Monday', 'No monday']);
    expect(marked('no \uE000 monday', '"no monday"')).toEqual([]);
    expect(marked('monday', '"mon"')).toEqual([]);
  });

  it('treat pattern characters as plain punctuation', () => {
    expect(marked('a.c abc', 'a.c')).toEqual(['a.c']);
    expect(marked('(x) [y]', '"(x)"')).toEqual(['x']);
  });
});
