import { describe, expect, it } from 'vitest';
import { redactReview } from '../../../../../src-main/library/process/redact-review.ts';
import type { Entry } from '../../../../../src-shared/call.ts';
import type { ReviewData } from '../../../../../src-shared/review.ts';
import { fakeReviewData } from '../../../../fakes/fake-review-data.ts';
import { asCallId, createCall } from '../test-library.ts';

/** Retell redacts the text of a line and may leave the words beside it as they were said. */
const turn = (text: string, said: string): Entry => ({
  kind: 'turn',
  speaker: 'user',
  text,
  words: said.split(' ').map((word, index) => ({
    text: word,
    startMs: index * 300,
    endMs: index * 300 + 250,
  })),
});

const quoting = (quote: string, startMs: number, endMs: number): ReviewData => ({
  ...fakeReviewData(asCallId('call_1')),
  tags: [{ id: 't', tagId: 'misheard', span: { startMs, endMs }, quote, createdMs: 0 }],
});

describe('A redacted export', () => {
  it.each([
    ['My name is [PERSON_NAME].', 'My name is Jane Roe.', 'Jane', 900, 1150],
    ['My name is [PERSON_NAME].', 'My name is Jane Roe.', 'Jane Roe.', 900, 1450],
    ['Меня зовут [ИМЯ]', 'Меня зовут Анна Каренина', 'Анна Каренина', 600, 1150],
    ['', 'Jane Roe', 'Jane Roe', 0, 550],
    ['[NUMBER]', 'four one four two', 'one four', 300, 850],
  ])('of “%s” never quotes the words beside it', (text, said, quote, ...times) => {
    const [startMs, endMs] = times;
    const call = createCall('call_1', {
      entries: [turn(said, said)],
      scrubbedEntries: [turn(text, said)],
    });
    const [tag] = redactReview(quoting(quote, startMs, endMs), call).tags;
    for (const word of quote.split(' ')) expect(tag?.quote).not.toContain(word);
  });

  it('keeps a quote that the redacted text has, also across turns', () => {
    const call = createCall('call_1', {
      entries: [turn('Hello there', 'Hello there'), turn('Hi', 'Hi')],
      scrubbedEntries: [turn('Hello there', 'Hello there'), turn('Hi', 'Hi')],
    });
    const [tag] = redactReview(quoting('there / Hi', 300, 550), call).tags;
    expect(tag?.quote).toBe('there / Hi');
  });
});
