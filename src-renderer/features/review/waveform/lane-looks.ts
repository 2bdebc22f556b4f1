import { tokenColour } from '../../../lib/token-colour.ts';
import type { Lane } from './draw-lane.ts';

/**
 * The height that the library writes into its style element. The page's policy (index.html) knows that
 * element by its hash, so both change together; each lane has a height of its own.
 */
export const baseHeight = 40;

type Draw = (ctx: CanvasRenderingContext2D, lane: Lane) => void;

/** How the lanes look in the theme of this moment: canvas knows no custom properties. */
export const laneLooks = (lanes: readonly Lane[], height: number, draw: Draw) => ({
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
