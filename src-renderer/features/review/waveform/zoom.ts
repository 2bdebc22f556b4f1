import type WaveSurfer from 'wavesurfer.js';
import { isZoomed, type ViewStore } from './wave-view.ts';

interface ZoomParts {
  readonly media: HTMLMediaElement;
  readonly durationMs: number;
  /** Brings the view up to what is laid out now. */
  readonly look: () => void;
}

/** One word fills about a third of the width. */
const closestPxPerSecond = 400;
/** While it plays the playhead is kept between these shares of the width. */
const lowestShare = 0.04;
const highestShare = 0.85;
const restingShare = 0.15;

/** Coming closer and going along: where one looks stays where it was, and the playhead stays in sight. */
export function createZoom(
  wave: WaveSurfer,
  view: ViewStore,
  { media, durationMs, look }: ZoomParts,
) {
  // Who scrolls the waveform by hand wants to look there, until the next seek.
  let isFollowing = true;
  const listening = new AbortController();
  media.addEventListener('seeking', () => (isFollowing = true), { signal: listening.signal });

  const pxPerMs = (): number => view.getState().totalPx / durationMs;
  const setScroll = (px: number): void => {
    wave.setScroll(Math.max(0, px));
    look();
  };

  /** 0 shows the whole. What lies at `anchorPx` from the left edge stays there. */
  const zoomBy = (factor: number, anchorPx: number): void => {
    if (wave.getDecodedData() === null) return;
    const { widthPx, scrollPx } = view.getState();
    const anchorMs = (scrollPx + anchorPx) / pxPerMs();
    const whole = widthPx / (durationMs / 1000);
    const wanted = Math.min(Math.max(whole, closestPxPerSecond), pxPerMs() * 1000 * factor);
    wave.zoom(wanted <= whole * 1.01 ? 0 : wanted);
    look();
    setScroll(anchorMs * pxPerMs() - anchorPx);
  };

  /** The playhead where it is in sight, else the middle. */
  const anchorAtHand = (): number => {
    const { widthPx, scrollPx } = view.getState();
    const atPx = media.currentTime * 1000 * pxPerMs() - scrollPx;
    return atPx >= 0 && atPx <= widthPx ? atPx : widthPx / 2;
  };

  return {
    zoomBy: (factor: number, anchorPx = anchorAtHand()): void => zoomBy(factor, anchorPx),

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
    lookAt: (ms: number): void => {
      isFollowing = false;
      setScroll(ms * pxPerMs() - view.getState().widthPx / 2);
    },

    /** Called every frame: costs nothing while the whole is shown or the playhead is in sight. */
    keepInSight: (ms: number): void => {
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
