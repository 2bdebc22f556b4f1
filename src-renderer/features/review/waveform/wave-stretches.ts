import type { Mark } from '../../../../src-shared/marks/mark.ts';
import type { AppliedTag, Span } from '../../../../src-shared/review.ts';
import type { Tag } from '../../../../src-shared/tag.ts';
import type { Transcript } from '../../../../src-shared/transcript.ts';
import { passageOfWords, wordsOfQuote } from '../../../lib/review-passage.ts';
import { tagColourOf, tagNameOf, type TagColours } from '../../../lib/review-tag-set.ts';
import type { Hit } from '../find.ts';
import { wordAtOffset } from '../word-steps.ts';

/** Something that lies over the lanes; with equal ends a moment. */
export interface Stretch {
  readonly id: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly look: 'tag' | 'mark' | 'selection' | 'loop' | 'hit' | 'current-hit';
  /** A custom property, for tags. */
  readonly colour?: string;
  /** The kind, for marks. */
  readonly kind?: Mark['kind'];
}

/** Where a tag stands now: by its words, which may have been moved, else as it was noted. */
function spanNow(transcript: Transcript, tag: AppliedTag): Pick<Span, 'startMs' | 'endMs'> {
  const words = wordsOfQuote(transcript, tag);
  const now = words && passageOfWords(transcript, words.first, words.last).span;
  return now?.startMs === undefined ? tag.span : now;
}

export function tagStretches(
  transcript: Transcript,
  applied: readonly AppliedTag[],
  tagSet: readonly Tag[] & TagColours,
): readonly (Stretch & { readonly title: string })[] {
  return applied.flatMap((tag) => {
    const { id, tagId } = tag;
    const { startMs, endMs = startMs } = spanNow(transcript, tag);
    if (startMs === undefined || endMs === undefined) return [];
    const colour = `--tag-${tagColourOf(tagSet, tagId)}`;
    return [{ id, startMs, endMs, look: 'tag' as const, colour, title: tagNameOf(tagSet, tagId) }];
  });
}

/** Kinds that last; the others are moments, and their sign says enough. */
const lasting: ReadonlySet<Mark['kind']> = new Set(['dead-air', 'slow-answer', 'overlap']);

export const markStretches = (marks: readonly Mark[]): readonly Stretch[] =>
  marks.flatMap(({ kind, startMs, endMs }, place) =>
    startMs >= 0 && lasting.has(kind)
      ? [{ id: `mark ${place}`, startMs, endMs, look: 'mark' as const, kind }]
      : [],
  );

/** Hits nearer to each other than this share of the call are one stroke on the waveform. */
const mostStrokes = 1500;

export function hitStretches(
  transcript: Transcript,
  times: Float64Array,
  found: { readonly hits: readonly Hit[]; readonly at: number },
  durationMs: number,
): readonly Stretch[] {
  const strokes = new Map<number, Stretch>();
  const raster = Math.max(1, durationMs / mostStrokes);
  for (const [place, hit] of found.hits.entries()) {
    const ms = timeOfHit(transcript, times, hit);
    if (ms < 0) continue;
    const isCurrent = place === found.at;
    const cell = Math.floor(ms / raster);
    if (strokes.has(cell) && !isCurrent) continue;
    const look = isCurrent ? 'current-hit' : 'hit';
    strokes.set(cell, { id: `hit ${cell}`, startMs: ms, endMs: ms, look });
  }
  return [...strokes.values()];
}

function timeOfHit(transcript: Transcript, times: Float64Array, { entry, start }: Hit): number {
  const word = wordAtOffset(transcript, entry, start + 1);
  const ofWord = word === undefined ? -1 : (transcript.words.startMs[word] ?? -1);
  return ofWord >= 0 ? ofWord : (times[entry] ?? -1);
}
