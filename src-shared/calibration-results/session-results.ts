import type { Answer } from '../review.ts';
import type { Reviewer } from '../reviewer.ts';
import type { Rubric } from '../rubrics/rubric.ts';

/** One participant's submitted review of one call of the session. */
export interface SessionReview {
  readonly reviewId: string;
  readonly callId: string;
  readonly reviewerId: string;
  readonly answers: Readonly<Record<string, Answer>>;
}

/** What the participants agreed on for one criterion of one call: the benchmark of the call. */
export interface AgreedAnswer {
  readonly callId: string;
  readonly criterionId: string;
  readonly value: NonNullable<Answer['value']>;
  readonly comment?: string;
  readonly agreedMs: number;
}

export interface SessionCall {
  readonly callId: string;
  /** Absent if the library no longer has the call. */
  readonly agentName?: string;
  readonly startMs?: number;
}

/** All that is known of a session once it is revealed. */
export interface SessionResults {
  readonly rubric: Rubric;
  readonly participants: readonly Reviewer[];
  readonly calls: readonly SessionCall[];
  readonly reviews: readonly SessionReview[];
  readonly agreed: readonly AgreedAnswer[];
}
