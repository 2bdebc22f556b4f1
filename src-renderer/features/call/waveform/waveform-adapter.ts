import WaveSurfer from 'wavesurfer.js';
import HoverPlugin from 'wavesurfer.js/plugins/hover';
import type { Peaks } from '../../../../src-shared/recording.ts';
import { drawLane, type Lane } from './lanes.ts';
import { baseHeight, laneStyle } from './lanes.ts';
import { createMinimap } from './minimap.ts';
import { fullScaleOf, type PeakSource } from './peak-source.ts';
import { exactTime } from './ruler.ts';
import { createWaveViewStore } from './zoom.ts';
import { createZoom } from './zoom.ts';

interface WaveformOptions {
  readonly container: HTMLElement;
  /** Where the small copy of the whole stands while a part is looked at. */
  readonly minimap: HTMLElement;
  readonly media: HTMLMediaElement;
  readonly lanes: readonly Lane[];
  readonly laneHeight: number;
  readonly peaks: Peaks;
  readonly durationMs: number;
}

const fixedOptions = {
  height: baseHeight,
  // Seeking and following have one way through the app, and it is not this one.
  interact: false,
  dragToSeek: false,
  autoScroll: false,
  // The app's own playhead stands in for it.
  cursorWidth: 0,
  hideScrollbar: true,
} as const;

/**
 * Knows wavesurfer.js, with zoom.ts and minimap.ts beside it. It lays out, scrolls and follows
 * the recording; what is drawn comes from the peaks it is shown, so it never fetches or decodes.
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
  const looks = () => laneStyleFor(laneHeight, () => view.getState().totalPx);

  const wave = WaveSurfer.create({
    ...fixedOptions,
    container,
    media,
    // Something has to be there for each lane, or it would fetch and decode the recording by itself.
    peaks: lanes.map(() => new Float32Array(2)),
    duration: durationMs / 1000,
    ...looks(),
    plugins: [HoverPlugin.create(hoverOptions)],
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
    looks: (height) => laneStyleFor(height / lanes.length, () => options.minimap.clientWidth),
  });
  const redraw = (): void => {
    if (wave.getDecodedData() !== null) wave.setOptions(looks());
  };

  return {
    view,
    ...zoom,

    /** What is known of the recording so far; the rest of it is drawn as silence. */
    showPeaks: (next: PeakSource): void => {
      if (next.overview === source.overview && next.fine === source.fine) return;
      if (next.overview !== source.overview) fullScale = fullScaleOf(next.overview);
      source = next;
      redraw();
    },

    /** Colours are drawn on canvas: after a change of theme they are looked up anew. */
    restyle: (): void => {
      redraw();
      minimap.restyle();
    },

    /** The moment under a place on the screen, in ms. */
    timeAt: (clientX: number): number => {
      const box = wave.getWrapper().getBoundingClientRect();
      const share = box.width > 0 ? (clientX - box.left) / box.width : 0;
      return Math.min(1, Math.max(0, share)) * wave.getDuration() * 1000;
    },

    destroy: (): void => {
      minimap.stop();
      zoom.stop();
      wave.destroy();
    },
  };
}

/** What the library does by itself, and the app does in another way. */
function disableBuiltInRedraw(wave: WaveSurfer): void {
  // In each frame of playing it would cut the lanes anew, which lays out and paints the whole page; the
  // app's own playhead is only moved.
  Object.assign(wave.getRenderer(), { renderProgress: () => undefined });
  // A media element in trouble tells the player itself; without a listener the error would be loud.
  wave.on('error', () => undefined);
}

export type Waveform = ReturnType<typeof createWaveform>;

const hoverOptions = {
  lineWidth: 1,
  lineColor: 'var(--edge)',
  labelColor: 'var(--text)',
  labelBackground: 'var(--raised)',
  labelSize: '11px',
  formatTimeCallback: (seconds: number): string => exactTime(seconds * 1000),
} as const;
