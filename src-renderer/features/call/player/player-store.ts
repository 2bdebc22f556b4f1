import { createStore } from 'zustand/vanilla';
import type { TimeRange } from './silence.ts';

/** What the transport bar shows. The position is not part of it because it changes every frame. */
export interface PlayerState {
  readonly playing: boolean;
  /** The media element waits for data. */
  readonly buffering: boolean;
  readonly hasAudio: boolean;
  /** Play was pressed before the recording was loaded; playback starts as soon as it is. */
  readonly playWhenReady: boolean;
  /** Length of the timeline: the recording, or longer if words continue after its end. */
  readonly durationMs: number;
  /** Length of the loaded recording itself; undefined while unknown. */
  readonly audioMs: number | undefined;
  readonly rate: number;
  /** The rate that the second press of "back and slower" restores. */
  readonly previousRate: number | undefined;
  readonly loop: TimeRange | undefined;
  readonly skipSilence: boolean;
  readonly volume: number;
  /** The error of the media element, if it cannot play the recording. */
  readonly playbackError: string | undefined;
}

export const createPlayerStore = (preferences: Pick<PlayerState, 'rate' | 'skipSilence'>) =>
  createStore<PlayerState>(() => ({
    playing: false,
    buffering: false,
    hasAudio: false,
    playWhenReady: false,
    durationMs: 0,
    audioMs: undefined,
    previousRate: undefined,
    loop: undefined,
    volume: 1,
    playbackError: undefined,
    ...preferences,
  }));

export type PlayerStore = ReturnType<typeof createPlayerStore>;
