import { textOfEntry } from '../../src-shared/entry-text.ts';
import { formatTimeRange } from '../lib/format.ts';
import type { Span } from '../../src-shared/review.ts';
import type { Transcript } from '../../src-shared/transcript.ts';

/** A stretch of a call together with its text as the reviewer saw it. */
export interface Passage {
  readonly span: Span;
  readonly quote: string;
}

/** What tags and evidence need of the desk: where the reviewer is, and a way to go there again. */
export interface PassagePort {
  /** The selection, else the spoken word, else the line the reviewer is at. */
  readonly current: () => Passage | undefined;
  /** Goes to the passage; what plays plays on from there. */
  readonly goTo: (span: Span) => void;
  /** Goes to the passage and plays from there where there is something to play. */
  readonly play: (span: Span) => void;
}

/** What a passage says; of plain time, when it is. */
export const passageLabel = ({ span, quote }: Passage): string =>
  quote === '' && span.startMs !== undefined ? formatTimeRange(span) : `“${quote}”`;

/** The contract caps a quote at 20,000 characters. */
const maxQuoteCharacters = 20_000;

/** The words `first` to `last`, both included; the order of the two does not matter. */
export function passageOfWords(transcript: Transcript, first: number, last: number): Passage {
  const { words } = transcript;
  const from = Math.max(0, Math.min(first, last));
  const to = Math.min(words.count - 1, Math.max(first, last));
  let startMs = Number.POSITIVE_INFINITY;
  let endMs = -1;
  for (let word = from; word <= to; word += 1) {
    const start = words.startMs[word] ?? -1;
    if (start >= 0) startMs = Math.min(startMs, start);
    endMs = Math.max(endMs, words.endMs[word] ?? -1, start);
  }
  const entry = words.entry[from];
  return {
    span: {
      firstWord: from,
      lastWord: to,
      ...(Number.isFinite(startMs) ? { startMs } : {}),
      ...(endMs >= 0 && Number.isFinite(startMs) ? { endMs: Math.max(endMs, startMs) } : {}),
      ...(entry === undefined ? {} : { entry }),
    },
    quote: quoteOfWords(transcript, from, to),
  };
}

/**
 * The words that a quote was taken from: where the span says, or where another text stands there (it
 * was scrubbed then, or is now) by the times. Undefined where there are none.
 */
export function wordsOfQuote(
  transcript: Transcript,
  { span, quote }: Passage,
): { readonly first: number; readonly last: number } | undefined {
  const { firstWord, lastWord = firstWord } = span;
  if (firstWord === undefined || lastWord === undefined) return undefined;
  const recorded = { first: firstWord, last: lastWord };
  if (lastWord >= transcript.words.count) return wordsSpoken(transcript, span);
  if (quoteOfWords(transcript, firstWord, lastWord) === quote) return recorded;
  return wordsSpoken(transcript, span) ?? recorded;
}

/** The words that begin in a stretch of time. */
function wordsSpoken({ words }: Transcript, { startMs, endMs = startMs }: Span) {
  if (startMs === undefined || endMs === undefined) return undefined;
  const first = words.startMs.findIndex((ms) => ms >= startMs - 1);
  const last = words.startMs.findLastIndex((ms) => ms >= 0 && ms <= endMs);
  return first >= 0 && last >= first ? { first, last } : undefined;
}

/** A whole entry, for transcripts without words, chats, and lines that nobody spoke. */
export function passageOfEntry(transcript: Transcript, index: number): Passage | undefined {
  const entry = transcript.entries[index];
  if (entry === undefined) return undefined;
  if (entry.kind === 'turn' && entry.firstWord >= 0) {
    return passageOfWords(transcript, entry.firstWord, entry.lastWord);
  }
  return { span: { entry: index }, quote: textOfEntry(entry).slice(0, maxQuoteCharacters) };
}

function quoteOfWords(transcript: Transcript, from: number, to: number): string {
  const { words, entries } = transcript;
  const parts: string[] = [];
  let word = from;
  while (word <= to) {
    const index = words.entry[word] ?? -1;
    const entry = entries[index];
    if (entry?.kind !== 'turn') break;
    const last = Math.min(to, entry.lastWord);
    parts.push(entry.text.slice(words.textStart[word] ?? 0, words.textEnd[last] ?? 0).trim());
    if (last < word) break;
    word = last + 1;
  }
  return parts.join(' / ').slice(0, maxQuoteCharacters);
}
