import { waveformText } from '../call-text.ts';
import { columnsOf, type PeakSource } from './peak-source.ts';
import { tokenColour } from '../../../lib/theme.ts';
import type { Peaks } from '../../../../src-shared/recording.ts';

/** One speaker's channel of the recording, and the custom property of its colour. */
export interface Lane {
  readonly channel: number;
  readonly colourName: '--agent' | '--user' | '--other';
}

interface LaneDrawing {
  readonly lane: Lane;
  readonly source: PeakSource;
  /** The level that reaches the lane's edge. */
  readonly fullScale: number;
  readonly whole: { readonly totalPx: number; readonly durationMs: number };
}

/** Draws one canvas of a lane, one column per pixel. Its position tells which range it shows. */
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
 * The height that wavesurfer.js writes into its style element. The content security policy in
 * index.html lists that element by its hash, so both change together. Lanes set their own height.
 */
export const baseHeight = 40;

type DrawLane = (ctx: CanvasRenderingContext2D, lane: Lane) => void;

/** The lanes' style in the current theme; a canvas does not know custom properties. */
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

/** One lane per channel; the agent's is above the caller's, whatever their order in the file. */
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
  if (speaker === 'agent') return waveformText.agent;
  if (speaker === 'user') return waveformText.caller;
  return speaker === 'mixed' ? waveformText.bothSpeakers : waveformText.channel(channel + 1);
}
