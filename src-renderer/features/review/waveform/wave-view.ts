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

export const createViewStore = () =>
  createStore<WaveView>(() => ({ totalPx: 0, widthPx: 0, scrollPx: 0 }));
export type ViewStore = ReturnType<typeof createViewStore>;

/** A pixel more than the width is rounding, not zoom. */
export const isZoomed = ({ totalPx, widthPx }: WaveView): boolean => totalPx > widthPx + 1;

/**
 * The stretch in sight with half a width on both sides, from a raster as coarse as that: what is made
 * for it need not be made anew with each pixel of scrolling.
 */
export function stretchAround({ totalPx, widthPx, scrollPx }: WaveView): {
  readonly fromPx: number;
  readonly toPx: number;
} {
  const raster = Math.max(1, widthPx / 2);
  const fromPx = Math.max(0, (Math.floor(scrollPx / raster) - 1) * raster);
  return { fromPx, toPx: Math.min(totalPx, fromPx + widthPx + 3 * raster) };
}
