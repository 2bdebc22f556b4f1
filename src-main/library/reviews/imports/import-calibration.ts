import type {
  CalibrationFile,
  ResultsFile,
  SessionFile,
} from '../../../../src-shared/calibration-file/calibration-file.ts';
import {
  resultSkipReasons,
  type CalibrationPreview,
  type CheckedCalibrationFile,
  type ResultsPreview,
  type SessionPreview,
} from '../../../../src-shared/calibration-file/calibration-import.ts';
import {
  maxCalibrationFileBytes,
  readCalibrationFile,
} from '../../../../src-shared/calibration-file/read-calibration-file.ts';
import type { Participant } from '../../../../src-shared/calibration/session.ts';
import type { AppError } from '../../../../src-shared/errors.ts';
import type { FileProblem } from '../../../../src-shared/file-format.ts';
import { ok, type Result } from '../../../../src-shared/result.ts';
import type { EditReceipt } from '../../../../src-shared/review.ts';
import type { Reviewer } from '../../../../src-shared/reviewer.ts';
import { refused, type EditContext } from '../edits/edit-context.ts';
import { recordEdit, type EditDeps } from '../history.ts';
import { sessionBody, sessionRow, type StoredSession } from '../tables/calibration-sessions.ts';
import { calibrationImportText as text } from './calibration-import-text.ts';
import { countSkipped, writeImported } from './imported-review.ts';
import { addRetiredRubric } from './imported-rubric.ts';
import { planResults } from './plan-results-import.ts';
import { planSession, type PlanDeps } from './plan-session-import.ts';
import { readImportFile } from './read-import-file.ts';

const readFile = (path: string) =>
  readImportFile(path, { maxBytes: maxCalibrationFileBytes, read: readCalibrationFile });

/** Reads a calibration file and finds out what an import would do. Changes nothing. */
export function checkCalibrationFile(
  deps: EditDeps,
  path: string,
): Result<CheckedCalibrationFile, AppError> {
  const read = readFile(path);
  if (!read.ok) return read;
  if ('problems' in read.value) return ok(read.value);
  const { file, contentHash } = read.value;
  const now = { ...deps, reviewer: deps.reviewer() };
  const preview = previewOf(now, file, contentHash);
  return ok(preview.ok ? { preview: preview.value } : { problems: preview.error });
}

interface ImportRequest {
  readonly path: string;
  /** Of the preview that was confirmed. */
  readonly contentHash: string;
  readonly reviewerId: string;
  /** Which participant of a session the reviewer is, if the preview asked. */
  readonly participantId?: string | undefined;
  readonly requestId: string;
}

/** Imports a session or a participant's results as one step of undo. */
export function importCalibration(
  deps: EditDeps,
  { path, contentHash, reviewerId, participantId, requestId }: ImportRequest,
): Result<EditReceipt, AppError> {
  if (deps.reviewer().id !== reviewerId) return refused(text.reviewerChanged);
  const read = readFile(path);
  if (!read.ok) return read;
  const { value } = read;
  if ('problems' in value || value.contentHash !== contentHash) return refused(text.fileChanged);
  const { file } = value;
  return recordEdit(deps, {
    requestId,
    edit: { kind: 'calibration.import', contentHash },
    make: (context) =>
      file.kind === 'session'
        ? writeSession(context, file, participantId)
        : writeResults(context, file),
  });
}

type Preview<P> = Result<P, readonly FileProblem[]>;

function previewOf(
  deps: PlanDeps,
  file: CalibrationFile,
  contentHash: string,
): Preview<CalibrationPreview> {
  const { workspace, exportedAt, session } = file;
  const head = {
    contentHash,
    reviewerId: deps.reviewer.id,
    workspaceName: workspace.name,
    exportedAt,
    sessionName: session.name,
  };
  return file.kind === 'session'
    ? sessionPreview(deps, file, head)
    : resultsPreview(deps, file, head);
}

type Head = Pick<
  CalibrationPreview,
  'contentHash' | 'reviewerId' | 'workspaceName' | 'exportedAt' | 'sessionName'
>;

function sessionPreview(deps: PlanDeps, file: SessionFile, head: Head): Preview<SessionPreview> {
  const planned = planSession(deps, file);
  if (!planned.ok) return planned;
  const { change, session, isRubricNew, missingCalls, ownId, candidates } = planned.value;
  const { lead, rubric, participants } = file.session;
  const ownName = deps.reviewer.name.toLocaleLowerCase();
  const namesakes = candidates.filter(({ name }) => name.toLocaleLowerCase() === ownName);
  const namesakeId = namesakes.length === 1 && ownName !== '' ? namesakes[0]?.id : undefined;
  return ok({
    ...head,
    kind: 'session',
    sessionName: session.name,
    change,
    lead,
    ...(session.deadlineMs === undefined ? {} : { deadlineMs: session.deadlineMs }),
    rubric: { name: rubric.name, version: rubric.version, isNew: isRubricNew },
    calls: session.callIds.length,
    missingCalls,
    participants,
    ...(ownId === undefined ? {} : { ownId }),
    candidates,
    ...(namesakeId === undefined ? {} : { namesakeId }),
  });
}

function resultsPreview(deps: PlanDeps, file: ResultsFile, head: Head): Preview<ResultsPreview> {
  const planned = planResults(deps, file);
  if (!planned.ok) return planned;
  const { taken, skipped, participant, stored } = planned.value;
  const updated = taken.filter(({ before }) => before !== undefined).length;
  return ok({
    ...head,
    kind: 'results',
    sessionName: stored.session.name,
    participantName: file.reviewer.name === '' ? participant.name : file.reviewer.name,
    added: taken.length - updated,
    updated,
    skipped: countSkipped(resultSkipReasons, skipped),
  });
}

function writeSession(
  context: EditContext,
  file: SessionFile,
  participantId: string | undefined,
): Result<string, AppError> {
  const planned = planSession(context, file, participantId);
  if (!planned.ok) return refused(planned.error[0]?.message ?? text.nothing);
  const { change, session, isRubricNew, ownId } = planned.value;
  if (ownId === undefined) return refused(text.whoAreYou);
  if (change === 'same') return refused(text.nothing);
  const { lead, rubric } = file.session;
  if (isRubricNew) addRetiredRubric(context, rubric);
  context.recorder.put('calibration_sessions', {
    id: session.id,
    name: session.name,
    body: sessionBody(session, { imported: { exportedMs: Date.parse(file.exportedAt) } }),
    state: 'open',
    lead_id: lead.id,
    lead: lead.name,
    created_ms: sessionRow(context.db, session.id)?.['created_ms'] ?? context.nowMs,
  });
  return ok(
    change === 'new' ? text.importedSession(session.name) : text.updatedSession(session.name),
  );
}

function writeResults(context: EditContext, file: ResultsFile): Result<string, AppError> {
  const planned = planResults(context, file);
  if (!planned.ok) return refused(planned.error[0]?.message ?? text.nothing);
  const { stored, participant, rubric, taken } = planned.value;
  if (taken.length === 0) return refused(text.nothing);
  const { db } = context;
  const { id, name } = file.reviewer;
  const person: Reviewer = { id, name: name === '' ? participant.name : name };
  // A name without reviews is shown nowhere, so it may stay when the import is undone.
  db.run('INSERT INTO reviewers VALUES (?, ?) ON CONFLICT DO NOTHING', person.id, person.name);
  if (participant.id !== id) takeUpInvitation(context, stored, { participant, person });
  for (const one of taken) writeImported(context, one, rubric);
  return ok(text.importedResults(taken.length, person.name, stored.session.name));
}

interface Invitation {
  readonly participant: Participant;
  /** The same person, with the id that their reviews have. */
  readonly person: Reviewer;
}

/** From now on the session knows the participant by the id that their reviews have. */
function takeUpInvitation(
  { db, recorder }: EditContext,
  { session, ...stored }: StoredSession,
  { participant, person }: Invitation,
): void {
  const participants = session.participants.map((one) =>
    one.id === participant.id ? { ...person, invitedAs: participant.id } : one,
  );
  recorder.put('calibration_sessions', {
    ...sessionRow(db, session.id),
    body: sessionBody({ ...session, participants }, stored),
  });
}
