import type { Call } from '../../../src-shared/call.ts';
import type { ReviewData } from '../../../src-shared/review.ts';
import type { Span } from '../../../src-shared/span.ts';

type Transcripts = Pick<Call, 'entries' | 'scrubbedEntries'>;

/** Stands for words that the redacted transcript does not have and that have no time. */
export const redactedQuote = '[redacted]';

/**
 * The review with the words of the redacted transcript in its quotes, if Retell made one. A reviewer may
 * have quoted the unredacted text before the preference was changed, or while it was revealed.
 */
export function redactReview(work: ReviewData, { scrubbedEntries = [] }: Transcripts): ReviewData {
  const turns = scrubbedEntries.flatMap((entry) => (entry.kind === 'turn' ? [entry] : []));
  if (turns.length === 0) return work;
  const text = normalise(turns.map((turn) => turn.text).join(' '));
  const isRedacted = (quote: string): boolean => text.includes(normalise(quote));
  const wordsIn = ({ startMs, endMs }: Span): string =>
    turns
      .flatMap(({ words }) => words)
      .filter((word) => word.startMs !== undefined && overlaps(word.startMs, startMs, endMs))
      .map((word) => word.text)
      .join(' ');
  const redact = (quote: string, span: Span): string =>
    isRedacted(quote) ? quote : wordsIn(span) || redactedQuote;
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
                evidence: answer.evidence.map((one) => ({ ...one, quote: redact(one.quote, one) })),
              },
        ]),
      ),
    },
    tags: work.tags.map((tag) => ({ ...tag, quote: redact(tag.quote, tag.span) })),
    corrections: work.corrections.map((one) =>
      isRedacted(one.original)
        ? one
        : { ...one, original: redact(one.original, one.span), corrected: redactedQuote },
    ),
    betterReplies: work.betterReplies.map((one) =>
      isRedacted(one.quote) ? one : { ...one, quote: redactedQuote },
    ),
  };
}

const normalise = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim();

const overlaps = (ms: number, startMs: number | undefined, endMs: number | undefined): boolean =>
  startMs !== undefined && ms >= startMs && ms <= (endMs ?? startMs);
