import type { CalibrationSession } from '../calibration/session.ts';
import type { ReviewData } from '../review.ts';
import type { Reviewer } from '../reviewer.ts';
import type { Rubric } from '../rubrics/rubric.ts';

/** A calibration session as it is written to a file. */
export interface ExportedSession {
  readonly session: CalibrationSession;
  readonly lead: Reviewer;
  readonly rubric: Rubric;
}

/** A participant's results as they are written to a file. */
export interface ExportedResults {
  readonly session: CalibrationSession;
  /** The participant as the lead invited them. */
  readonly participantId: string;
  readonly reviewer: Reviewer;
  readonly reviews: readonly ReviewData[];
}
