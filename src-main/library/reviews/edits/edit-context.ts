import type { Call, CallId } from '../../../../src-shared/call.ts';
import type { JudgedMeasure } from '../../../../src-shared/judged-measures.ts';
import type { Rubric } from '../../../../src-shared/rubrics/rubric.ts';
import type { AppError } from '../../../../src-shared/errors.ts';
import type { Edit } from '../../../../src-shared/review.ts';
import type { Reviewer } from '../../../../src-shared/reviewer.ts';
import { err, type Result } from '../../../../src-shared/result.ts';
import type { Db } from '../../db/db.ts';
import type { Recorder } from '../tables/row-change.ts';
import type { Rubrics } from '../tables/rubrics.ts';

/** The data that an edit may read, and the recorder that it writes through. */
export interface EditContext {
  readonly db: Db;
  readonly rubrics: Rubrics;
  readonly recorder: Recorder;
  readonly nowMs: number;
  readonly reviewer: Reviewer;
  /** The call with its transcript, as the library holds it now. */
  readonly callOf: (id: CallId) => Call | undefined;
  readonly holdsCall: (id: CallId) => boolean;
  /** What the measures of a rubric say about a call now; nothing if the call is not here. */
  readonly judge: (id: CallId, rubric: Rubric) => readonly JudgedMeasure[];
}

/** Makes an edit of the workspace through the recorder; returns its label for the history. */
export type WorkspaceEdit<K extends Edit['kind']> = (
  context: EditContext,
  edit: Extract<Edit, { kind: K }>,
) => Result<string, AppError>;

export const refused = (reason: string): Result<never, AppError> =>
  err({ kind: 'edit-refused', reason });
