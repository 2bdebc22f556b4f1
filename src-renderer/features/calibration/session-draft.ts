import type { CalibrationSession } from '../../../src-shared/calibration/session.ts';
import { maxSessionCalls } from '../../../src-shared/calibration/session-limits.ts';
import type { Reviewer } from '../../../src-shared/reviewer.ts';
import { formatDay } from '../../lib/dates.ts';
import { sessionFormText as text } from './calibration-text.ts';

/** The calls that the stored session has. */
export const keptCalls = 'kept';

/** A session while it is written, in the form of its fields. */
export interface SessionDraft {
  readonly id: string;
  /** The session as it is stored; undefined for a new one. */
  readonly stored: CalibrationSession | undefined;
  readonly name: string;
  /** The id of a queue or plan, or `keptCalls`. */
  readonly source: string;
  readonly count: string;
  readonly participantIds: readonly string[];
  /** The id and version of the rubric, with a space between them. */
  readonly rubric: string;
  /** A day in the form of a date field. */
  readonly deadlineDay: string;
}

export type DraftProblems = Readonly<
  Partial<Record<'name' | 'count' | 'participants' | 'rubric' | 'deadlineDay', string>>
>;

export const emptyDraft = (
  id: string,
  defaults: Pick<SessionDraft, 'participantIds' | 'rubric' | 'source'>,
): SessionDraft => ({
  id,
  stored: undefined,
  name: '',
  count: '5',
  deadlineDay: '',
  ...defaults,
});

export const draftOf = (session: CalibrationSession): SessionDraft => ({
  id: session.id,
  stored: session,
  name: session.name,
  source: keptCalls,
  count: String(session.callIds.length),
  participantIds: session.participants.map(({ id }) => id),
  rubric: `${session.rubricId} ${session.rubricVersion}`,
  deadlineDay: session.deadlineMs === undefined ? '' : formatDay(session.deadlineMs - 1),
});

export function draftProblems(draft: SessionDraft): DraftProblems {
  const count = Number(draft.count.trim());
  const isCount = Number.isInteger(count) && count >= 1 && count <= maxSessionCalls;
  return {
    ...problem('name', draft.name.trim() === '', text.nameMissing),
    ...problem('count', draft.source !== keptCalls && !isCount, text.countRange),
    ...problem('participants', draft.participantIds.length < 2, text.tooFewParticipants),
    ...problem('rubric', draft.rubric === '', text.noRubric),
    ...problem('deadlineDay', Number.isNaN(endOfDay(draft.deadlineDay)), text.dayFormat),
  };
}

const problem = (field: keyof DraftProblems, isWrong: boolean, message: string): DraftProblems =>
  isWrong ? { [field]: message } : {};

/** The session of a draft without problems. */
export function sessionOf(
  draft: SessionDraft,
  callIds: readonly string[],
  reviewers: readonly Reviewer[],
): CalibrationSession {
  const [rubricId = '', version = ''] = draft.rubric.split(' ');
  const deadlineMs = endOfDay(draft.deadlineDay);
  const known = [...(draft.stored?.participants ?? []), ...reviewers];
  return {
    id: draft.id,
    name: draft.name.trim(),
    rubricId,
    rubricVersion: Number(version),
    callIds: [...callIds],
    participants: draft.participantIds.flatMap((id) => known.find((one) => one.id === id) ?? []),
    ...(deadlineMs === undefined ? {} : { deadlineMs }),
  };
}

/** The start of the day after; undefined if no day was entered, NaN if it is none. */
function endOfDay(day: string): number | undefined {
  if (day.trim() === '') return undefined;
  const match = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(day.trim());
  if (match === null) return Number.NaN;
  return new Date(Number(match[1]), Number(match[2]) - 1, Number(match[3]) + 1).getTime();
}
