import { describe, expect, it } from 'vitest';
import { roundedPercents } from '../../../../../src-renderer/features/call/markers/marker-kinds.ts';
import {
  nextMarker,
  visibleMarkers,
} from '../../../../../src-renderer/features/call/markers/marker-actions.ts';
import { shiftWords } from '../../../../../src-renderer/features/call/words/word-offset.ts';
import { markerGroups } from '../../../../../src-renderer/features/call/waveform/marker-groups.ts';
import type { Marker, MarkerKind } from '../../../../../src-shared/marker.ts';
import { sampleCall } from '../sample-call.ts';

const mark = (kind: MarkerKind, startMs: number, entry?: number): Marker => ({
  kind,
  startMs,
  endMs: startMs,
  label: kind,
  ...(entry === undefined ? {} : { entry }),
});
const marks = [mark('slow-answer', 1000), mark('overlap', 1200), mark('failed-tool', 6000)];
const at = (ms: number, entry = 0) => ({ ms, entry });

describe('walking the marks', () => {
  it('goes on to the next and back to the last, and stays at the ends', () => {
    expect(nextMarker(marks, at(0), 1)?.startMs).toBe(1000);
    expect(nextMarker(marks, at(1000), 1)?.startMs).toBe(1200);
    expect(nextMarker(marks, at(6000), 1)).toBeUndefined();
    expect(nextMarker(marks, at(6000), -1)?.startMs).toBe(1200);
    expect(nextMarker(marks, at(1000), -1)).toBeUndefined();
  });

  it('passes by the kinds that were put away', () => {
    const shown = visibleMarkers(marks, ['overlap']);
    expect(nextMarker(shown, at(1000), 1)?.kind).toBe('failed-tool');
  });

  it('goes from line to line where nothing has a time', () => {
    const untimed = [mark('failed-tool', -1, 3), mark('failed-tool', -1, 7)];
    expect(nextMarker(untimed, at(0, 0), 1)?.entry).toBe(3);
    expect(nextMarker(untimed, at(0, 3), 1)?.entry).toBe(7);
    expect(nextMarker(untimed, at(0, 7), -1)?.entry).toBe(3);
  });
});

describe('signs above the waveform', () => {
  it('stand for all that is too near, led by what is most worth a look', () => {
    const far = markerGroups(marks, 0.01);
    expect(far.map(({ mark: { kind }, marks: all }) => [kind, all.length])).toEqual([
      ['slow-answer', 2],
      ['failed-tool', 1],
    ]);
    expect(markerGroups(marks, 0.1)).toHaveLength(3);
    expect(markerGroups([mark('failed-tool', -1, 3)], 1)).toEqual([]);
  });
});

describe('the talk in figures', () => {
  it('makes a hundred percent of all who speak', () => {
    expect(roundedPercents([1 / 3, 1 / 3, 1 / 3])).toEqual([34, 33, 33]);
    expect(roundedPercents([0.556, 0.257, 0.187])).toEqual([55, 26, 19]);
    expect(roundedPercents([1])).toEqual([100]);
    expect(roundedPercents([])).toEqual([]);
  });
});

describe('words moved in time', () => {
  it('are where they were after moving there and back', () => {
    const { transcript } = sampleCall('a');
    const moved = shiftWords(shiftWords(transcript, -60), 40);
    expect([...moved.words.startMs].slice(0, 2)).toEqual([40, 340]);
    expect(shiftWords(shiftWords(moved, -5000), 0)).toBe(transcript);
  });

  it('never begin before the recording, and stay without a time where they had none', () => {
    const { transcript } = sampleCall('a', {
      entries: [
        {
          kind: 'turn',
          speaker: 'agent',
          text: 'Hello there',
          words: [{ text: 'Hello', startMs: 10, endMs: 200 }, { text: 'there' }],
        },
      ],
    });
    const { startMs, endMs } = shiftWords(transcript, -100).words;
    expect([...startMs]).toEqual([0, -1]);
    expect([...endMs]).toEqual([100, -1]);
  });
});
