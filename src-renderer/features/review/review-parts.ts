import type { TagSetStore } from '../../lib/review-tag-set.ts';
import type { WorkStore } from '../../lib/review-work-store.ts';
import type { Marking } from './marking.ts';
import type { PlayerStore } from './player-store.ts';
import type { Player } from './player.ts';
import type { ReviewStore } from './store.ts';
import type { TranscriptActions } from './transcript-actions.ts';
import type { AskPeaks } from './waveform/fine-peaks.ts';
import type { Waveform } from './waveform/waveform-adapter.ts';
import type { ZoomSteps } from './waveform/zoom-steps.ts';
import type { WordMoves } from './word-moves.ts';

/** What the components of the review feature are handed, so that none of them reaches for a global. */
export interface ReviewParts {
  readonly store: ReviewStore;
  readonly playerStore: PlayerStore;
  readonly player: Player;
  readonly work: WorkStore;
  readonly tagSet: TagSetStore;
  readonly transcriptActions: TranscriptActions;
  readonly marking: Marking;
  readonly moves: WordMoves;
  readonly zoom: ZoomSteps;
  /** A stretch of the open recording's peaks; undefined when it can't be had, or another call is open. */
  readonly finePeaks: AskPeaks;
  readonly commands: {
    readonly toggleLoop: () => void;
    readonly toggleSkipSilence: () => void;
    readonly retryOpen: () => void;
    /** Plays and pauses; a recording that could not be had is tried again. */
    readonly togglePlay: () => void;
    /** Asks once more for whatever of the call could not be had. */
    readonly tryAgain: () => void;
    readonly unmask: () => Promise<void>;
    /** Chooses plain time by steps from the playhead, and says what is chosen. */
    readonly extendTime: (byMs: number) => void;
  };
  /** The waveform on the screen, while there is one: it alone knows where a moment is drawn. */
  readonly setWaveform: (waveform: Waveform | undefined) => void;
  /** The moment under a place on the screen, in ms. */
  readonly timeAt: (clientX: number, track: DOMRect) => number;
  readonly focusTranscript: () => void;
}
