import type { BetterReply, Correction } from '../../../src-shared/annotations.ts';
import type { ReviewData } from '../../../src-shared/review.ts';
import type { Span } from '../../../src-shared/span.ts';

interface QuoteMap {
  /** For evidence and tags. */
  readonly quote: (quote: string, span: Span) => string;
  readonly correction: (correction: Correction) => Correction;
  readonly betterReply: (reply: BetterReply) => BetterReply;
}

/** The review with another text in everything that quotes the call. */
export function mapQuotes(
  work: ReviewData,
  { quote, correction, betterReply }: QuoteMap,
): ReviewData {
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
                evidence: answer.evidence.map((one) => ({ ...one, quote: quote(one.quote, one) })),
              },
        ]),
      ),
    },
    tags: work.tags.map((tag) => ({ ...tag, quote: quote(tag.quote, tag.span) })),
    corrections: work.corrections.map(correction),
    betterReplies: work.betterReplies.map(betterReply),
  };
}
