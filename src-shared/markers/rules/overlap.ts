import { loudMsIn, type Loudness, type TimeSpan } from '../analysis/loudness.ts';
import type { CallAnalysis } from '../analysis/call-analysis.ts';
import type { Marker } from '../../marker.ts';
import { forEachWithFloor, type Segment } from '../analysis/speech.ts';
import { thresholds } from '../analysis/thresholds.ts';
import { entryOf, startOf } from '../analysis/timeline.ts';
import { markerText } from './marker-text.ts';

/** Two people talk at the same time: `over` was speaking when `by` started. */
export interface Overlap extends TimeSpan {
  readonly over: Segment;
  readonly by: Segment;
  /** Without the pauses between its pieces. */
  readonly bothMs: number;
}

export interface Overlaps {
  readonly all: readonly Overlap[];
  /** Overlaps in the word timing where one of the two channels is silent. */
  readonly notHeard: number;
}

/** Finds all overlaps, however short. Pieces that belong together become one. */
export function findOverlaps({ speech, loudness, source }: CallAnalysis): Overlaps {
  const found: Overlap[] = [];
  forEachWithFloor(speech.segments, (segment, floor) => {
    if (!floor || floor.speaker === segment.speaker || segment.startMs >= floor.endMs) return;
    const { startMs } = segment;
    const endMs = Math.min(segment.endMs, floor.endMs);
    // A speaker who only pauses for breath still has the floor.
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

/** Whether both channels are loud for a quarter of it; word timing is only approximate. */
function isHeard(loudness: Loudness, overlap: Overlap): boolean {
  const known = loudness.channels.filter(
    ({ speaker }) => speaker === 'agent' || speaker === 'user',
  );
  if (known.length < 2 || loudness.untilMs < overlap.endMs) return true;
  // Retell does not document which channel the transfer target is on.
  const parties = [overlap.over.speaker, overlap.by.speaker];
  if (!parties.includes('agent') || !parties.includes('user')) return true;
  const enough = (overlap.endMs - overlap.startMs) / 4;
  return known.every(({ loudSpans }) => loudMsIn(loudSpans, overlap) >= enough);
}

/** A marker for each overlap of more than 300 ms. */
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

/** The words of a segment to highlight: those that start before a moment, in one entry. */
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
