import nspell from 'nspell';

/** A Hunspell dictionary: its affix rules and its words. */
export interface Dictionary {
  readonly aff: Uint8Array;
  readonly dic: Uint8Array;
}

export interface SpellChecker {
  /** Those of the words that are spelled wrong, each once. */
  readonly misspelled: (words: readonly string[]) => readonly string[];
  /** The most likely first, at most five. */
  readonly suggest: (word: string) => readonly string[];
}

/** Longer words are ids or noise, and suggestions for them would take seconds. */
const maxLength = 40;
const maxSuggestions = 5;

/** An English dictionary knows nothing about codes, addresses and words in other scripts. */
const isCheckable = (word: string): boolean =>
  word.length <= maxLength && /^[\p{Script=Latin}'’-]+$/u.test(word);

/** Dictionaries have straight apostrophes only. */
const straightened = (word: string): string => word.replaceAll('’', "'");

export function createSpellChecker({ aff, dic }: Dictionary): SpellChecker {
  const speller = nspell({ aff: Buffer.from(aff), dic: Buffer.from(dic) });
  /** The dictionaries have hardly any compounds, so that each part of one counts by itself. */
  const isCorrect = (word: string): boolean =>
    straightened(word)
      .split('-')
      .every((part) => part === '' || speller.correct(part));
  return {
    misspelled: (words) =>
      [...new Set(words)].filter((word) => isCheckable(word) && !isCorrect(word)),
    suggest: (word) =>
      isCheckable(word) ? speller.suggest(straightened(word)).slice(0, maxSuggestions) : [],
  };
}
