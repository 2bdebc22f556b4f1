import { describe, expect, it } from 'vitest';
import { spellingLanguage } from '../../../../src-main/spelling/spelling-language.ts';

describe('The dictionary', () => {
  it.each([
    ['en', 'en-US'],
    ['en-US', 'en-US'],
    ['en_GB', 'en-GB'],
    ['en-AU', 'en-GB'],
    ['en-Latn-IE', 'en-GB'],
    ['en-CA', 'en-US'],
    ['de-DE', undefined],
    ['fr-GB', undefined],
    ['eng', undefined],
    ['', 'en-US'],
    ['C', 'en-US'],
  ])('for %s is %s', (language, dictionary) => {
    expect(spellingLanguage(language)).toBe(dictionary);
  });
});
