import type { PlayerStore } from './player-store.ts';

export const slowest = 0.5;
export const fastest = 3;
const step = 0.25;
const slowRate = 0.75;
const backMs = 3000;

/** How fast the call is played; a voice keeps its pitch at every speed. */
export function playerSpeed(
  { getState, setState }: PlayerStore,
  media: HTMLMediaElement,
  seekBy: (ms: number) => void,
) {
  media.preservesPitch = true;

  const setRate = (rate: number): void => {
    const next = Math.min(fastest, Math.max(slowest, rate));
    // A new source starts at the default rate, so both are set.
    media.defaultPlaybackRate = next;
    media.playbackRate = next;
    setState({ rate: next, rateBefore: undefined });
  };

  return {
    setRate,
    faster: () => setRate(getState().rate + step),
    slower: () => setRate(getState().rate - step),

    /** Once: three seconds back, and slower. Again: the speed of before. */
    backAndSlower: (): void => {
      const { rate, rateBefore } = getState();
      if (rateBefore !== undefined) {
        setRate(rateBefore);
        return;
      }
      seekBy(-backMs);
      setRate(Math.min(rate, slowRate));
      setState({ rateBefore: rate });
    },
  };
}
