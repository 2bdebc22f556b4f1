import { soundIn, type Loudness, type TimeSpan } from '../analysis/loudness.ts';
import type { CallAnalysis } from '../analysis/call-analysis.ts';
import type { Marker } from '../../marker.ts';
import { forEachWithFloor, type Segment } from '../analysis/speech.ts';
import { thresholds } from '../analysis/thresholds.ts';
import { entryOf, startOf } from '../analysis/timeline.ts';
import { markerText } from './marker-text.ts';

/** Two speak at once: `over` was speaking when `by` began. */
export interface Overlap extends TimeSpan {
  readonly over: Segment;
  readonly by: Segment;
  /** Without the pauses between its pieces. */
  readonly bothMs: number;
}

export interface Overlaps {
  readonly all: readonly Overlap[];
  /** Told of by the words, but only one of the two channels has sound. */
  readonly notHeard: number;
}

/** Every moment at which two speak at once, however short; pieces that belong together are one. */
export function findOverlaps({ speech, loudness, source }: CallAnalysis): Overlaps {
  const found: Overlap[] = [];
  forEachWithFloor(speech.segments, (segment, floor) => {
    if (!floor || floor.speaker === segment.speaker || segment.startMs >= floor.endMs) return;
    const { startMs } = segment;
    const endMs = Math.min(segment.endMs, floor.endMs);
    // Who pauses for breath and goes on still has the floor.
    const [over, by] =
      floor.utterance.startMs <= segment.utterance.startMs ? [floor, segment] : [segment, floor];
    const piece = { startMs, endMs, over, by, bothMs: endMs - startMs };
    const last = found.at(-1);
    if (last && isSamePair(last, piece) && piece.startMs - last.endMs <= thresholds.overlapPause) {
      found[found.length - 1] = { ...last, endMs, bothMs: last.bothMs + piece.bothMs };
    } else found.push(piece);
  });
  if (loudness === undefined || source !== 'words') return { all: found, notHeard: 0 };
  const heard = found.filter((overlap) => isHeard(loudness, overlap));
  const isLong = ({ bothMs }: Overlap): boolean => bothMs > thresholds.overlap;
  return { all: heard, notHeard: found.filter(isLong).length - heard.filter(isLong).length };
}

const isSamePair = (a: Overlap, b: Overlap): boolean =>
  (a.over.speaker === b.over.speaker && a.by.speaker === b.by.speaker) ||
  (a.over.speaker === b.by.speaker && a.by.speaker === b.over.speaker);

/** Both channels have sound for a good part of it; the words' times are only near. */
function isHeard(loudness: Loudness, overlap: Overlap): boolean {
  const known = loudness.channels.filter(
    ({ speaker }) => speaker === 'agent' || speaker === 'user',
  );
  if (known.length < 2 || loudness.untilMs < overlap.endMs) return true;
  // A transfer target shares a channel, and which of the two isn't documented.
  const parties = [overlap.over.speaker, overlap.by.speaker];
  if (!parties.includes('agent') || !parties.includes('user')) return true;
  const enough = (overlap.endMs - overlap.startMs) / 4;
  return known.every(({ sounds }) => soundIn(sounds, overlap) >= enough);
}

/** Overlap of more than 300 ms. */
export function overlapMarkers(
  { transcript }: CallAnalysis,
  overlaps: readonly Overlap[],
): Marker[] {
  return overlaps
    .filter(({ bothMs }) => bothMs > thresholds.overlap)
    .map(({ startMs, endMs, over, by, bothMs }) => ({
      kind: 'overlap',
      startMs,
      endMs,
      speaker: over.speaker,
      by: by.speaker,
      ...wordsUntil(transcript, by, endMs),
      label: markerText.overlap(bothMs, over.speaker, by.speaker),
    }));
}

/** The words of a segment that begin before a moment, to be lit. */
export function wordsUntil(
  { words }: CallAnalysis['transcript'],
  { firstWord, lastWord }: Pick<Segment, 'firstWord' | 'lastWord'>,
  endMs: number,
): Pick<Marker, 'entry' | 'firstWord' | 'lastWord'> {
  if (firstWord < 0) return {};
  const entry = entryOf(words, firstWord);
  let last = firstWord;
  while (
    last < lastWord &&
    entryOf(words, last + 1) === entry &&
    startOf(words, last + 1) < endMs
  ) {
    last += 1;
  }
  return { entry, firstWord, lastWord: last };
}
