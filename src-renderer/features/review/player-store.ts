import { createStore } from 'zustand/vanilla';
import type { Gap } from './silence.ts';

/** What the transport bar shows. Where the playhead stands is not in here: it changes every frame. */
export interface PlayerState {
  readonly playing: boolean;
  /** The element waits for bytes that are still on their way. */
  readonly waiting: boolean;
  readonly hasAudio: boolean;
  /** Play was pressed before the sound was there: it begins with it. */
  readonly wantsToPlay: boolean;
  readonly durationMs: number;
  readonly rate: number;
  /** The speed that the second press of "back and slower" brings back. */
  readonly rateBefore: number | undefined;
  readonly loop: Gap | undefined;
  readonly skipSilence: boolean;
  readonly volume: number;
  /** What the media element said when it gave up. */
  readonly trouble: string | undefined;
}

export const createPlayerStore = (choices: Pick<PlayerState, 'rate' | 'skipSilence'>) =>
  createStore<PlayerState>(() => ({
    playing: false,
    waiting: false,
    hasAudio: false,
    wantsToPlay: false,
    durationMs: 0,
    rateBefore: undefined,
    loop: undefined,
    volume: 1,
    trouble: undefined,
    ...choices,
  }));

export type PlayerStore = ReturnType<typeof createPlayerStore>;
