import { z } from 'zod';
import { Reviewer, uuid } from '../reviewer.ts';
import { maxSessionCalls, maxParticipants } from './session-limits.ts';

const callId = z.string().min(1).max(500);

/** A reviewer who judges the calls of a session, here or on another computer. */
export const Participant = Reviewer.extend({
  /**
   * The id under which the lead invited the participant. It differs from the one that the participant has
   * on their own computer.
   */
  invitedAs: uuid.optional(),
});
export type Participant = z.infer<typeof Participant>;

/** Calls that several reviewers judge by themselves, to compare how they judge. */
export const CalibrationSession = z.object({
  id: uuid,
  name: z.string().trim().min(1).max(100),
  rubricId: z.string().min(1).max(100),
  rubricVersion: z.number().int().positive().max(1_000_000),
  callIds: z.array(callId).min(1).max(maxSessionCalls),
  participants: z.array(Participant).min(2).max(maxParticipants),
  /** The last day, as the start of the day after. */
  deadlineMs: z.number().int().nonnegative().max(8.64e15).optional(),
});
export type CalibrationSession = z.infer<typeof CalibrationSession>;

/** Open: each participant judges without seeing the others. Revealed: the answers are compared. */
export type SessionState = 'open' | 'revealed' | 'closed';

export interface ParticipantProgress {
  readonly reviewer: Reviewer;
  readonly submitted: number;
}

/** A session as the list shows it. It says how far the participants are, and not how they judge. */
export interface ListedSession {
  readonly session: CalibrationSession;
  readonly state: SessionState;
  readonly lead: Reviewer;
  /** Whether the current reviewer leads the session. */
  readonly isLead: boolean;
  /** It came from another computer as a file. */
  readonly isImported: boolean;
  /** How many calls of an imported session this workspace does not have, or not yet. */
  readonly missingCalls: number;
  readonly rubricName: string;
  readonly progress: readonly ParticipantProgress[];
  /** How many calls the current reviewer has submitted; undefined if they are no participant. */
  readonly ownSubmitted?: number;
  /** The first call that the current reviewer has not submitted, with their draft of it. */
  readonly next?: { readonly callId: string; readonly reviewId?: string };
}
