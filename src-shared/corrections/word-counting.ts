/**
 * Scripts that are written without spaces between words. Each of their characters counts as a word, as
 * is usual when error rates are given for such languages.
 */
const unspaced = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}`;

/** Letters and digits, with the marks, apostrophes, points and commas that stand between two of them. */
const word = new RegExp(
  String.raw`[${unspaced}]\p{M}*|(?:(?![${unspaced}])[\p{L}\p{N}]\p{M}*(?:['.,:](?=[\p{L}\p{N}]))?)+`,
  'gu',
);

/**
 * The words of a text as the word error rate counts them: in lower case and without punctuation, so
 * that only different words are errors. A hyphen separates words.
 */
export const countedWords = (text: string): readonly string[] =>
  text.normalize('NFKC').replaceAll('’', "'").toLowerCase().match(word) ?? [];
