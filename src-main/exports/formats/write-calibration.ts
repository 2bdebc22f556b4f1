import {
  calibrationFileFormat,
  calibrationFileVersion,
  type ResultsFile,
  type ReviewResult,
  type SessionFile,
} from '../../../src-shared/calibration-file/calibration-file.ts';
import type {
  ExportedResults,
  ExportedSession,
} from '../../../src-shared/calibration-file/exported-content.ts';
import type { ReviewData } from '../../../src-shared/review.ts';
import { localTime, utcTime } from '../cells/timestamps.ts';
import { isoTime } from './iso-time.ts';
import { withoutUndefined } from './without-undefined.ts';

interface Origin {
  readonly workspace: { readonly id: string; readonly name: string };
  readonly exportedMs: number;
}

type FileHead = Pick<
  SessionFile,
  'format' | 'formatVersion' | 'exportedAt' | 'exportedAtLocal' | 'workspace'
>;

const head = ({ workspace: { id, name }, exportedMs }: Origin): FileHead => ({
  format: calibrationFileFormat,
  formatVersion: calibrationFileVersion,
  exportedAt: utcTime(exportedMs) ?? '',
  exportedAtLocal: localTime(exportedMs) ?? '',
  workspace: { id, name: name.slice(0, 200) },
});

/** A session for participants on other computers: `earmark-calibration`, version 1, kind `session`. */
export function writeSessionFile(
  { session, lead, rubric }: ExportedSession,
  origin: Origin,
): string {
  const { id, name, callIds, participants, deadlineMs } = session;
  const file: SessionFile = {
    ...head(origin),
    kind: 'session',
    session: withoutUndefined({
      id,
      name,
      lead,
      rubric,
      callIds,
      participants: participants.map((one) => ({ id: one.id, name: one.name })),
      deadlineAt: isoTime(deadlineMs),
    }),
  };
  return textOf(file);
}

/** A participant's results for the lead: `earmark-calibration`, version 1, kind `results`. */
export function writeResultsFile(
  { session, participantId, reviewer, reviews }: ExportedResults,
  { redacted, ...origin }: Origin & { readonly redacted: boolean },
): string {
  const file: ResultsFile = {
    ...head(origin),
    kind: 'results',
    session: { id: session.id, name: session.name },
    rubric: { id: session.rubricId, version: session.rubricVersion },
    participantId,
    reviewer,
    redacted,
    reviews: reviews.map((one) => resultOf(one)),
  };
  return textOf(file);
}

const resultOf = ({ callId, reviewId = '', review }: ReviewData): ReviewResult =>
  withoutUndefined({
    id: reviewId,
    callId,
    startedAt: isoTime(review.startedMs),
    submittedAt: isoTime(review.submittedMs) ?? '',
    submittedAtLocal: isoTime(review.submittedMs, localTime) ?? '',
    activeMs: review.activeMs,
    comment: review.comment,
    answers: review.answers,
  });

const textOf = (file: SessionFile | ResultsFile): string =>
  `${JSON.stringify(file, undefined, 2)}\n`;
