import type { Call } from '../../../src-shared/call.ts';
import { quoteOfWords, wordsSpoken } from '../../../src-shared/passage.ts';
import type { ReviewData } from '../../../src-shared/review.ts';
import type { Span } from '../../../src-shared/span.ts';
import { buildTranscript } from '../calls/transcript/build-transcript.ts';
import { mapQuotes } from './map-quotes.ts';

/** Stands for words that the redacted transcript does not have and that have no time. */
export const redactedQuote = '[redacted]';

/**
 * The review with the words of the redacted transcript in its quotes, if Retell made one. A reviewer may
 * have quoted the unredacted text before the preference was changed, or while it was revealed. The text
 * of the redacted transcript alone counts: its word list may hold what the text leaves out.
 */
export function redactReview(work: ReviewData, call: Call): ReviewData {
  const transcript = buildTranscript(call, { scrubbed: true });
  if (!transcript.scrubbed) return work;
  const text = normalise(
    transcript.entries.flatMap((entry) => (entry.kind === 'turn' ? [entry.text] : [])).join(' '),
  );
  const isRedacted = (quote: string): boolean =>
    quote.split(' / ').every((part) => text.includes(normalise(part)));
  const wordsIn = (span: Span): string => {
    const words = wordsSpoken(transcript, span);
    return words === undefined ? '' : quoteOfWords(transcript, words.first, words.last);
  };
  const redact = (quote: string, span: Span): string =>
    isRedacted(quote) ? quote : wordsIn(span) || redactedQuote;
  return mapQuotes(work, {
    quote: redact,
    correction: (one) =>
      isRedacted(one.original)
        ? one
        : { ...one, original: redact(one.original, one.span), corrected: redactedQuote },
    betterReply: (one) => (isRedacted(one.quote) ? one : { ...one, quote: redactedQuote }),
  });
}

const normalise = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim();
