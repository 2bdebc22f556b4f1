import { columnsOf, type PeakSource } from './peak-source.ts';

/** A speaker's channel: which of the recording's it is, and the custom property of its colour. */
export interface Lane {
  readonly channel: number;
  readonly colourName: '--agent' | '--user' | '--other';
}

interface Drawing {
  readonly lane: Lane;
  readonly source: PeakSource;
  /** What reaches the lane's edge. */
  readonly loudest: number;
  readonly whole: { readonly totalPx: number; readonly durationMs: number };
}

/** Draws one canvas of a lane, a column a pixel. Where it stands tells which stretch it shows. */
export function drawLane(ctx: CanvasRenderingContext2D, drawing: Drawing): void {
  const { lane, source, loudest, whole } = drawing;
  const { canvas } = ctx;
  const { width, height, style } = canvas;
  const leftPx = Number.parseFloat(style.left) || 0;
  const widthPx = Number.parseFloat(style.width) || 0;
  if (width === 0 || whole.totalPx === 0) return;
  const msPerPx = whole.durationMs / whole.totalPx;
  const { low, high } = columnsOf(source, {
    channel: lane.channel,
    fromMs: leftPx * msPerPx,
    toMs: (leftPx + widthPx) * msPerPx,
    count: width,
  });
  const middle = height / 2;
  const scale = (middle - 1) / loudest;
  ctx.beginPath();
  for (let x = 0; x < width; x += 1) {
    const top = Math.max(0, Math.round(middle - (high[x] ?? 0) * scale));
    const bottom = Math.min(height, Math.round(middle - (low[x] ?? 0) * scale));
    ctx.rect(x, top, 1, Math.max(1, bottom - top));
  }
  ctx.fill();
}
