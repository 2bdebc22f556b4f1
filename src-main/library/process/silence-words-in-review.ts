import { silenceQuote } from '../../../src-shared/clips/silence-quote.ts';
import type { ReviewData } from '../../../src-shared/review.ts';
import { mapQuotes } from './map-quotes.ts';

/** The review without the silenced words in what it quotes of the call. */
export function silenceReview(work: ReviewData, words: readonly string[]): ReviewData {
  if (words.length === 0) return work;
  const silent = (quote: string): string => silenceQuote(quote, words);
  return mapQuotes(work, {
    quote: silent,
    correction: (one) => ({
      ...one,
      original: silent(one.original),
      corrected: silent(one.corrected),
    }),
    betterReply: (one) => ({ ...one, quote: silent(one.quote) }),
  });
}
