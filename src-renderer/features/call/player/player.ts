import type { RecordingInfo } from '../../../../src-shared/recording.ts';
import type { PlayerStore } from './player-store.ts';
import { type Playhead, createPlayhead } from './playhead.ts';
import type { ClockSource } from './clock.ts';
import { rateActions } from './playback-rate.ts';
import { listenToMediaEvents } from './media-events.ts';
import type { TimeRange } from './silence.ts';

interface PlayerStart {
  readonly positionMs: number;
  /** Length of the call as Retell states it. */
  readonly durationMs: number;
  /** End of the last spoken word; 0 without word timing. */
  readonly lastWordMs: number;
}

/** A recording is only extended for words that begin clearly after its end. */
const wordsAfterEndMs = 1000;

/**
 * The length of the timeline. The recording decides, since Retell's length can be that of a part of the
 * call; but words after its end stay reachable.
 */
const timelineMs = (
  { durationMs, lastWordMs }: Omit<PlayerStart, 'positionMs'>,
  audioMs: number | undefined,
): number => {
  if (audioMs === undefined) return Math.max(durationMs, lastWordMs);
  return lastWordMs > audioMs + wordsAfterEndMs ? lastWordMs : audioMs;
};

interface SourceDeps {
  readonly playhead: Playhead;
  readonly play: () => void;
}

/** Loads and unloads the call that is played: first its position, then its recording. */
function sourceActions(
  { getState, setState }: PlayerStore,
  media: HTMLMediaElement,
  { playhead, play }: SourceDeps,
) {
  let call = { durationMs: 0, lastWordMs: 0 };
  const setAudioLength = (audioMs: number): void => {
    setState({ audioMs, durationMs: timelineMs(call, audioMs) });
    playhead.checkEnd(audioMs);
  };

  return {
    setAudioLength,

    /** A call is open but its recording is not loaded yet. From here on there is a position. */
    prepare: ({ positionMs, durationMs, lastWordMs }: PlayerStart): void => {
      media.pause();
      call = { durationMs, lastWordMs };
      playhead.restart(positionMs);
      setState({
        hasAudio: false,
        audioMs: undefined,
        durationMs: timelineMs(call, undefined),
        loop: undefined,
        buffering: false,
        playbackError: undefined,
      });
    },

    /** Corrects the length of the call. A loaded recording knows its own length and wins. */
    setLength: (durationMs: number, lastWordMs: number): void => {
      call = { durationMs, lastWordMs };
      const { audioMs } = getState();
      const lengthMs = timelineMs(call, audioMs);
      if (lengthMs > 0) setState({ durationMs: lengthMs });
    },

    /** Loads the recording and keeps the position. Without a known length, the media element reports it later. */
    load: ({ url, wav }: Pick<RecordingInfo, 'url' | 'wav'>): void => {
      const positionMs = playhead.nowMs();
      media.src = url;
      setState({ hasAudio: true, playbackError: undefined });
      playhead.seek(positionMs);
      if (wav !== undefined) setAudioLength(wav.durationMs);
      if (!getState().playWhenReady) return;
      setState({ playWhenReady: false });
      play();
    },

    /** Stops playback and releases the recording. */
    unload: (): void => {
      media.pause();
      playhead.clock.stop();
      // Listeners that react to the stop still read the position at which it happened.
      setState({ playing: false, buffering: false, playWhenReady: false, loop: undefined });
      if (getState().hasAudio) {
        setState({ hasAudio: false, audioMs: undefined });
        media.removeAttribute('src');
        media.load();
      }
      playhead.restart(0);
      setState({ durationMs: 0 });
    },
  };
}

const settingActions = ({ setState }: PlayerStore, media: HTMLMediaElement) => ({
  setLoop: (loop: TimeRange | undefined) => setState({ loop }),
  setSkipSilence: (skipSilence: boolean) => setState({ skipSilence }),
  setVolume: (volume: number): void => {
    media.volume = volume;
    setState({ volume });
  },
});

/** The only place that controls the media element. */
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
      setState({ playWhenReady: true });
      return;
    }
    if (playhead.isPastAudio()) return;
    media.play().catch((error: unknown) => {
      // Paused or unloaded before playback began; not an error.
      if (error instanceof DOMException && error.name === 'AbortError') return;
      setState({ playing: false, playbackError: String(error) });
    });
  };

  const pause = (): void => {
    setState({ playWhenReady: false });
    media.pause();
  };

  const speeds = rateActions(store, media, seekBy);
  speeds.setRate(getState().rate);
  const source = sourceActions(store, media, { playhead, play });
  const restartLoop = (): void => {
    const { loop } = getState();
    if (loop === undefined) return;
    seek(loop.startMs);
    play();
  };
  const stopListening = listenToMediaEvents(store, media, {
    onPositionChange: clock.wake,
    onLength: source.setAudioLength,
    onEnded: restartLoop,
  });

  return {
    ...speeds,
    ...source,
    isPastAudio: playhead.isPastAudio,
    /** Where the recording ends, as far as that is known. */
    endOfAudioMs: () => getState().audioMs ?? getState().durationMs,
    media,
    clock,
    nowMs,
    seek,
    seekBy,
    play,
    pause,
    toggle: () => (media.paused && !getState().playWhenReady ? play() : pause()),
    setGaps: playhead.setGaps,
    ...settingActions(store, media),

    dispose: (): void => {
      media.pause();
      playhead.dispose();
      stopListening();
    },
  };
}

export type Player = ReturnType<typeof createPlayer>;
