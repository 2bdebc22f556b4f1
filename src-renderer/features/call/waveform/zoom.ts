import type WaveSurfer from 'wavesurfer.js';
import { createStore } from 'zustand/vanilla';

/** The visible part of the recording, in CSS pixels. */
export interface WaveView {
  /** Width of the whole recording at this zoom. */
  readonly totalPx: number;
  /** Width of the visible part. */
  readonly widthPx: number;
  /** What is hidden to the left of the visible part. */
  readonly scrollPx: number;
}

export const createWaveViewStore = () =>
  createStore<WaveView>(() => ({ totalPx: 0, widthPx: 0, scrollPx: 0 }));
export type WaveViewStore = ReturnType<typeof createWaveViewStore>;

/** One extra pixel is a rounding error, not zoom. */
export const isZoomed = ({ totalPx, widthPx }: WaveView): boolean => totalPx > widthPx + 1;

/**
 * The visible range with half a width on both sides, aligned to a grid of half a width, so that its
 * content does not have to be rendered again for every scrolled pixel.
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
  /** Updates the view store from the current layout. */
  readonly updateView: () => void;
}

/** At this zoom, a word fills about a third of the width. */
const maxPxPerSecond = 400;
/** During playback, the playhead is kept between these shares of the width. */
const lowestShare = 0.04;
const highestShare = 0.85;
const restingShare = 0.15;

/** Zooms and scrolls: the point zoomed at stays in place, and the playhead stays visible. */
export function createZoom(
  wave: WaveSurfer,
  view: WaveViewStore,
  { media, durationMs, updateView }: ZoomDeps,
) {
  // Scrolling by hand stops following the playhead until the next seek.
  let isFollowing = true;
  const listening = new AbortController();
  media.addEventListener('seeking', () => (isFollowing = true), { signal: listening.signal });

  const pxPerMs = (): number => view.getState().totalPx / durationMs;
  const setScroll = (px: number): void => {
    wave.setScroll(Math.max(0, px));
    updateView();
  };

  /** 0 shows the whole recording. The moment at `anchorPx` from the left edge stays in place. */
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

  /** The playhead if it is visible, else the middle. */
  const defaultAnchorPx = (): number => {
    const { widthPx, scrollPx } = view.getState();
    const atPx = media.currentTime * 1000 * pxPerMs() - scrollPx;
    return atPx >= 0 && atPx <= widthPx ? atPx : widthPx / 2;
  };

  return {
    zoomBy: (factor: number, anchorPx = defaultAnchorPx()): void => zoomBy(factor, anchorPx),

    /** The wheel scrolls along the recording; with Ctrl or Cmd it zooms. */
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

    /** Scrolls a moment to the middle, without seeking. */
    centerOn: (ms: number): void => {
      isFollowing = false;
      setScroll(ms * pxPerMs() - view.getState().widthPx / 2);
    },

    /** Called every frame; does nothing while the playhead is visible. */
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
