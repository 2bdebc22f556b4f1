import { z } from 'zod';
import { maxParticipants, maxSessionCalls } from '../calibration/session-limits.ts';
import { Answer } from '../review.ts';
import { Reviewer, uuid } from '../reviewer.ts';
import { Rubric } from '../rubrics/rubric.ts';

/** The file format of calibration sessions, as in docs/schemas/earmark-calibration-1.schema.json. */
export const calibrationFileFormat = 'earmark-calibration';
export const calibrationFileVersion = 1;

const callId = z.string().min(1).max(500);
const text = z.string().max(20_000);
const rubricId = z.string().min(1).max(100);
/** ISO 8601 in UTC. */
const time = z.iso.datetime();
/** ISO 8601 in the exporter's time zone, with its offset. For people; `…At` is the same moment. */
const localTime = z.iso.datetime({ offset: true });

const head = {
  format: z.literal(calibrationFileFormat),
  formatVersion: z.literal(calibrationFileVersion),
  exportedAt: time,
  exportedAtLocal: localTime,
  workspace: z.object({ id: z.string().min(1).max(100), name: z.string().max(200) }),
};

/** What participants on other computers need to judge the calls. It holds no answers. */
export const SessionFile = z.object({
  ...head,
  kind: z.literal('session'),
  session: z.object({
    id: uuid,
    name: z.string().trim().min(1).max(100),
    lead: Reviewer,
    /** The rubric version as a whole, because the other computer may not have it. */
    rubric: Rubric,
    callIds: z.array(callId).min(1).max(maxSessionCalls),
    participants: z.array(Reviewer).min(2).max(maxParticipants),
    /** The last day, as the start of the day after. */
    deadlineAt: time.optional(),
  }),
});
export type SessionFile = z.infer<typeof SessionFile>;

/** A submitted review of one call of the session. */
const ReviewResult = z.object({
  id: uuid,
  callId,
  startedAt: time.optional(),
  submittedAt: time,
  submittedAtLocal: localTime,
  activeMs: z.number().nonnegative().max(8.64e15),
  comment: text.optional(),
  /** By criterion id. */
  answers: z.record(rubricId, Answer),
});
export type ReviewResult = z.infer<typeof ReviewResult>;

/** The submitted reviews of one participant, for the lead of the session. */
export const ResultsFile = z.object({
  ...head,
  kind: z.literal('results'),
  session: z.object({ id: uuid, name: z.string().trim().min(1).max(100) }),
  /** The rubric version that the reviews were scored by. */
  rubric: z.object({ id: rubricId, version: z.number().int().positive() }),
  /** The participant as the lead invited them. */
  participantId: uuid,
  /** The same person on the computer that the results come from. */
  reviewer: Reviewer,
  /** Whether quotes have the text that Retell redacted, where there is one. */
  redacted: z.boolean(),
  reviews: z.array(ReviewResult).max(maxSessionCalls),
});
export type ResultsFile = z.infer<typeof ResultsFile>;

export const CalibrationFile = z.discriminatedUnion('kind', [SessionFile, ResultsFile], {
  error: 'This kind of calibration file is not known. It is “session” or “results”.',
});
export type CalibrationFile = z.infer<typeof CalibrationFile>;
