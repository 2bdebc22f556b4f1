import { describe, expect, it } from 'vitest';
import { mergePeaks } from '../../../../../src-renderer/features/call/recording/load-peaks.ts';
import { finePeakRange } from '../../../../../src-renderer/features/call/waveform/fine-peaks.ts';
import {
  columnsOf,
  fullScaleOf,
} from '../../../../../src-renderer/features/call/waveform/peak-source.ts';
import {
  rulerTicks,
  rulerLabel,
} from '../../../../../src-renderer/features/call/waveform/ruler.ts';
import { rangeAround } from '../../../../../src-renderer/features/call/waveform/zoom.ts';
import type { Peaks } from '../../../../../src-shared/recording.ts';

/** One channel with bins of 100 ms at the given levels. */
const peaksOf = (levels: readonly number[], more: Partial<Peaks> = {}): Peaks => ({
  samplesPerBin: 100,
  sampleRate: 1000,
  doneBins: levels.length,
  totalBins: levels.length,
  channels: [Int8Array.from(levels.flatMap((level) => [-level, level]))],
  speakers: ['agent'],
  ...more,
});

describe('drawn peaks', () => {
  it('shows the loudest level of each column', () => {
    const overview = peaksOf([1, 9, 2, 3, 0, 7]);
    const source = { overview, fine: undefined };
    const wanted = { channel: 0, fromMs: 0, toMs: 600, count: 3 };
    expect([...columnsOf(source, wanted).high]).toEqual([9, 3, 7]);
    expect([...columnsOf(source, wanted).low]).toEqual([-9, -3, -7]);
  });

  it('uses finer peaks only where they cover the whole range', () => {
    const overview = peaksOf([5, 5, 5, 5]);
    const fine = { ...peaksOf([1, 2, 3, 4]), samplesPerBin: 50, firstBin: 2 };
    const source = { overview, fine };
    const high = (fromMs: number, toMs: number) => [
      ...columnsOf(source, { channel: 0, fromMs, toMs, count: 2 }).high,
    ];
    expect(high(100, 300)).toEqual([2, 4]);
    expect(high(0, 300)).toEqual([5, 5]);
  });

  it('draws silence beyond what is loaded', () => {
    const overview = peaksOf([4], { totalBins: 4 });
    const source = { overview, fine: undefined };
    const wanted = { channel: 0, fromMs: 0, toMs: 400, count: 4 };
    expect([...columnsOf(source, wanted).high]).toEqual([4, 0, 0, 0]);
  });

  it('merges loaded ranges into the whole', () => {
    const first = mergePeaks(undefined, peaksOf([1, 2], { totalBins: 4 }));
    const whole = mergePeaks(first, { ...peaksOf([3, 4]), firstBin: 2, doneBins: 4, totalBins: 4 });
    expect(whole.channels[0]).toEqual(peaksOf([1, 2, 3, 4]).channels[0]);
    expect(whole.firstBin).toBeUndefined();
  });

  it('scales to the voices, not to a loud click', () => {
    expect(fullScaleOf(peaksOf([...Array.from({ length: 2000 }, () => 50), 127]))).toBe(50);
    expect(fullScaleOf(peaksOf([3, 3]))).toBe(19);
  });
});

describe('zooming in', () => {
  const overview = peaksOf([], { samplesPerBin: 2048, sampleRate: 16_000, totalBins: 56_250 });
  const view = { totalPx: 2_880_000, widthPx: 1000, scrollPx: 1_440_000 };

  it('loads the finest peaks that the screen can show, for the visible part', () => {
    const wanted = finePeakRange(overview, view);
    expect(wanted?.samplesPerBin).toBe(64);
    const { from = 0, bins = 0 } = wanted?.range ?? {};
    const { fromPx, toPx } = rangeAround(view);
    const pxPerBin = view.totalPx / (overview.totalBins * 32);
    expect(from * pxPerBin).toBeLessThanOrEqual(fromPx);
    expect((from + bins) * pxPerBin).toBeGreaterThanOrEqual(toPx);
  });

  it('loads nothing while the whole is visible or fine enough', () => {
    expect(finePeakRange(overview, { ...view, totalPx: 1000, scrollPx: 0 })).toBeUndefined();
    expect(finePeakRange({ ...overview, samplesPerBin: 64 }, view)).toBeUndefined();
  });
});

describe('the ruler', () => {
  it('labels round times, never too close to be read', () => {
    expect(rulerTicks(0.01, 0, 25_000)).toEqual([0, 10_000, 20_000]);
    expect(rulerTicks(0.4, 1050, 1450)).toEqual([1200, 1400]);
    expect(rulerTicks(0, 0, 1000)).toEqual([]);
    expect([rulerLabel(62_000, 200), rulerLabel(62_400, 60)]).toEqual(['1:02', '1:02.4']);
    // The end of the call would cut the label.
    expect(rulerLabel(62_000, 30)).toBe('');
  });
});
