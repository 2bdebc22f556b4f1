import { describe, expect, it } from 'vitest';
import {
  endOfSilence,
  gapsBetweenWords,
  silencesInAudio,
} from '../../../../../src-renderer/features/call/player/silence.ts';
import type { Peaks } from '../../../../../src-shared/recording.ts';
import { sampleCall, turn } from '../sample-call.ts';

const gaps = gapsBetweenWords(sampleCall('a').transcript.words, 1000);

describe('skipping silence', () => {
  it('finds the gaps in which nobody speaks', () => {
    expect(gaps).toEqual([{ startMs: 2800, endMs: 6000 }]);
  });

  it('jumps to just before the next word, and keeps a moment after the last', () => {
    expect(endOfSilence(gaps, 2900)).toBeUndefined();
    expect(endOfSilence(gaps, 3000)).toBe(5850);
    expect(endOfSilence(gaps, 5900)).toBeUndefined();
    expect(endOfSilence(gaps, 7000)).toBeUndefined();
  });

  it('does not skip while the other speaker talks', () => {
    const entries = [
      turn('agent', 0, 'one'),
      turn('user', 100, 'a b c d e f'),
      turn('agent', 2000, 'two'),
    ];
    const { words } = sampleCall('a', { entries }).transcript;
    expect(gapsBetweenWords(words, 1000)).toEqual([]);
  });

  /** Loud where someone speaks, 1 elsewhere; 10 ms per bin. */
  const heard = (loud: (ms: number) => boolean): Peaks => {
    const channel = Int8Array.from({ length: 1600 }, (_, at) =>
      loud(Math.floor(at / 2) * 10) ? (at % 2 === 0 ? -90 : 90) : at % 2,
    );
    return {
      samplesPerBin: 160,
      sampleRate: 16_000,
      doneBins: 800,
      totalBins: 800,
      channels: [channel],
      speakers: ['mixed'],
    };
  };
  const speaks = (ms: number): boolean => ms < 1200 || (ms >= 2000 && ms < 2800) || ms >= 6000;

  it('never skips audible passages, even with a single channel', () => {
    const { words } = sampleCall('a').transcript;
    expect(silencesInAudio(words, heard(speaks), 8000)).toEqual([{ startMs: 2800, endMs: 6000 }]);
    const music = heard((ms) => speaks(ms) || (ms >= 3500 && ms < 4200));
    expect(silencesInAudio(words, music, 8000)).toEqual([{ startMs: 4200, endMs: 6000 }]);
  });

  it('finds silence in the audio when there is no word timing', () => {
    const { words } = sampleCall('a', { entries: [] }).transcript;
    expect(silencesInAudio(words, heard(speaks), 8000)).toEqual([{ startMs: 2800, endMs: 6000 }]);
  });
});
