import type { Peaks } from '../../../../src-shared/recording.ts';
import { isZoomed, rangeAround, type WaveView } from './zoom.ts';
import type { PeakRange } from '../recording/load-peaks.ts';
import type { Waveform } from './waveform-adapter.ts';

interface FinePeaksDeps {
  readonly overview: Peaks;
  /** Undefined when it fails or another call is open by then. */
  readonly load: (range: PeakRange) => Promise<Peaks | undefined>;
}

/** The finest resolution that the library stores. */
const minSamplesPerBin = 64;
const maxBins = 65_536;

/** Which peaks to load when the overview is too coarse for the visible part; else undefined. */
export function finePeakRange(overview: Peaks, view: WaveView): PeakRange | undefined {
  if (!isZoomed(view)) return undefined;
  const samples = overview.totalBins * overview.samplesPerBin;
  const perPx = samples / view.totalPx;
  let samplesPerBin = minSamplesPerBin;
  while (samplesPerBin * 2 <= perPx) samplesPerBin *= 2;
  if (samplesPerBin >= overview.samplesPerBin) return undefined;
  const { fromPx, toPx } = rangeAround(view);
  const from = Math.floor((fromPx * perPx) / samplesPerBin);
  const bins = Math.ceil((toPx * perPx) / samplesPerBin) - from + 1;
  return { samplesPerBin, range: { from, bins: Math.min(maxBins, bins) } };
}

/** Shows the overview, and finer peaks of the visible part as soon as they are loaded. */
export function showFinePeaks(wave: Waveform, { overview, load }: FinePeaksDeps): () => void {
  let fine: Peaks | undefined;
  let requestedKey = '';
  let isStopped = false;
  const update = async (): Promise<void> => {
    const range = finePeakRange(overview, wave.view.getState());
    const key = JSON.stringify(range);
    if (key === requestedKey) return;
    requestedKey = key;
    fine = range && (await load(range));
    // If the view has moved on, the peaks of the newer range are on their way.
    if (!isStopped && requestedKey === key) wave.showPeaks({ overview, fine });
  };
  wave.showPeaks({ overview, fine });
  void update();
  const stop = wave.view.subscribe(() => void update());
  return () => {
    isStopped = true;
    stop();
  };
}
