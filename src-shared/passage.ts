import { textOfEntry } from './entry-text.ts';
import type { Span } from './span.ts';
import type { Transcript } from './transcript.ts';

/** A passage of a call with its text as the reviewer saw it. */
export interface Passage {
  readonly span: Span;
  readonly quote: string;
}

/** Words by their indices, both included. */
export interface WordRange {
  readonly first: number;
  readonly last: number;
}

/** The IPC contract limits a quote to 20,000 characters. */
const maxQuoteCharacters = 20_000;

/** The words from `first` to `last`, both included. They may be given in either order. */
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

/** The words that start in a range of time. */
export function wordsSpoken(
  { words }: Transcript,
  { startMs, endMs = startMs }: Span,
): WordRange | undefined {
  if (startMs === undefined || endMs === undefined) return undefined;
  const first = words.startMs.findIndex((ms) => ms >= startMs - 1);
  const last = words.startMs.findLastIndex((ms) => ms >= 0 && ms <= endMs);
  return first >= 0 && last >= first ? { first, last } : undefined;
}

/** A whole entry, used for transcripts without words, for chats, and for entries that nobody spoke. */
export function passageOfEntry(transcript: Transcript, index: number): Passage | undefined {
  const entry = transcript.entries[index];
  if (entry === undefined) return undefined;
  if (entry.kind === 'turn' && entry.firstWord >= 0) {
    return passageOfWords(transcript, entry.firstWord, entry.lastWord);
  }
  return { span: { entry: index }, quote: textOfEntry(entry).slice(0, maxQuoteCharacters) };
}

/** The text of words, with a slash between entries. */
export function quoteOfWords(transcript: Transcript, from: number, to: number): string {
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
