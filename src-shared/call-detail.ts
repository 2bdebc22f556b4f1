import type { Call, CallId } from './call.ts';
import type { OtherReview, ReviewData } from './review.ts';
import type { Rubric } from './rubrics/rubric.ts';
import type { Transcript } from './transcript.ts';

/** Whether a call has a recording to play, and if not, why. */
export type RecordingOffer =
  | 'offered'
  | 'none'
  | 'not-kept'
  | 'not-yet'
  | 'chat'
  /** Known only from the full call, which has not been fetched yet. */
  | 'not-known';

/** Everything that the desk needs to show one call, in one message. */
export interface CallDetail {
  readonly callId: CallId;
  /** Without entries, which are in the transcript, and without URLs. */
  readonly call: Omit<Call, 'entries' | 'scrubbedEntries' | 'transcriptText'>;
  /** Taken from other calls of this agent if this one has no name (chats, older list responses). */
  readonly agentName?: string;
  readonly transcript: Transcript;
  readonly recording: RecordingOffer;
  readonly work: ReviewData;
  /** Reviews by others, and the reviewer's own for another purpose, newest first; absent if there are none. */
  readonly otherReviews?: readonly OtherReview[];
  /** The rubric version that this call’s review uses, or the newest. */
  readonly rubric: Rubric;
  /** The reviewer’s last position in the recording. */
  readonly positionMs: number;
  /** How far the reviewer shifted the word timing of this call; absent if not shifted. */
  readonly wordOffsetMs?: number;
  /** `listed` until the full call has been fetched, because lists have no transcripts. */
  readonly copy: 'whole' | 'listed';
}
