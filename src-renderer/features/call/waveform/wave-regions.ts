import type { Marker } from '../../../../src-shared/marker.ts';
import type { AppliedTag } from '../../../../src-shared/review.ts';
import type { Span } from '../../../../src-shared/span.ts';
import type { Tag } from '../../../../src-shared/tag.ts';
import type { Transcript } from '../../../../src-shared/transcript.ts';
import { passageOfWords } from '../../../../src-shared/passage.ts';
import { wordsOfQuote } from '../../../../src-shared/words-of-quote.ts';
import { tagColourOf, tagNameOf, type TagColours } from '../../../work/tag-set.ts';
import type { Hit } from '../store.ts';
import { wordAtOffset } from '../words/word-steps.ts';

/** A range that is drawn over the lanes; a moment if both ends are equal. */
export interface Region {
  readonly id: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly look: 'tag' | 'marker' | 'selection' | 'loop' | 'hit' | 'current-hit';
  /** For tags: a custom property. */
  readonly colour?: string;
  /** For markers: their kind. */
  readonly kind?: Marker['kind'];
}

/** Where a tag is now: by its words, whose timing may be shifted, else where it was applied. */
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

/** Only these kinds have a duration that matters; for the others the icon is enough. */
const kindsWithDuration: ReadonlySet<Marker['kind']> = new Set([
  'dead-air',
  'slow-answer',
  'overlap',
]);

export const markerRegions = (markers: readonly Marker[]): readonly Region[] =>
  markers.flatMap(({ kind, startMs, endMs }, place) =>
    startMs >= 0 && kindsWithDuration.has(kind)
      ? [{ id: `marker ${place}`, startMs, endMs, look: 'marker' as const, kind }]
      : [],
  );

/** Hits that are closer together than this fraction of the call are drawn as one. */
const maxHitRegions = 1500;

export function hitRegions(
  transcript: Transcript,
  times: Float64Array,
  find: { readonly hits: readonly Hit[]; readonly current: number },
  durationMs: number,
): readonly Region[] {
  const regions = new Map<number, Region>();
  const cellMs = Math.max(1, durationMs / maxHitRegions);
  for (const [place, hit] of find.hits.entries()) {
    const ms = hitTime(transcript, times, hit);
    if (ms < 0) continue;
    const isCurrent = place === find.current;
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
