import type { Waveform } from './waveform-adapter.ts';

/** By how much one press of a key comes closer. */
const step = 2;

/** The three ways of looking closer or from farther away, for keys and buttons. */
export function zoomSteps(waveform: () => Waveform | undefined) {
  return {
    closer: () => waveform()?.zoomBy(step),
    farther: () => waveform()?.zoomBy(1 / step),
    whole: () => waveform()?.zoomBy(0),
  };
}

export type ZoomSteps = ReturnType<typeof zoomSteps>;
