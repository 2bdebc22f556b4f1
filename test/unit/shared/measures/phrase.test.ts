import { describe, expect, it } from 'vitest';
import { findPhrase, parsePhrase } from '../../../../src-shared/measures/phrase.ts';
import { placedTokens } from '../../../../src-shared/search-fold.ts';

/** The words of the text that the phrase matches, or nothing. */
function found(phrase: string, text: string): string | undefined {
  const parsed = parsePhrase(phrase);
  if (!parsed.ok) throw new Error(parsed.error.message);
  const words = placedTokens(text);
  const match = findPhrase(
    parsed.value,
    words.map((word) => word.text),
  );
  return match && text.slice(words[match.first]?.start, words[match.end - 1]?.end);
}

describe('A phrase', () => {
  it.each([
    ['this call is recorded', 'Hello! This call is recorded, ok?', 'This call is recorded'],
    ['call (is|may be) recorded', 'Your call may be recorded.', 'call may be recorded'],
    ['record*', 'We are recording.', 'recording'],
    ['thank you [very much] for calling', 'Thank you for calling Harbor', 'Thank you for calling'],
    [
      'thank you [very much] for calling',
      'thank you very much for calling',
      'thank you very much for calling',
    ],
    ['may ... name', 'May I please have your name', 'May I please have your name'],
    ['may ... name', 'May I, if that is all right with you, have your name', undefined],
    ['cafe', 'Im CAFÉ', 'CAFÉ'],
    ["it's fine", 'It’s fine', 'It’s fine'],
    ['abc123', 'ＡＢＣ１２３', 'ＡＢＣ１２３'],
    ['明日', 'はい、予約を明日の午後に', '明日'],
    ['ยกเลิก', 'ผมขอยกเลิกนัดครับ', 'ยกเลิก'],
    ['محمد', 'اسمي مُحَمَّد', 'مُحَمَّد'],
    ['recorded', 'recordedly', undefined],
  ])('“%s” in “%s”', (phrase, text, match) => {
    expect(found(phrase, text)).toBe(match);
  });

  it.each([
    ['call (is recorded', 5],
    ['call is) recorded', 7],
    ['* recorded', 0],
    ['call (|is)', 6],
    ['[please]', 0],
    ['...', 0],
  ])('“%s” is refused at character %i', (phrase, position) => {
    expect(parsePhrase(phrase)).toMatchObject({ ok: false, error: { position } });
  });
});
