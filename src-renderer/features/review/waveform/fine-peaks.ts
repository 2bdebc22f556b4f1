import type { Peaks } from '../../../../src-shared/recording.ts';
import { isZoomed, stretchAround, type WaveView } from './wave-view.ts';
import type { Waveform } from './waveform-adapter.ts';

export interface PeakStretch {
  readonly samplesPerBin: number;
  readonly stretch: { readonly from: number; readonly bins: number };
}

export type AskPeaks = (wanted: PeakStretch) => Promise<Peaks | undefined>;

interface Following {
  readonly overview: Peaks;
  readonly ask: AskPeaks;
}

/** The finest level that the library keeps. */
const finestBin = 64;
const mostBins = 65_536;

/** Which bins to ask for when the overview is too coarse for what is in sight; else undefined. */
export function fineStretch(overview: Peaks, view: WaveView): PeakStretch | undefined {
  if (!isZoomed(view)) return undefined;
  const samples = overview.totalBins * overview.samplesPerBin;
  const perPx = samples / view.totalPx;
  let samplesPerBin = finestBin;
  while (samplesPerBin * 2 <= perPx) samplesPerBin *= 2;
  if (samplesPerBin >= overview.samplesPerBin) return undefined;
  const { fromPx, toPx } = stretchAround(view);
  const from = Math.floor((fromPx * perPx) / samplesPerBin);
  const bins = Math.ceil((toPx * perPx) / samplesPerBin) - from + 1;
  return { samplesPerBin, stretch: { from, bins: Math.min(mostBins, bins) } };
}

/** Shows the overview, and finer peaks of what is in sight as soon as they are there. */
export function followFinePeaks(wave: Waveform, { overview, ask }: Following): () => void {
  let fine: Peaks | undefined;
  let asked = '';
  let isOver = false;
  const follow = async (): Promise<void> => {
    const wanted = fineStretch(overview, wave.view.getState());
    const key = JSON.stringify(wanted);
    if (key === asked) return;
    asked = key;
    fine = wanted && (await ask(wanted));
    // Scrolled on in the meantime: the newer stretch is on its way.
    if (!isOver && asked === key) wave.showPeaks({ overview, fine });
  };
  wave.showPeaks({ overview, fine });
  void follow();
  const stop = wave.view.subscribe(() => void follow());
  return () => {
    isOver = true;
    stop();
  };
}
