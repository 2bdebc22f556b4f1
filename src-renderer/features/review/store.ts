import { createStore } from 'zustand/vanilla';
import type { CallDetail, RecordingOffer } from '../../../src-shared/call-detail.ts';
import type { CallId } from '../../../src-shared/call.ts';
import type { AppError } from '../../../src-shared/errors.ts';
import type { Peaks, RecordingInfo, RecordingProgress } from '../../../src-shared/recording.ts';
import type { Hit } from './find.ts';
import type { WordSelection } from './word-selection.ts';

/** The call in front: one field, so that "loading and failed" cannot be written down. */
export type CallLoad =
  | { readonly phase: 'idle' }
  | { readonly phase: 'loading'; readonly callId: CallId }
  | { readonly phase: 'ready'; readonly detail: CallDetail }
  | { readonly phase: 'failed'; readonly callId: CallId; readonly error: AppError };

export type RecordingLoad =
  | { readonly phase: 'absent'; readonly why: RecordingOffer }
  | { readonly phase: 'opening' }
  | {
      readonly phase: 'ready';
      readonly info: RecordingInfo;
      readonly peaks?: Peaks;
      readonly peaksError?: AppError;
    }
  | { readonly phase: 'failed'; readonly error: AppError };

export interface Finding {
  readonly text: string;
  readonly hits: readonly Hit[];
  /** Which hit is in sight; -1 when there is none. */
  readonly at: number;
}

export interface ReviewState {
  readonly load: CallLoad;
  readonly recording: RecordingLoad;
  readonly progress: RecordingProgress | undefined;
  readonly selection: WordSelection | undefined;
  /** The line the reviewer is at where there are no words to be at. */
  readonly entryAtHand: number;
  /** The view goes with the spoken word until the reviewer scrolls away. */
  readonly following: boolean;
  /** Undefined while the find field is closed. */
  readonly finding: Finding | undefined;
}

/** What is true of no call; opening one starts from here. */
export const blankReview = {
  recording: { phase: 'absent', why: 'none' },
  progress: undefined,
  selection: undefined,
  entryAtHand: 0,
  finding: undefined,
} as const satisfies Partial<ReviewState>;

export const createReviewStore = (following: boolean) =>
  createStore<ReviewState>(() => ({ ...blankReview, load: { phase: 'idle' }, following }));

export type ReviewStore = ReturnType<typeof createReviewStore>;

/** The open call; undefined while none is, or one is still on its way. */
export const openDetail = ({ load }: ReviewState): CallDetail | undefined =>
  load.phase === 'ready' ? load.detail : undefined;
