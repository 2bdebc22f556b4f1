import type { AppliedTag } from '../../../../src-shared/review.ts';
import type { Tag } from '../../../../src-shared/tag.ts';
import { tagColourOf, tagNameOf } from '../../../lib/review-tag-set.ts';
import type { Mark } from '../marks.ts';
import type { WaveRegion } from './waveform-adapter.ts';

/** A tag on one short word would be thinner than a pixel in a long call. */
const shortestMs = 400;

const markColours: { readonly [K in Mark['kind']]: string } = {
  tool: 'var(--text-3)',
  'failed-tool': 'var(--bad)',
  silence: 'var(--edge)',
  node: 'var(--line)',
};

/** What lies over the lanes: tags as stretches, marks as moments. Lines without a time are left out. */
export function waveRegions(
  applied: readonly AppliedTag[],
  tagSet: readonly Tag[],
  marks: readonly Mark[],
): readonly WaveRegion[] {
  const tags = applied.flatMap(({ id, tagId, span }) => {
    if (span.startMs === undefined) return [];
    const endMs = Math.max(span.endMs ?? span.startMs, span.startMs + shortestMs);
    const name = tagNameOf(tagSet, tagId);
    const colour = `var(--tag-${tagColourOf(tagSet, tagId)}-wash)`;
    return [{ id, startMs: span.startMs, endMs, colour, title: name }];
  });
  // Nodes follow one another all the time: the key finds them, the waveform stays readable.
  const drawn = marks.filter(({ kind }) => kind !== 'node');
  const moments = drawn.map(({ kind, atMs, label }, place) => ({
    id: `mark-${place}`,
    startMs: atMs,
    endMs: atMs,
    colour: markColours[kind],
    title: label,
  }));
  return [...moments, ...tags];
}
