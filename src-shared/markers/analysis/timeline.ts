import {
  wordTrust,
  type WordColumns,
  type Transcript,
  type TranscriptEntry,
} from '../../transcript.ts';
import { thresholds } from './thresholds.ts';

/** Whether a word has a time that can be relied on. */
export function isTimed(words: WordColumns, word: number): boolean {
  const trust = words.trust[word];
  // The start of an overlapping word is right; the end of the word before it is wrong.
  const isTrusted = trust === wordTrust.good || trust === wordTrust.overlapping;
  const startMs = startOf(words, word);
  return isTrusted && startMs >= 0 && Number.isFinite(startMs);
}

export const startOf = (words: WordColumns, word: number): number => words.startMs[word] ?? -1;

/** A word's end, or an assumed end where there is none. */
export function endOf(words: WordColumns, word: number): number {
  const startMs = startOf(words, word);
  const endMs = words.endMs[word] ?? -1;
  if (endMs < 0 || !Number.isFinite(endMs)) return startMs + thresholds.wordLength;
  return Math.max(endMs, startMs + 1);
}

/** The entry that holds a word. */
export const entryOf = (words: WordColumns, word: number): number => words.entry[word] ?? 0;

/**
 * The time of each entry, in ms; -1 where it is unknown. An entry without its own time lies somewhere
 * between `fromMs` and `toMs`, and `atMs` is the position to draw it at.
 */
export interface EntryMoments {
  readonly atMs: Float64Array;
  readonly fromMs: Float64Array;
  readonly toMs: Float64Array;
}

/**
 * A turn is placed at its first word with a reliable time, an SMS or injected text at its own time. All
 * other entries (tool calls and results, node transitions, DTMF) are spread evenly between the words
 * before and after them.
 */
export function entryMoments(transcript: Transcript, durationMs?: number): EntryMoments {
  const { entries } = transcript;
  const moments = {
    atMs: new Float64Array(entries.length).fill(-1),
    fromMs: new Float64Array(entries.length).fill(-1),
    toMs: new Float64Array(entries.length).fill(-1),
  };
  const edges = entries.map((entry) => edgesOf(transcript, entry));
  const lastEnd = edges.reduce((last, edge) => Math.max(last, edge?.endMs ?? 0), 0);
  const end = Math.max(durationMs ?? 0, lastEnd);
  if (edges.every((edge) => edge === undefined)) return moments;
  let waiting: number[] = [];
  let before = 0;
  const placeWaiting = (after: number): void => {
    // When two people talk at the same time, the next word may start before the last one has ended.
    const from = Math.min(before, after);
    const to = Math.max(before, after);
    waiting.forEach((index, place) => {
      moments.atMs[index] = from + ((to - from) * (place + 1)) / (waiting.length + 1);
      moments.fromMs[index] = from;
      moments.toMs[index] = to;
    });
    waiting = [];
  };
  edges.forEach((edge, index) => {
    if (edge === undefined) {
      waiting.push(index);
      return;
    }
    if (edge.isWord) placeWaiting(edge.startMs);
    moments.atMs[index] = edge.startMs;
    moments.fromMs[index] = edge.startMs;
    moments.toMs[index] = edge.startMs;
    if (edge.isWord) before = edge.endMs;
  });
  placeWaiting(end);
  if (durationMs !== undefined && durationMs > 0) {
    const inside = (ms: number): number => Math.min(ms, durationMs);
    return {
      atMs: moments.atMs.map(inside),
      fromMs: moments.fromMs.map(inside),
      toMs: moments.toMs.map(inside),
    };
  }
  return moments;
}

interface Edges {
  readonly startMs: number;
  readonly endMs: number;
  readonly isWord: boolean;
}

function edgesOf({ words }: Transcript, entry: TranscriptEntry): Edges | undefined {
  if (entry.kind === 'sms' || entry.kind === 'injected') return edgesAt(entry.atMs ?? -1);
  return entry.kind === 'turn' ? edgesOfTurn(words, entry) : undefined;
}

const edgesAt = (ms: number): Edges | undefined =>
  ms >= 0 && Number.isFinite(ms) ? { startMs: ms, endMs: ms, isWord: false } : undefined;

function edgesOfTurn(
  words: WordColumns,
  { firstWord, lastWord }: { readonly firstWord: number; readonly lastWord: number },
): Edges | undefined {
  if (firstWord < 0) return undefined;
  let first = firstWord;
  let last = lastWord;
  while (first <= last && !isTimed(words, first)) first += 1;
  while (last >= first && !isTimed(words, last)) last -= 1;
  if (first > last) return undefined;
  return { startMs: startOf(words, first), endMs: endOf(words, last), isWord: true };
}
