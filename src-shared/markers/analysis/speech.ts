import type { Speaker } from '../../call.ts';
import type { Transcript } from '../../transcript.ts';
import type { BetweenWords } from './between-words.ts';
import { thresholds } from './thresholds.ts';
import { endOf, entryOf, isTimed, startOf } from './timeline.ts';

/** One speaker speaks from here to there; words are -1 where only the loudness tells of it. */
interface SpeechSpan {
  readonly speaker: Speaker;
  readonly startMs: number;
  readonly endMs: number;
  readonly firstWord: number;
  readonly lastWord: number;
}

/** Stretches with no more than a short pause between them: what a listener takes as one piece. */
export type Utterance = SpeechSpan;

/** Speech without a pause. Those of one speaker never overlap. */
export interface Segment extends SpeechSpan {
  readonly utterance: Utterance;
}

/** Who speaks when, in order of start. */
export interface Speech {
  readonly segments: readonly Segment[];
  readonly utterances: readonly Utterance[];
}

/** A piece of sound before it is joined to its neighbours. */
export type Piece = Pick<SpeechSpan, 'startMs' | 'endMs'> & { readonly word: number };

/** Who speaks when, by the words whose times can be trusted. */
export function speechOfWords(
  transcript: Transcript,
  between: BetweenWords,
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
  // Where words of unknown time stand in the pause of a turn, the pause is theirs.
  return joinSpeech(bySpeaker, (before, after) =>
    entryOf(words, before) === entryOf(words, after)
      ? between.untimed(before, after) * thresholds.untimedWord
      : 0,
  );
}

/** One person says one word at a time: a word ends at the latest where the next begins. */
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
 * Joins pieces, sorted by start, to segments and utterances. `extraPause` is what may be added to a
 * pause after one word and before another.
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

/** A stretch while words are still being added to it; 25,000 words allow no copy for each. */
type MutableSpan = { -readonly [K in keyof SpeechSpan]: SpeechSpan[K] };

function extend(stretch: MutableSpan, endMs: number, lastWord: number): void {
  if (endMs < stretch.endMs) return;
  stretch.endMs = endMs;
  stretch.lastWord = lastWord;
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
 * Each stretch, in order of start, with the one that holds the floor as it begins: of those before
 * it, the one that ends last. Nobody holds it before the first. Answers who holds it at the end.
 */
export function forEachWithFloor<S extends SpeechSpan>(
  stretches: readonly S[],
  visit: (stretch: S, floor: S | undefined) => void,
): S | undefined {
  let floor: S | undefined;
  for (const stretch of stretches) {
    visit(stretch, floor);
    if (floor === undefined || stretch.endMs >= floor.endMs) floor = stretch;
  }
  return floor;
}
