import type { RecordingInfo } from '../../../src-shared/recording.ts';
import type { PlayerStore } from './player-store.ts';
import type { Playhead } from './playhead.ts';

interface CallInFront {
  readonly positionMs: number;
  readonly durationMs: number;
}

interface SourceParts {
  readonly playhead: Playhead;
  readonly play: () => void;
}

/** Which call the player plays: first its place and its pauses, then its sound. */
export function playerSource(
  { getState, setState }: PlayerStore,
  media: HTMLMediaElement,
  { playhead, play }: SourceParts,
) {
  return {
    /** A call is in front, its sound not yet: from here on there is a position. */
    prepare: ({ positionMs, durationMs }: CallInFront): void => {
      media.pause();
      playhead.restart(positionMs);
      setState({
        hasAudio: false,
        durationMs,
        loop: undefined,
        waiting: false,
        trouble: undefined,
      });
    },

    /** The call turned out to be of another length; a sound that is there knows better. */
    setLength: (durationMs: number): void => {
      if (!getState().hasAudio && durationMs > 0) setState({ durationMs });
    },

    /** The sound is there; the position stays where it is. Without a length it tells its own in time. */
    load: ({ url, wav }: Pick<RecordingInfo, 'url' | 'wav'>): void => {
      const positionMs = playhead.nowMs();
      media.src = url;
      media.currentTime = positionMs / 1000;
      setState({ hasAudio: true, trouble: undefined, ...(wav && { durationMs: wav.durationMs }) });
      playhead.clock.poke();
      if (!getState().wantsToPlay) return;
      setState({ wantsToPlay: false });
      play();
    },

    /** Nothing plays, and nothing of the call is held. */
    unload: (): void => {
      media.pause();
      playhead.clock.stop();
      // Whoever hears that it stopped still finds the position where that was.
      setState({ playing: false, waiting: false, wantsToPlay: false, loop: undefined });
      if (getState().hasAudio) {
        setState({ hasAudio: false });
        media.removeAttribute('src');
        media.load();
      }
      playhead.restart(0);
      setState({ durationMs: 0 });
    },
  };
}
