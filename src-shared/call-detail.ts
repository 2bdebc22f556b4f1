import type { Call, CallId } from './call.ts';
import type { ReviewData } from './review.ts';
import type { Rubric } from './rubric.ts';
import type { Transcript } from './transcript.ts';

/** Why a call has no recording to play. */
export type RecordingOffer =
  | 'offered'
  | 'none'
  | 'not-kept'
  | 'not-yet'
  | 'chat'
  /** Only the whole of a call tells, and that is not here yet. */
  | 'not-known';

/** Everything the desk needs to show one call; opened by one message. */
export interface CallDetail {
  readonly callId: CallId;
  /** Without entries (they are in the transcript) and without addresses. */
  readonly call: Omit<Call, 'entries' | 'scrubbedEntries' | 'transcriptText'>;
  /** Told by other records of this agent, where this one has none of its own (chats, older lists). */
  readonly agentName?: string;
  readonly transcript: Transcript;
  readonly recording: RecordingOffer;
  readonly work: ReviewData;
  /** The version this call's review is pinned to, else the newest. */
  readonly rubric: Rubric;
  /** Where the reviewer last was in the recording. */
  readonly positionMs: number;
  /** By how much the reviewer moved all word times of this call; absent when not at all. */
  readonly wordOffsetMs?: number;
  /** Lists leave out transcripts and more: those come with the whole of a call. */
  readonly copy: 'whole' | 'listed';
}
