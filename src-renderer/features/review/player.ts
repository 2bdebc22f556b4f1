import type { ClockSource } from './clock.ts';
import { listenToMedia } from './player-media.ts';
import { playerSource } from './player-source.ts';
import { playerSpeed } from './player-speed.ts';
import type { PlayerStore } from './player-store.ts';
import { createPlayhead } from './playhead.ts';
import type { Gap } from './silence.ts';

/** The one place that drives the media element. */
export function createPlayer(
  store: PlayerStore,
  media: HTMLMediaElement,
  frames: Pick<ClockSource, 'requestFrame' | 'cancelFrame'>,
) {
  const { getState, setState } = store;
  const playhead = createPlayhead(store, media, frames);
  const { clock, nowMs, seek, seekBy } = playhead;

  const play = (): void => {
    if (!getState().hasAudio) {
      setState({ wantsToPlay: true });
      return;
    }
    media.play().catch((refusal: unknown) => {
      // A pause or another call came before the first sound: nothing is wrong.
      if (refusal instanceof DOMException && refusal.name === 'AbortError') return;
      setState({ playing: false, trouble: String(refusal) });
    });
  };

  const pause = (): void => {
    setState({ wantsToPlay: false });
    media.pause();
  };

  const speed = playerSpeed(store, media, seekBy);
  speed.setRate(getState().rate);
  const stopListening = listenToMedia(store, media, {
    onMoved: clock.poke,
    onEnded: () => {
      const { loop } = getState();
      if (loop === undefined) return;
      seek(loop.startMs);
      play();
    },
  });

  return {
    ...speed,
    ...playerSource(store, media, { playhead, play }),
    media,
    clock,
    nowMs,
    seek,
    seekBy,
    play,
    pause,
    toggle: () => (media.paused && !getState().wantsToPlay ? play() : pause()),
    setGaps: playhead.setGaps,
    setLoop: (loop: Gap | undefined) => setState({ loop }),
    setSkipSilence: (skipSilence: boolean) => setState({ skipSilence }),

    setVolume: (volume: number): void => {
      media.volume = volume;
      setState({ volume });
    },

    dispose: (): void => {
      media.pause();
      playhead.dispose();
      stopListening();
    },
  };
}

export type Player = ReturnType<typeof createPlayer>;
