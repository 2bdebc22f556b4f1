import WaveSurfer from 'wavesurfer.js';
import HoverPlugin from 'wavesurfer.js/plugins/hover';
import type { Peaks } from '../../../../src-shared/recording.ts';
import { baseHeight, drawLane, laneStyle, type Lane } from './lanes.ts';
import { createMinimap } from './minimap.ts';
import { fullScaleOf, type PeakSource } from './peak-source.ts';
import { exactTime } from './ruler.ts';
import { createWaveViewStore, createZoom } from './zoom.ts';

interface WaveformOptions {
  readonly container: HTMLElement;
  /** The element of the minimap. */
  readonly minimap: HTMLElement;
  readonly media: HTMLMediaElement;
  readonly lanes: readonly Lane[];
  readonly laneHeight: number;
  readonly peaks: Peaks;
  readonly durationMs: number;
}

const fixedOptions = {
  height: baseHeight,
  // Seeking and following are done by the app.
  interact: false,
  dragToSeek: false,
  autoScroll: false,
  // The app draws its own playhead.
  cursorWidth: 0,
  hideScrollbar: true,
} as const;

/**
 * The adapter to wavesurfer.js, together with zoom.ts and minimap.ts. wavesurfer.js lays out and
 * scrolls; the app draws the lanes from peaks, so nothing is fetched or decoded here.
 */
export function createWaveform(options: WaveformOptions) {
  const { container, media, lanes, laneHeight, durationMs } = options;
  const view = createWaveViewStore();
  let source: PeakSource = { overview: options.peaks, fine: undefined };
  let fullScale = fullScaleOf(options.peaks);
  const laneStyleFor = (height: number, totalPx: () => number) =>
    laneStyle(lanes, height, (ctx, lane) =>
      drawLane(ctx, { lane, source, fullScale, whole: { totalPx: totalPx(), durationMs } }),
    );
  const currentStyle = () => laneStyleFor(laneHeight, () => view.getState().totalPx);

  const wave = WaveSurfer.create({
    ...fixedOptions,
    container,
    media,
    // Without peaks, wavesurfer.js would fetch and decode the recording itself.
    peaks: lanes.map(() => new Float32Array(2)),
    duration: durationMs / 1000,
    ...currentStyle(),
    plugins: [HoverPlugin.create(hoverOptions(media, durationMs))],
  });
  disableBuiltInRedraw(wave);

  const updateView = (): void =>
    view.setState({
      totalPx: wave.getWrapper().clientWidth,
      widthPx: wave.getWidth(),
      scrollPx: wave.getScroll(),
    });
  for (const event of ['redraw', 'scroll', 'resize', 'ready'] as const) wave.on(event, updateView);
  const zoom = createZoom(wave, view, { media, durationMs, updateView });
  const minimap = createMinimap(wave, view, {
    container: options.minimap,
    style: (height) => laneStyleFor(height / lanes.length, () => options.minimap.clientWidth),
  });
  const redraw = (): void => {
    if (wave.getDecodedData() !== null) wave.setOptions(currentStyle());
  };

  return {
    view,
    ...zoom,

    /** The peaks that are known so far; the rest is drawn as silence. */
    showPeaks: (next: PeakSource): void => {
      if (next.overview === source.overview && next.fine === source.fine) return;
      if (next.overview !== source.overview) fullScale = fullScaleOf(next.overview);
      source = next;
      redraw();
    },

    /** After a change of theme: a canvas does not update its colours by itself. */
    restyle: (): void => {
      redraw();
      minimap.restyle();
    },

    /** The time at a horizontal position of the screen, in ms. */
    timeAt: (clientX: number): number => {
      const box = wave.getWrapper().getBoundingClientRect();
      const share = box.width > 0 ? (clientX - box.left) / box.width : 0;
      return Math.min(1, Math.max(0, share)) * durationMs;
    },

    destroy: (): void => {
      minimap.stop();
      zoom.stop();
      wave.destroy();
    },
  };
}

/** Turns off what wavesurfer.js does by itself and the app does differently. */
function disableBuiltInRedraw(wave: WaveSurfer): void {
  // It would clip the lanes in every frame of playback, which causes layout and paint of the whole page.
  Object.assign(wave.getRenderer(), { renderProgress: () => undefined });
  // The player handles media errors; without a listener, wavesurfer.js would throw them.
  wave.on('error', () => undefined);
}

export type Waveform = ReturnType<typeof createWaveform>;

/** wavesurfer.js scales the hover label by the media element's length, which can differ from the timeline. */
const hoverOptions = (media: HTMLMediaElement, durationMs: number) => ({
  lineWidth: 1,
  lineColor: 'var(--edge)',
  labelColor: 'var(--text)',
  labelBackground: 'var(--raised)',
  labelSize: '11px',
  formatTimeCallback: (seconds: number): string => {
    const scale = Number.isFinite(media.duration) && media.duration > 0 ? media.duration : 0;
    return exactTime(scale > 0 ? (seconds / scale) * durationMs : seconds * 1000);
  },
});
