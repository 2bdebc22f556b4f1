import { silenceQuote } from '../../../src-shared/clips/silence-quote.ts';
import type { ReviewData } from '../../../src-shared/review.ts';

/** The review without the silenced words in what it quotes of the call. */
export function silenceReview(work: ReviewData, words: readonly string[]): ReviewData {
  if (words.length === 0) return work;
  const silent = (quote: string): string => silenceQuote(quote, words);
  const { review } = work;
  return {
    ...work,
    review: {
      ...review,
      answers: Object.fromEntries(
        Object.entries(review.answers).map(([id, answer]) => [
          id,
          answer.evidence === undefined
            ? answer
            : {
                ...answer,
                evidence: answer.evidence.map((one) => ({ ...one, quote: silent(one.quote) })),
              },
        ]),
      ),
    },
    tags: work.tags.map((tag) => ({ ...tag, quote: silent(tag.quote) })),
    corrections: work.corrections.map((one) => ({
      ...one,
      original: silent(one.original),
      corrected: silent(one.corrected),
    })),
    betterReplies: work.betterReplies.map((one) => ({ ...one, quote: silent(one.quote) })),
  };
}
