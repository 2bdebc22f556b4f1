import type { Waveform } from './waveform/waveform-adapter.ts';
import type { TagSetStore } from '../../work/tag-set.ts';
import type { ReviewDataStore } from '../../work/review-store.ts';
import type { MarkerActions } from './markers/marker-actions.ts';
import type { PlayerStore } from './player/player-store.ts';
import type { Player } from './player/player.ts';
import type { CallDeskStore } from './store.ts';
import type { TranscriptActions } from './selection/transcript-actions.ts';
import type { LoadPeaks } from './waveform/fine-peaks.ts';
import type { WordOffsetActions } from './words/word-offset.ts';

/** By how much one press of a key comes closer. */
const zoomStep = 2;

/** The three ways of looking closer or from farther away, for keys and buttons. */
export function zoomActions(waveform: () => Waveform | undefined) {
  return {
    zoomIn: () => waveform()?.zoomBy(zoomStep),
    zoomOut: () => waveform()?.zoomBy(1 / zoomStep),
    zoomToFit: () => waveform()?.zoomBy(0),
  };
}

export type ZoomActions = ReturnType<typeof zoomActions>;

/** What the components of the review feature are handed, so that none of them reaches for a global. */
export interface CallParts {
  readonly store: CallDeskStore;
  readonly playerStore: PlayerStore;
  readonly player: Player;
  readonly work: ReviewDataStore;
  readonly tagSet: TagSetStore;
  readonly transcriptActions: TranscriptActions;
  readonly markerActions: MarkerActions;
  readonly wordOffset: WordOffsetActions;
  readonly zoom: ZoomActions;
  /** A stretch of the open recording's peaks; undefined when it can't be had, or another call is open. */
  readonly finePeaks: LoadPeaks;
  readonly commands: {
    readonly toggleLoop: () => void;
    readonly toggleSkipSilence: () => void;
    readonly reopen: () => void;
    /** Plays and pauses; a recording that could not be had is tried again. */
    readonly togglePlay: () => void;
    /** Asks once more for whatever of the call could not be had. */
    readonly retry: () => void;
    readonly showUnredacted: () => Promise<void>;
    /** Chooses plain time by steps from the playhead, and says what is chosen. */
    readonly extendTime: (byMs: number) => void;
  };
  /** The waveform on the screen, while there is one: it alone knows where a moment is drawn. */
  readonly setWaveform: (waveform: Waveform | undefined) => void;
  /** The moment under a place on the screen, in ms. */
  readonly timeAt: (clientX: number, track: DOMRect) => number;
  readonly focusTranscript: () => void;
}
