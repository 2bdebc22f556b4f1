import type { CommandId } from '../../../src-shared/commands.ts';
import type { TagSetStore } from '../../work/tag-set.ts';
import type { ReviewDataStore } from '../../work/review-store.ts';
import type { AnnotationParts } from './annotations/annotation-parts.ts';
import type { MarkerActions } from './markers/marker-actions.ts';
import type { PlayerStore } from './player/player-store.ts';
import type { Player } from './player/player.ts';
import type { CallDeskStore } from './store.ts';
import type { TranscriptActions } from './selection/transcript-actions.ts';
import type { RecordingActions } from './recording/open-recording.ts';
import type { WordOffsetActions } from './words/word-offset.ts';

/** The zoom factor of one step. */
const zoomStep = 2;

/** What commands and other components need of the visible waveform. */
export interface WaveformPort {
  /** Zooms by a factor, around the playhead; 0 shows the whole recording. */
  readonly zoomBy: (factor: number) => void;
  /** The time at a horizontal position of the screen, in ms. */
  readonly timeAt: (clientX: number) => number;
}

/** The zoom commands, for shortcuts and buttons. They do nothing while there is no waveform. */
export function zoomActions(waveform: () => WaveformPort | undefined) {
  return {
    zoomIn: () => waveform()?.zoomBy(zoomStep),
    zoomOut: () => waveform()?.zoomBy(1 / zoomStep),
    zoomToFit: () => waveform()?.zoomBy(0),
  };
}

export type ZoomActions = ReturnType<typeof zoomActions>;

/** What the components of the call desk are given, so that none of them depends on a global. */
export interface CallParts {
  readonly store: CallDeskStore;
  readonly playerStore: PlayerStore;
  readonly player: Player;
  readonly work: ReviewDataStore;
  readonly tagSet: TagSetStore;
  readonly transcriptActions: TranscriptActions;
  readonly annotations: AnnotationParts;
  readonly markerActions: MarkerActions;
  readonly wordOffset: WordOffsetActions;
  readonly zoom: ZoomActions;
  readonly finePeaks: RecordingActions['finePeaks'];
  readonly commands: {
    readonly toggleLoop: () => void;
    readonly toggleSkipSilence: () => void;
    readonly reopen: () => void;
    /** Plays or pauses. A recording that failed is retried. */
    readonly togglePlay: () => void;
    /** Retries whatever part of the call could not be loaded. */
    readonly retry: () => void;
    readonly showUnredacted: () => Promise<void>;
    /** Runs a command of another feature, if it can run now. */
    readonly runCommand: (id: CommandId) => void;
    readonly copySelection: () => void;
    /** Extends the time selection by `byMs` and announces it. */
    readonly extendTimeSelection: (byMs: number) => void;
  };
  /** Registers the visible waveform; only it knows where a moment is drawn. */
  readonly setWaveform: (waveform: WaveformPort | undefined) => void;
  /** The time at a horizontal position of the screen, in ms. */
  readonly timeAt: (clientX: number, track: DOMRect) => number;
  readonly focusTranscript: () => void;
  /** Moves the focus to the call that has just opened, unless the reviewer went elsewhere meanwhile. */
  readonly focusOpenedCall: () => void;
}
