import type { Speaker } from '../../call.ts';
import type { Transcript } from '../../transcript.ts';
import type { WordIntervals } from './word-intervals.ts';
import { thresholds } from './thresholds.ts';
import { endOf, entryOf, isTimed, startOf } from './timeline.ts';

/** One speaker's speech without a longer pause; words are -1 where it is known by loudness only. */
interface SpeechSpan {
  readonly speaker: Speaker;
  readonly startMs: number;
  readonly endMs: number;
  readonly firstWord: number;
  readonly lastWord: number;
}

/** Segments with only short pauses between them, which a listener hears as one utterance. */
export type Utterance = SpeechSpan;

/** Speech without a pause. Segments of one speaker never overlap. */
export interface Segment extends SpeechSpan {
  readonly utterance: Utterance;
}

/** Who speaks when, in order of start. */
export interface Speech {
  readonly segments: readonly Segment[];
  readonly utterances: readonly Utterance[];
}

/** A piece of speech before it is joined with its neighbours. */
export type Piece = Pick<SpeechSpan, 'startMs' | 'endMs'> & { readonly word: number };

/** Who speaks when, by the words that have a reliable time. */
export function speechOfWords(
  transcript: Transcript,
  between: WordIntervals,
  lengthMs = Infinity,
): Speech {
  const { words } = transcript;
  const bySpeaker = new Map<Speaker, Piece[]>();
  for (const entry of transcript.entries) {
    if (entry.kind !== 'turn' || entry.firstWord < 0) continue;
    const pieces = bySpeaker.get(entry.speaker) ?? [];
    bySpeaker.set(entry.speaker, pieces);
    for (let word = entry.firstWord; word <= entry.lastWord; word += 1) {
      const startMs = startOf(words, word);
      if (!isTimed(words, word) || startMs >= lengthMs) continue;
      pieces.push({ startMs, endMs: Math.min(endOf(words, word), lengthMs), word });
    }
  }
  for (const [speaker, pieces] of bySpeaker) bySpeaker.set(speaker, withoutOverlaps(pieces));
  // Untimed words inside a turn fill the pause around them.
  return joinSpeech(bySpeaker, (before, after) =>
    entryOf(words, before) === entryOf(words, after)
      ? between.untimed(before, after) * thresholds.untimedWord
      : 0,
  );
}

/** A speaker says one word at a time, so a word ends at the latest where the next one starts. */
function withoutOverlaps(pieces: readonly Piece[]): Piece[] {
  const sorted = pieces.toSorted((a, b) => a.startMs - b.startMs || a.word - b.word);
  let next: Piece | undefined;
  for (let index = sorted.length - 1; index >= 0; index -= 1) {
    const piece = sorted[index];
    if (piece && next && next.startMs > piece.startMs && next.startMs < piece.endMs) {
      sorted[index] = { ...piece, endMs: next.startMs };
    }
    next = piece;
  }
  return sorted;
}

/**
 * Joins pieces, sorted by start, to segments and utterances. `extraPause` gives the additional pause that
 * is allowed between two words.
 */
export function joinSpeech(
  bySpeaker: ReadonlyMap<Speaker, readonly Piece[]>,
  extraPause: (before: number, after: number) => number = () => 0,
): Speech {
  const segments: Segment[] = [];
  const utterances: Utterance[] = [];
  for (const [speaker, pieces] of bySpeaker) {
    let utterance: MutableSpan | undefined;
    for (const segment of segmentsOf(speaker, pieces, extraPause)) {
      if (utterance && segment.startMs - utterance.endMs <= thresholds.utterancePause) {
        extend(utterance, segment.endMs, segment.lastWord);
      } else {
        utterance = { ...segment };
        utterances.push(utterance);
      }
      segments.push({ ...segment, utterance });
    }
  }
  return { segments: segments.toSorted(byStart), utterances: utterances.toSorted(byStart) };
}

/** Grows in place while words are added, because copying it for each of 25,000 words is slow. */
type MutableSpan = { -readonly [K in keyof SpeechSpan]: SpeechSpan[K] };

function extend(span: MutableSpan, endMs: number, lastWord: number): void {
  if (endMs < span.endMs) return;
  span.endMs = endMs;
  span.lastWord = lastWord;
}

function segmentsOf(
  speaker: Speaker,
  pieces: readonly Piece[],
  extraPause: (before: number, after: number) => number,
): readonly SpeechSpan[] {
  const segments: MutableSpan[] = [];
  let current: MutableSpan | undefined;
  for (const { startMs, endMs, word } of pieces) {
    const pause = current ? startMs - current.endMs : Infinity;
    const isClose = pause <= thresholds.segmentPause;
    if (
      current &&
      (isClose || pause <= thresholds.segmentPause + extraPause(current.lastWord, word))
    ) {
      extend(current, endMs, word);
    } else {
      current = { speaker, startMs, endMs, firstWord: word, lastWord: word };
      segments.push(current);
    }
  }
  return segments;
}

const byStart = (a: SpeechSpan, b: SpeechSpan): number =>
  a.startMs - b.startMs || a.endMs - b.endMs;

/**
 * Visits each span in order of start, with the span that holds the floor at that moment: of those before
 * it, the one that ends last. Returns the span that holds the floor at the end.
 */
export function forEachWithFloor<S extends SpeechSpan>(
  spans: readonly S[],
  visit: (span: S, floor: S | undefined) => void,
): S | undefined {
  let floor: S | undefined;
  for (const span of spans) {
    visit(span, floor);
    if (floor === undefined || span.endMs >= floor.endMs) floor = span;
  }
  return floor;
}
