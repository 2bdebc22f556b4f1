import { describe, expect, it } from 'vitest';
import {
  nextMarker,
  visibleMarkers,
} from '../../../../../src-renderer/features/call/markers/marker-actions.ts';
import { markerGroups } from '../../../../../src-renderer/features/call/waveform/marker-groups.ts';
import type { Marker, MarkerKind } from '../../../../../src-shared/marker.ts';

const mark = (kind: MarkerKind, startMs: number, entry?: number): Marker => ({
  kind,
  startMs,
  endMs: startMs,
  label: kind,
  ...(entry === undefined ? {} : { entry }),
});
const marks = [mark('slow-answer', 1000), mark('overlap', 1200), mark('failed-tool', 6000)];
const at = (ms: number, entry = 0) => ({ ms, entry });

describe('moving between markers', () => {
  it('goes to the next and the previous marker, and stops at both ends', () => {
    expect(nextMarker(marks, at(0), 1)?.startMs).toBe(1000);
    expect(nextMarker(marks, at(1000), 1)?.startMs).toBe(1200);
    expect(nextMarker(marks, at(6000), 1)).toBeUndefined();
    expect(nextMarker(marks, at(6000), -1)?.startMs).toBe(1200);
    expect(nextMarker(marks, at(1000), -1)).toBeUndefined();
  });

  it('skips hidden kinds', () => {
    const shown = visibleMarkers(marks, ['overlap']);
    expect(nextMarker(shown, at(1000), 1)?.kind).toBe('failed-tool');
  });

  it('moves from entry to entry when markers have no time', () => {
    const untimed = [mark('failed-tool', -1, 3), mark('failed-tool', -1, 7)];
    expect(nextMarker(untimed, at(0, 0), 1)?.entry).toBe(3);
    expect(nextMarker(untimed, at(0, 3), 1)?.entry).toBe(7);
    expect(nextMarker(untimed, at(0, 7), -1)?.entry).toBe(3);
  });
});

describe('marker icons on the waveform', () => {
  it('group markers that are too close, led by the most important one', () => {
    const far = markerGroups(marks, 0.01);
    expect(far.map(({ marker: { kind }, markers: all }) => [kind, all.length])).toEqual([
      ['slow-answer', 2],
      ['failed-tool', 1],
    ]);
    expect(markerGroups(marks, 0.1)).toHaveLength(3);
    expect(markerGroups([mark('failed-tool', -1, 3)], 1)).toEqual([]);
  });
});
