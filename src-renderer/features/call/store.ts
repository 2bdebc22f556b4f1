import { createStore } from 'zustand/vanilla';
import type { CallDetail, RecordingOffer } from '../../../src-shared/call-detail.ts';
import type { CallId } from '../../../src-shared/call.ts';
import type { AppError } from '../../../src-shared/errors.ts';
import type { Marker, MarkerKind, CallMarkers } from '../../../src-shared/marker.ts';
import type {
  Peaks,
  RecordingDamage,
  RecordingInfo,
  RecordingProgress,
} from '../../../src-shared/recording.ts';

/** A place where find or search matched, in UTF-16 units of the entry's own text. */
export interface Hit {
  readonly entry: number;
  readonly start: number;
  readonly end: number;
}

/** Selected words. `anchor` stays where the selection began, `focus` moves. */
export interface WordSelection {
  readonly anchor: number;
  readonly focus: number;
}

/** A selected stretch of plain time. `anchorMs` stays where the selection began. */
export interface TimeSelection {
  readonly anchorMs: number;
  readonly focusMs: number;
}

/** The open call. A single field, so that contradictions such as "loading and failed" cannot be expressed. */
export type CallLoad =
  | { readonly phase: 'idle' }
  | {
      readonly phase: 'loading';
      readonly callId: CallId;
      /** The previous call. It stays visible for a moment, but no command applies to it any more. */
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
  /** Index of the current hit; -1 when there is none. */
  readonly current: number;
  /** Opened for the queue's search, not by the reviewer: the find field does not take the focus. */
  readonly isFromQueue?: true;
}

export interface CallDeskState {
  readonly load: CallLoad;
  /** Increases with every call that is opened or closed, so that a late response for another call is dropped. */
  readonly generation: number;
  /** Whether the call is being refreshed from Retell, or why that failed; undefined otherwise. */
  readonly refreshStatus: 'pending' | AppError | undefined;
  /** The reviewer asked for the unredacted transcript; it stays visible until another call is opened. */
  readonly showsUnredacted: boolean;
  readonly recording: RecordingLoad;
  readonly progress: RecordingProgress | undefined;
  readonly selection: WordSelection | undefined;
  /** Selected on the waveform; never set at the same time as `selection`. */
  readonly timeSelection: TimeSelection | undefined;
  /** The current entry in calls without spoken words. */
  readonly currentEntry: number;
  /** The transcript scrolls along with the spoken word until the reviewer scrolls away. */
  readonly following: boolean;
  /** Undefined while the find field is closed. */
  readonly find: FindState | undefined;
  /** Computed from the word timing first, and again when the peaks are complete. */
  readonly markers: CallMarkers | undefined;
  /** The marker that the reviewer went to last. */
  readonly currentMarker: Marker | undefined;
  /** Marker kinds that the reviewer has hidden. */
  readonly hiddenKinds: readonly MarkerKind[];
  /** By how much the reviewer shifted the word timing of this call. */
  readonly wordOffsetMs: number;
}

/** The state that belongs to one call; opening a call starts from here. */
export const blankCallState = {
  refreshStatus: undefined,
  showsUnredacted: false,
  recording: { phase: 'absent', reason: 'none' },
  progress: undefined,
  selection: undefined,
  timeSelection: undefined,
  currentEntry: 0,
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

/** The open call; undefined while there is none or it is still loading. */
export const currentDetail = ({ load }: Pick<CallDeskState, 'load'>): CallDetail | undefined =>
  load.phase === 'ready' ? load.detail : undefined;

/** The visible call: the open one or, while the next one loads, the previous one. */
export const shownDetail = ({ load }: Pick<CallDeskState, 'load'>): CallDetail | undefined =>
  load.phase === 'loading' ? load.previous : currentDetail({ load });

/** The damage of the open call's recording, which is told with the recording or after its download. */
export const recordingDamage = ({
  recording,
  progress,
}: Pick<CallDeskState, 'recording' | 'progress'>): RecordingDamage | undefined =>
  recording.phase === 'ready' ? (recording.info.damage ?? progress?.damage) : undefined;
