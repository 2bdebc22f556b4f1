import { describe, expect, it } from 'vitest';
import {
  nextMarker,
  visibleMarkers,
} from '../../../../../src-renderer/features/call/markers/marker-actions.ts';
import { markerGroups } from '../../../../../src-renderer/features/call/waveform/marker-groups.ts';
import type { Marker, MarkerKind } from '../../../../../src-shared/marker.ts';

const marker = (kind: MarkerKind, startMs: number, entry?: number): Marker => ({
  kind,
  startMs,
  endMs: startMs,
  label: kind,
  ...(entry === undefined ? {} : { entry }),
});
const markers = [marker('slow-answer', 1000), marker('overlap', 1200), marker('failed-tool', 6000)];
const at = (ms: number, entry = 0) => ({ ms, entry });

describe('moving between markers', () => {
  it('goes to the next and the previous marker, and stops at both ends', () => {
    expect(nextMarker(markers, at(0), 1)?.startMs).toBe(1000);
    expect(nextMarker(markers, at(1000), 1)?.startMs).toBe(1200);
    expect(nextMarker(markers, at(6000), 1)).toBeUndefined();
    expect(nextMarker(markers, at(6000), -1)?.startMs).toBe(1200);
    expect(nextMarker(markers, at(1000), -1)).toBeUndefined();
  });

  it('skips hidden kinds', () => {
    const shown = visibleMarkers(markers, ['overlap']);
    expect(nextMarker(shown, at(1000), 1)?.kind).toBe('failed-tool');
  });

  it('moves from entry to entry when markers have no time', () => {
    const untimed = [marker('failed-tool', -1, 3), marker('failed-tool', -1, 7)];
    expect(nextMarker(untimed, at(0, 0), 1)?.entry).toBe(3);
    expect(nextMarker(untimed, at(0, 3), 1)?.entry).toBe(7);
    expect(nextMarker(untimed, at(0, 7), -1)?.entry).toBe(3);
  });
});

describe('marker icons on the waveform', () => {
  it('group markers that are too close, led by the most important one', () => {
    const far = markerGroups(markers, 0.01);
    expect(far.map(({ marker: { kind }, markers: all }) => [kind, all.length])).toEqual([
      ['slow-answer', 2],
      ['failed-tool', 1],
    ]);
    expect(markerGroups(markers, 0.1)).toHaveLength(3);
    expect(markerGroups([marker('failed-tool', -1, 3)], 1)).toEqual([]);
  });
});
