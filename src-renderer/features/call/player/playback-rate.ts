import type { PlayerStore } from './player-store.ts';

export const minRate = 0.5;
export const maxRate = 3;
const rateStep = 0.25;
const slowRate = 0.75;
const stepBackMs = 3000;

/** Every rate is held to the limits above, and the pitch is preserved. */
export function rateActions(
  { getState, setState }: PlayerStore,
  media: HTMLMediaElement,
  seekBy: (ms: number) => void,
) {
  media.preservesPitch = true;

  const setRate = (rate: number): void => {
    const next = Math.min(maxRate, Math.max(minRate, rate));
    // A new source starts at the default rate, so both are set.
    media.defaultPlaybackRate = next;
    media.playbackRate = next;
    setState({ rate: next, previousRate: undefined });
  };

  return {
    setRate,
    faster: () => setRate(getState().rate + rateStep),
    slower: () => setRate(getState().rate - rateStep),

    /** First press: three seconds back and slower. Second press: the previous rate. */
    backAndSlower: (): void => {
      const { rate, previousRate } = getState();
      if (previousRate !== undefined) {
        setRate(previousRate);
        return;
      }
      seekBy(-stepBackMs);
      setRate(Math.min(rate, slowRate));
      setState({ previousRate: rate });
    },
  };
}
