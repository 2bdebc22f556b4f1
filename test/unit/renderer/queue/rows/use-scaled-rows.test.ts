import { expect, it } from 'vitest';
import {
  scaleFor,
  tallestTrackPx,
} from '../../../../../src-renderer/features/queue/rows/use-scaled-rows.ts';

it('a queue that fits scrolls pixel by pixel', () => {
  expect(scaleFor(31_002 * 44, 800)).toEqual({ trackPx: 31_002 * 44, ratio: 1 });
});

it('both ends of a million calls can be reached on a track that browsers can render', () => {
  const contentPx = 1_000_000 * 44;
  const { trackPx, ratio } = scaleFor(contentPx, 800);
  expect(trackPx).toBe(tallestTrackPx);
  expect((trackPx - 800) * ratio).toBeCloseTo(contentPx - 800, 3);
});
