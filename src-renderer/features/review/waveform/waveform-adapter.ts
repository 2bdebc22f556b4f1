import WaveSurfer from 'wavesurfer.js';
import HoverPlugin from 'wavesurfer.js/plugins/hover';
import RegionsPlugin from 'wavesurfer.js/plugins/regions';
import TimelinePlugin from 'wavesurfer.js/plugins/timeline';
import type { Peaks } from '../../../../src-shared/recording.ts';
import { formatTime } from '../../../lib/format.ts';
import { tokenColour } from '../../../lib/token-colour.ts';

/** A stretch (or with equal ends a moment) drawn over the lanes. */
export interface WaveRegion {
  readonly id: string;
  readonly startMs: number;
  readonly endMs: number;
  /** Any CSS colour; custom properties are looked up where the waveform stands. */
  readonly colour: string;
  readonly title: string;
}

/** A speaker's channel: which of the recording's it is, and the custom property of its colour. */
export interface Lane {
  readonly channel: number;
  readonly colourName: '--agent' | '--user' | '--other';
}

interface WaveformOptions {
  readonly container: HTMLElement;
  readonly media: HTMLMediaElement;
  readonly lanes: readonly Lane[];
  readonly laneHeight: number;
  readonly peaks: Peaks;
  readonly durationMs: number;
}

const baseHeight = 40;
const fullScale = 127;
/** A recording quieter than this is quiet, and is drawn as such. */
const quietestPeak = 0.15;

/**
 * The only file that knows wavesurfer.js. It is handed peaks and the media element, so it never
 * fetches or decodes; it draws the lanes, the playhead, the ruler and the regions, and nothing else.
 */
export function createWaveform(options: WaveformOptions) {
  const { container, media, lanes, laneHeight } = options;
  const regions = RegionsPlugin.create();
  let shown = options.peaks;
  const first = lanesOfPeaks(shown, lanes);
  let shownPeak = loudest(first);
  let regionsShown: readonly WaveRegion[] = [];
  const look = (): ReturnType<typeof looksOf> => looksOf(lanes, laneHeight, shownPeak);
  const wave = WaveSurfer.create({
    container,
    media,
    // Without peaks from the beginning it would fetch and decode the whole recording by itself; with
    // others than these it would draw those last, since it loads them a moment after it is made.
    peaks: first,
    duration: options.durationMs / 1000,
    // Each lane has its own; this one stays the same, so that the library's style element does too.
    height: baseHeight,
    ...look(),
    // Seeking has one way through the app, and it is not this one.
    interact: false,
    dragToSeek: false,
    cursorWidth: 2,
    hideScrollbar: true,
    plugins: [regions, TimelinePlugin.create(ruler), HoverPlugin.create(hover)],
  });
  // A media element in trouble tells the player itself; without a listener the error would be loud.
  wave.on('error', () => undefined);
  // A region laid down before the length is known would stand at the beginning.
  wave.on('decode', () => drawRegions(regions, regionsShown));

  return {
    /** What is known of the recording so far; the rest of it is drawn as silence. */
    show: (peaks: Peaks, durationMs: number): void => {
      if (peaks === shown) return;
      shown = peaks;
      const channels = lanesOfPeaks(peaks, lanes);
      const peak = loudest(channels);
      if (peak !== shownPeak) {
        shownPeak = peak;
        wave.setOptions(look());
      }
      // Superseded by the next, fuller set of peaks: that one is drawn instead.
      wave.load(media.src, channels, durationMs / 1000).catch(() => undefined);
    },

    showRegions: (list: readonly WaveRegion[]): void => {
      regionsShown = list;
      if (wave.getDecodedData() !== null) drawRegions(regions, regionsShown);
    },

    /** Colours are drawn on canvas: after a change of theme they are looked up anew. */
    restyle: (): void => wave.setOptions(look()),

    zoom: (pxPerSecond: number): void => wave.zoom(pxPerSecond),

    /** The moment under a place on the screen, in ms. */
    timeAt: (clientX: number): number => {
      const box = wave.getWrapper().getBoundingClientRect();
      const share = box.width > 0 ? (clientX - box.left) / box.width : 0;
      return Math.min(1, Math.max(0, share)) * wave.getDuration() * 1000;
    },

    destroy: (): void => wave.destroy(),
  };
}

export type Waveform = ReturnType<typeof createWaveform>;

function drawRegions(
  plugin: ReturnType<typeof RegionsPlugin.create>,
  list: readonly WaveRegion[],
): void {
  plugin.clearRegions();
  for (const { id, startMs, endMs, colour, title } of list) {
    const region = plugin.addRegion({
      id,
      start: startMs / 1000,
      end: Math.max(endMs, startMs) / 1000,
      color: colour,
      drag: false,
      resize: false,
    });
    region.element?.setAttribute('title', title);
  }
}

const rulerTime = (seconds: number): string => formatTime(seconds * 1000);
const ruler = {
  height: 16,
  style: { fontSize: '11px', color: 'var(--text-3)' },
  formatTimeCallback: rulerTime,
} as const;
const hover = {
  lineWidth: 1,
  lineColor: 'var(--edge)',
  labelColor: 'var(--text)',
  labelBackground: 'var(--raised)',
  labelSize: '11px',
  formatTimeCallback: rulerTime,
} as const;

/** Canvas knows no custom properties, so they are resolved where they are drawn. */
function looksOf(lanes: readonly Lane[], height: number, maxPeak: number) {
  return {
    cursorColor: tokenColour('--signal'),
    splitChannels: lanes.map(({ colourName }) => ({
      height,
      waveColor: tokenColour(colourName),
      progressColor: tokenColour(colourName),
      normalize: true,
      maxPeak,
    })),
  };
}

const lanesOfPeaks = (peaks: Peaks, lanes: readonly Lane[]): Float32Array[] =>
  lanes.map(({ channel }) => samplesOf(peaks, channel));

function samplesOf(peaks: Peaks, channel: number): Float32Array {
  const bytes = peaks.channels[channel];
  const samples = new Float32Array(peaks.totalBins * 2);
  if (bytes === undefined) return samples;
  const count = Math.min(bytes.length, samples.length);
  for (let index = 0; index < count; index += 1) samples[index] = (bytes[index] ?? 0) / fullScale;
  return samples;
}

/** All lanes on one scale, so that a quiet speaker looks quiet beside a loud one. */
function loudest(channels: readonly Float32Array[]): number {
  let peak = quietestPeak;
  for (const samples of channels) {
    for (const sample of samples) peak = Math.max(peak, Math.abs(sample));
  }
  return peak;
}
