import type { Answer } from '../../../src-shared/review.ts';
import type { Span } from '../../../src-shared/span.ts';
import { clockTime } from '../cells/timestamps.ts';

/** The time of a passage: `4:07.3–4:09.1`; empty if it has no time. */
export function timeRange({ startMs, endMs }: Span): string {
  if (startMs === undefined) return '';
  const from = clockTime(startMs);
  return endMs === undefined ? from : `${from}–${clockTime(endMs)}`;
}

/** One line per piece of evidence: the time and the quoted words. */
export const evidenceText = (answer: Answer | undefined): string | undefined =>
  answer?.evidence
    ?.map((span) => (span.quote === '' ? timeRange(span) : `${timeRange(span)} “${span.quote}”`))
    .join('\n');
