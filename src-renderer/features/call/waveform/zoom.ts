import type WaveSurfer from 'wavesurfer.js';
import { createStore } from 'zustand/vanilla';

/** Which part of the recording is drawn, and how large; in pixels of the page. */
export interface WaveView {
  /** Of the whole recording at this zoom. */
  readonly totalPx: number;
  /** Of what is in sight. */
  readonly widthPx: number;
  /** What lies left of the part in sight. */
  readonly scrollPx: number;
}

export const createWaveViewStore = () =>
  createStore<WaveView>(() => ({ totalPx: 0, widthPx: 0, scrollPx: 0 }));
export type WaveViewStore = ReturnType<typeof createWaveViewStore>;

/** A pixel more than the width is rounding, not zoom. */
export const isZoomed = ({ totalPx, widthPx }: WaveView): boolean => totalPx > widthPx + 1;

/**
 * The stretch in sight with half a width on both sides, from a raster as coarse as that: what is made
 * for it need not be made anew with each pixel of scrolling.
 */
export function rangeAround({ totalPx, widthPx, scrollPx }: WaveView): {
  readonly fromPx: number;
  readonly toPx: number;
} {
  const gridPx = Math.max(1, widthPx / 2);
  const fromPx = Math.max(0, (Math.floor(scrollPx / gridPx) - 1) * gridPx);
  return { fromPx, toPx: Math.min(totalPx, fromPx + widthPx + 3 * gridPx) };
}

interface ZoomDeps {
  readonly media: HTMLMediaElement;
  readonly durationMs: number;
  /** Brings the view up to what is laid out now. */
  readonly updateView: () => void;
}

/** One word fills about a third of the width. */
const maxPxPerSecond = 400;
/** While it plays the playhead is kept between these shares of the width. */
const lowestShare = 0.04;
const highestShare = 0.85;
const restingShare = 0.15;

/** Coming closer and going along: where one looks stays where it was, and the playhead stays in sight. */
export function createZoom(
  wave: WaveSurfer,
  view: WaveViewStore,
  { media, durationMs, updateView }: ZoomDeps,
) {
  // Who scrolls the waveform by hand wants to look there, until the next seek.
  let isFollowing = true;
  const listening = new AbortController();
  media.addEventListener('seeking', () => (isFollowing = true), { signal: listening.signal });

  const pxPerMs = (): number => view.getState().totalPx / durationMs;
  const setScroll = (px: number): void => {
    wave.setScroll(Math.max(0, px));
    updateView();
  };

  /** 0 shows the whole. What lies at `anchorPx` from the left edge stays there. */
  const zoomBy = (factor: number, anchorPx: number): void => {
    if (wave.getDecodedData() === null) return;
    const { widthPx, scrollPx } = view.getState();
    const anchorMs = (scrollPx + anchorPx) / pxPerMs();
    const whole = widthPx / (durationMs / 1000);
    const pxPerSecond = Math.min(Math.max(whole, maxPxPerSecond), pxPerMs() * 1000 * factor);
    wave.zoom(pxPerSecond <= whole * 1.01 ? 0 : pxPerSecond);
    updateView();
    setScroll(anchorMs * pxPerMs() - anchorPx);
  };

  /** The playhead where it is in sight, else the middle. */
  const defaultAnchorPx = (): number => {
    const { widthPx, scrollPx } = view.getState();
    const atPx = media.currentTime * 1000 * pxPerMs() - scrollPx;
    return atPx >= 0 && atPx <= widthPx ? atPx : widthPx / 2;
  };

  return {
    zoomBy: (factor: number, anchorPx = defaultAnchorPx()): void => zoomBy(factor, anchorPx),

    /** A turn of the wheel: along the recording, with Ctrl or Cmd closer to it. */
    wheel: (event: WheelEvent, leftPx: number): void => {
      const { deltaX, deltaY } = event;
      if (event.ctrlKey || event.metaKey) {
        event.preventDefault();
        zoomBy(Math.exp(-deltaY / 200), event.clientX - leftPx);
        return;
      }
      if (!isZoomed(view.getState())) return;
      event.preventDefault();
      isFollowing = false;
      setScroll(wave.getScroll() + (Math.abs(deltaX) > Math.abs(deltaY) ? deltaX : deltaY));
    },

    /** Brings a moment to the middle, to look at and not to play. */
    centerOn: (ms: number): void => {
      isFollowing = false;
      setScroll(ms * pxPerMs() - view.getState().widthPx / 2);
    },

    /** Called every frame: costs nothing while the whole is shown or the playhead is in sight. */
    followPlayhead: (ms: number): void => {
      const { widthPx, scrollPx, totalPx } = view.getState();
      if (!isFollowing || totalPx <= widthPx + 1) return;
      const share = (ms * pxPerMs() - scrollPx) / widthPx;
      const isAtEdge = share < lowestShare && scrollPx > 0;
      const isAtEnd = share > highestShare && scrollPx + widthPx < totalPx - 1;
      if (isAtEdge || isAtEnd) setScroll(ms * pxPerMs() - widthPx * restingShare);
    },

    stop: (): void => listening.abort(),
  };
}
