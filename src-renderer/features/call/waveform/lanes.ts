import { columnsOf, type PeakSource } from './peak-source.ts';
import { tokenColour } from '../../../lib/theme.ts';
import type { Peaks } from '../../../../src-shared/recording.ts';

/** A speaker's channel: which of the recording's it is, and the custom property of its colour. */
export interface Lane {
  readonly channel: number;
  readonly colourName: '--agent' | '--user' | '--other';
}

interface LaneDrawing {
  readonly lane: Lane;
  readonly source: PeakSource;
  /** What reaches the lane's edge. */
  readonly fullScale: number;
  readonly whole: { readonly totalPx: number; readonly durationMs: number };
}

/** Draws one canvas of a lane, a column a pixel. Where it stands tells which stretch it shows. */
export function drawLane(ctx: CanvasRenderingContext2D, drawing: LaneDrawing): void {
  const { lane, source, fullScale, whole } = drawing;
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
  const scale = (middle - 1) / fullScale;
  ctx.beginPath();
  for (let x = 0; x < width; x += 1) {
    const top = Math.max(0, Math.round(middle - (high[x] ?? 0) * scale));
    const bottom = Math.min(height, Math.round(middle - (low[x] ?? 0) * scale));
    ctx.rect(x, top, 1, Math.max(1, bottom - top));
  }
  ctx.fill();
}

/**
 * The height that the library writes into its style element. The page's policy (index.html) knows that
 * element by its hash, so both change together; each lane has a height of its own.
 */
export const baseHeight = 40;

type DrawLane = (ctx: CanvasRenderingContext2D, lane: Lane) => void;

/** How the lanes look in the theme of this moment: canvas knows no custom properties. */
export const laneStyle = (lanes: readonly Lane[], height: number, draw: DrawLane) => ({
  cursorColor: tokenColour('--signal'),
  splitChannels: lanes.map((lane) => {
    const colour = tokenColour(lane.colourName);
    return {
      height,
      waveColor: colour,
      progressColor: colour,
      renderFunction: (_: unknown, ctx: CanvasRenderingContext2D): void => draw(ctx, lane),
    };
  }),
});

type Speaker = Peaks['speakers'][number];

export interface NamedLane extends Lane {
  readonly name: string;
}

const laneColours: { readonly [K in Speaker]: Lane['colourName'] } = {
  agent: '--agent',
  user: '--user',
  mixed: '--other',
  unknown: '--other',
};

const speakerOrder: readonly Speaker[] = ['agent', 'user', 'mixed', 'unknown'];

/** One lane a channel, the agent's above the user's, whatever their order in the file. */
export function lanesOf(peaks: Peaks): readonly NamedLane[] {
  return peaks.channels
    .map((_, channel) => ({ channel, speaker: peaks.speakers[channel] ?? 'unknown' }))
    .toSorted((a, b) => speakerOrder.indexOf(a.speaker) - speakerOrder.indexOf(b.speaker))
    .map(({ channel, speaker }) => ({
      channel,
      colourName: laneColours[speaker],
      name: laneName(speaker, channel),
    }));
}

function laneName(speaker: Speaker, channel: number): string {
  if (speaker === 'agent') return 'Agent';
  if (speaker === 'user') return 'User';
  return speaker === 'mixed' ? 'Both' : `Channel ${channel + 1}`;
}
