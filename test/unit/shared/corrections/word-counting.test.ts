import { expect, it } from 'vitest';
import { countedWords } from '../../../../src-shared/corrections/word-counting.ts';

it.each([
  ['No, Monday!', ['no', 'monday']],
  ['I’d like twenty-one.', ["i'd", 'like', 'twenty', 'one']],
  ['At 10:30, it is 3.5 or 1,000 …', ['at', '10:30', 'it', 'is', '3.5', 'or', '1,000']],
  ['Zoë Müller', ['zoë', 'müller']],
  ['明日に', ['明', '日', 'に']],
  ['OK 明日', ['ok', '明', '日']],
  ['नमस्ते दुनिया', ['नमस्ते', 'दुनिया']],
  ['— … ?!', []],
  ['', []],
])('counts the words of “%s”', (text, words) => {
  expect(countedWords(text)).toEqual(words);
});

it('does not depend on how a letter is composed', () => {
  expect(countedWords('cafe\u0301')).toEqual(countedWords('café'));
});
