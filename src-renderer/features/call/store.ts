import { createStore } from 'zustand/vanilla';
import type { CallDetail, RecordingOffer } from '../../../src-shared/call-detail.ts';
import type { CallId } from '../../../src-shared/call.ts';
import type { AppError } from '../../../src-shared/errors.ts';
import type { Marker, MarkerKind, CallMarkers } from '../../../src-shared/marker.ts';
import type { Peaks, RecordingInfo, RecordingProgress } from '../../../src-shared/recording.ts';
import type { Hit } from './words/find-hits.ts';
import type { TimeSelection } from './selection/selection.ts';
import type { WordSelection } from './selection/selection.ts';

/** The call in front: one field, so that "loading and failed" cannot be written down. */
export type CallLoad =
  | { readonly phase: 'idle' }
  | {
      readonly phase: 'loading';
      readonly callId: CallId;
      /** The call that is being left: it stays to be looked at, and no key counts for it any more. */
      readonly previous?: CallDetail;
    }
  | { readonly phase: 'ready'; readonly detail: CallDetail }
  | { readonly phase: 'failed'; readonly callId: CallId; readonly error: AppError };

export type RecordingLoad =
  | { readonly phase: 'absent'; readonly reason: RecordingOffer }
  | { readonly phase: 'opening' }
  | {
      readonly phase: 'ready';
      readonly info: RecordingInfo;
      readonly peaks?: Peaks;
      readonly peaksError?: AppError;
    }
  | { readonly phase: 'failed'; readonly error: AppError };

export interface FindState {
  readonly text: string;
  readonly hits: readonly Hit[];
  /** Which hit is in sight; -1 when there is none. */
  readonly at: number;
  /** Found for the queue's search and not for somebody who types: the keys stay the desk's. */
  readonly isFromQueue?: true;
}

export interface CallDeskState {
  readonly load: CallLoad;
  /** Counts openings, so that what was asked for one call is never taken for another's. */
  readonly generation: number;
  /** Whether Retell is being asked for the call in front, or why that failed; undefined when all is well. */
  readonly refreshStatus: 'asked' | AppError | undefined;
  /** What Retell scrubbed was asked for, and stays to be seen until the call is left. */
  readonly unmasked: boolean;
  readonly recording: RecordingLoad;
  readonly progress: RecordingProgress | undefined;
  readonly selection: WordSelection | undefined;
  /** Chosen on the waveform in place of words; never beside them. */
  readonly chosenTime: TimeSelection | undefined;
  /** The line the reviewer is at where there are no words to be at. */
  readonly entryAtHand: number;
  /** The view goes with the spoken word until the reviewer scrolls away. */
  readonly following: boolean;
  /** Undefined while the find field is closed. */
  readonly find: FindState | undefined;
  /** Found by Earmark itself: once by the words, and again when the whole recording is known. */
  readonly markers: CallMarkers | undefined;
  /** The one that was walked to last. */
  readonly currentMarker: Marker | undefined;
  /** Kinds of marks that the reviewer has put away. */
  readonly hiddenKinds: readonly MarkerKind[];
  /** By how much the reviewer moved the word times of this call. */
  readonly wordOffsetMs: number;
}

/** What is true of no call; opening one starts from here. */
export const blankCallState = {
  refreshStatus: undefined,
  unmasked: false,
  recording: { phase: 'absent', reason: 'none' },
  progress: undefined,
  selection: undefined,
  chosenTime: undefined,
  entryAtHand: 0,
  find: undefined,
  markers: undefined,
  currentMarker: undefined,
  wordOffsetMs: 0,
} as const satisfies Partial<CallDeskState>;

interface Preferences {
  readonly following: boolean;
  readonly hiddenKinds: readonly MarkerKind[];
}

export const createCallDeskStore = (preferences: Preferences) =>
  createStore<CallDeskState>(() => ({
    ...blankCallState,
    load: { phase: 'idle' },
    generation: 0,
    ...preferences,
  }));

export type CallDeskStore = ReturnType<typeof createCallDeskStore>;

/** The open call; undefined while none is, or one is still on its way. */
export const currentDetail = ({ load }: Pick<CallDeskState, 'load'>): CallDetail | undefined =>
  load.phase === 'ready' ? load.detail : undefined;

/** The call that is on the screen: the open one, or for a moment the one before it. */
export const shownDetail = ({ load }: Pick<CallDeskState, 'load'>): CallDetail | undefined =>
  load.phase === 'loading' ? load.previous : currentDetail({ load });
