import { isDeepStrictEqual } from 'node:util';
import type { CallId } from '../../../../src-shared/call.ts';
import type { SessionFile } from '../../../../src-shared/calibration-file/calibration-file.ts';
import type {
  CalibrationSession,
  Participant,
} from '../../../../src-shared/calibration/session.ts';
import type { FileProblem } from '../../../../src-shared/file-format.ts';
import { err, ok, type Result } from '../../../../src-shared/result.ts';
import type { Reviewer } from '../../../../src-shared/reviewer.ts';
import type { Db } from '../../db/db.ts';
import { keepsWhatIsJudged } from '../edits/calibration-edits.ts';
import type { EditDeps } from '../history.ts';
import {
  hasSessionReviews,
  isSessionNameTaken,
  readSession,
  type StoredSession,
} from '../tables/calibration-sessions.ts';
import { calibrationImportText as text } from './calibration-import-text.ts';
import { rubricOfImport } from './imported-rubric.ts';

interface SessionPlan {
  readonly change: 'new' | 'changed' | 'same';
  /** The session as it will be stored. */
  readonly session: CalibrationSession;
  readonly isRubricNew: boolean;
  readonly missingCalls: number;
  /** Which participant of the file the current reviewer is; undefined if nothing says so. */
  readonly ownId: string | undefined;
  /** Without `ownId`, the participants that they can be. */
  readonly candidates: readonly Reviewer[];
}

export type PlanDeps = Pick<EditDeps, 'db' | 'rubrics' | 'holdsCall'> & {
  readonly reviewer: Reviewer;
};

/** Decides what an import of a session would do. Changes nothing. `chosenId` is who the reviewer says they are. */
export function planSession(
  deps: PlanDeps,
  file: SessionFile,
  chosenId?: string,
): Result<SessionPlan, readonly FileProblem[]> {
  const { db, rubrics } = deps;
  const { rubric, callIds } = file.session;
  const stored = readSession(db, file.session.id);
  const missingCalls = callIds.filter((id) => !holds(deps, id)).length;
  const problems = [
    ...contentProblems(deps, file, missingCalls),
    ...(stored === undefined ? [] : originProblems(file, stored)),
  ];
  if (problems.length > 0) return err(problems);
  const own = ownParticipant(deps.reviewer, file, stored, chosenId);
  const session = sessionHere(deps, file, { stored, ownId: own.ownId });
  const problem = stored && changeProblem(db, file, { stored, session });
  if (problem !== undefined) return err([problem]);
  return ok({
    ...own,
    change: changeOf(stored, session),
    session,
    isRubricNew: rubrics.version(rubric.id, rubric.version) === undefined,
    missingCalls,
  });
}

const holds = ({ holdsCall }: PlanDeps, id: string): boolean =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the brand marks where a string came from; it is only looked up
  holdsCall(id as CallId);

const changeOf = (
  stored: StoredSession | undefined,
  session: CalibrationSession,
): SessionPlan['change'] => {
  if (stored === undefined) return 'new';
  return isDeepStrictEqual(stored.session, session) ? 'same' : 'changed';
};

function contentProblems(
  deps: PlanDeps,
  { session: { rubric, callIds }, workspace }: SessionFile,
  missingCalls: number,
): readonly FileProblem[] {
  const isOther = typeof rubricOfImport(deps, rubric, rubric) === 'string';
  return [
    ...(missingCalls < callIds.length
      ? []
      : [{ place: 'session.callIds', message: text.noCalls(callIds.length, workspace.name) }]),
    ...(isOther
      ? [{ place: 'session.rubric', message: text.otherRubric(rubric.name, rubric.version) }]
      : []),
  ];
}

/** Problems with the session that has the same id here. */
function originProblems(
  { session }: SessionFile,
  { imported, lead, state }: StoredSession,
): readonly FileProblem[] {
  const { name } = session;
  if (imported === undefined) return [{ place: 'session.id', message: text.createdHere(name) }];
  if (lead.id !== session.lead.id) {
    return [{ place: 'session.lead', message: text.otherLead(name) }];
  }
  return state === 'open' ? [] : [{ place: 'session.id', message: text.revealedHere(name) }];
}

interface Merge {
  readonly stored: StoredSession;
  readonly session: CalibrationSession;
}

function changeProblem(
  db: Db,
  file: SessionFile,
  { stored, session }: Merge,
): FileProblem | undefined {
  if (isDeepStrictEqual(stored.session, session)) return undefined;
  const isOlder = Date.parse(file.exportedAt) < (stored.imported?.exportedMs ?? 0);
  if (isOlder) return { place: 'exportedAt', message: text.olderFile };
  return hasSessionReviews(db, session.id) && !keepsWhatIsJudged(stored.session, session)
    ? { place: 'session', message: text.begunHere }
    : undefined;
}

/** Who the reviewer is among the participants: by their id, by an earlier import, or as they say. */
function ownParticipant(
  reviewer: Reviewer,
  { session: { participants } }: SessionFile,
  stored: StoredSession | undefined,
  chosenId: string | undefined,
): Pick<SessionPlan, 'ownId' | 'candidates'> {
  const here = stored?.session.participants ?? [];
  const invitedAs = here.find(({ id }) => id === reviewer.id)?.invitedAs;
  const known =
    participants.find(({ id }) => id === reviewer.id) ??
    participants.find(({ id }) => id === invitedAs);
  if (known !== undefined) return { ownId: known.id, candidates: [] };
  // Another reviewer of this computer may already have taken part as one of them.
  const candidates = participants.filter(({ id }) => here.every((one) => one.invitedAs !== id));
  return { ownId: candidates.find(({ id }) => id === chosenId)?.id, candidates };
}

interface Identity {
  readonly stored: StoredSession | undefined;
  readonly ownId: string | undefined;
}

/** The session with the ids that its participants have on this computer, and a name that is free here. */
function sessionHere(
  { db, reviewer }: PlanDeps,
  { session }: SessionFile,
  { stored, ownId }: Identity,
): CalibrationSession {
  const { id, rubric, callIds, participants, deadlineAt } = session;
  const here = stored?.session.participants ?? [];
  const isListed = (one: Reviewer): boolean => participants.some((other) => other.id === one.id);
  const participantHere = ({ id: invitedAs, name }: Reviewer): Participant => {
    if (invitedAs === ownId && invitedAs !== reviewer.id) {
      return { id: reviewer.id, name: reviewer.name === '' ? name : reviewer.name, invitedAs };
    }
    const known = here.find((one) => one.id === invitedAs || one.invitedAs === invitedAs);
    if (known === undefined || (known.id !== invitedAs && isListed(known))) {
      return { id: invitedAs, name };
    }
    return known.id === invitedAs ? { ...known, name } : known;
  };
  return {
    id,
    name: freeName(db, session),
    rubricId: rubric.id,
    rubricVersion: rubric.version,
    callIds: [...callIds],
    participants: participants.map(participantHere),
    ...(deadlineAt === undefined ? {} : { deadlineMs: Date.parse(deadlineAt) }),
  };
}

/** Sessions of other people may have the same name, such as “November”. */
function freeName(db: Db, { id, name }: Pick<CalibrationSession, 'id' | 'name'>): string {
  for (let count = 1; ; count += 1) {
    const free = count === 1 ? name : `${name.slice(0, 90)} (${count})`;
    if (!isSessionNameTaken(db, { id, name: free })) return free;
  }
}
