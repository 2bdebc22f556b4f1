import type { Marker } from '../../../../src-shared/marker.ts';
import type { AppliedTag, Span } from '../../../../src-shared/review.ts';
import type { Tag } from '../../../../src-shared/tag.ts';
import type { Transcript } from '../../../../src-shared/transcript.ts';
import { passageOfWords, wordsOfQuote } from '../../../work/passage.ts';
import { tagColourOf, tagNameOf, type TagColours } from '../../../work/tag-set.ts';
import type { Hit } from '../words/find-hits.ts';
import { wordAtOffset } from '../words/word-steps.ts';

/** Something that lies over the lanes; with equal ends a moment. */
export interface Region {
  readonly id: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly look: 'tag' | 'mark' | 'selection' | 'loop' | 'hit' | 'current-hit';
  /** A custom property, for tags. */
  readonly colour?: string;
  /** The kind, for marks. */
  readonly kind?: Marker['kind'];
}

/** Where a tag stands now: by its words, which may have been moved, else as it was noted. */
function currentSpan(transcript: Transcript, tag: AppliedTag): Pick<Span, 'startMs' | 'endMs'> {
  const words = wordsOfQuote(transcript, tag);
  const now = words && passageOfWords(transcript, words.first, words.last).span;
  return now?.startMs === undefined ? tag.span : now;
}

export function tagRegions(
  transcript: Transcript,
  applied: readonly AppliedTag[],
  tagSet: readonly Tag[] & TagColours,
): readonly (Region & { readonly title: string })[] {
  return applied.flatMap((tag) => {
    const { id, tagId } = tag;
    const { startMs, endMs = startMs } = currentSpan(transcript, tag);
    if (startMs === undefined || endMs === undefined) return [];
    const colour = `--tag-${tagColourOf(tagSet, tagId)}`;
    return [{ id, startMs, endMs, look: 'tag' as const, colour, title: tagNameOf(tagSet, tagId) }];
  });
}

/** Kinds that last; the others are moments, and their sign says enough. */
const kindsWithDuration: ReadonlySet<Marker['kind']> = new Set([
  'dead-air',
  'slow-answer',
  'overlap',
]);

export const markerRegions = (markers: readonly Marker[]): readonly Region[] =>
  markers.flatMap(({ kind, startMs, endMs }, place) =>
    startMs >= 0 && kindsWithDuration.has(kind)
      ? [{ id: `mark ${place}`, startMs, endMs, look: 'mark' as const, kind }]
      : [],
  );

/** Hits nearer to each other than this share of the call are one stroke on the waveform. */
const maxHitRegions = 1500;

export function hitRegions(
  transcript: Transcript,
  times: Float64Array,
  find: { readonly hits: readonly Hit[]; readonly at: number },
  durationMs: number,
): readonly Region[] {
  const regions = new Map<number, Region>();
  const cellMs = Math.max(1, durationMs / maxHitRegions);
  for (const [place, hit] of find.hits.entries()) {
    const ms = hitTime(transcript, times, hit);
    if (ms < 0) continue;
    const isCurrent = place === find.at;
    const cell = Math.floor(ms / cellMs);
    if (regions.has(cell) && !isCurrent) continue;
    const look = isCurrent ? 'current-hit' : 'hit';
    regions.set(cell, { id: `hit ${cell}`, startMs: ms, endMs: ms, look });
  }
  return [...regions.values()];
}

function hitTime(transcript: Transcript, times: Float64Array, { entry, start }: Hit): number {
  const word = wordAtOffset(transcript, entry, start + 1);
  const ofWord = word === undefined ? -1 : (transcript.words.startMs[word] ?? -1);
  return ofWord >= 0 ? ofWord : (times[entry] ?? -1);
}
