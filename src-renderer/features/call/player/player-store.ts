import { createStore } from 'zustand/vanilla';
import type { TimeRange } from './silence.ts';

/** What the transport bar shows. Where the playhead stands is not in here: it changes every frame. */
export interface PlayerState {
  readonly playing: boolean;
  /** The element waits for bytes that are still on their way. */
  readonly buffering: boolean;
  readonly hasAudio: boolean;
  /** Play was pressed before the sound was there: it begins with it. */
  readonly playWhenReady: boolean;
  readonly durationMs: number;
  readonly rate: number;
  /** The speed that the second press of "back and slower" brings back. */
  readonly previousRate: number | undefined;
  readonly loop: TimeRange | undefined;
  readonly skipSilence: boolean;
  readonly volume: number;
  /** What the media element said when it gave up. */
  readonly playbackError: string | undefined;
}

export const createPlayerStore = (preferences: Pick<PlayerState, 'rate' | 'skipSilence'>) =>
  createStore<PlayerState>(() => ({
    playing: false,
    buffering: false,
    hasAudio: false,
    playWhenReady: false,
    durationMs: 0,
    previousRate: undefined,
    loop: undefined,
    volume: 1,
    playbackError: undefined,
    ...preferences,
  }));

export type PlayerStore = ReturnType<typeof createPlayerStore>;
