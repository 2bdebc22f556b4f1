import type { CheckedCalibrationFile } from '../../src-shared/calibration-file/calibration-import.ts';
import type {
  ExportedResults,
  ExportedSession,
} from '../../src-shared/calibration-file/exported-content.ts';
import type { SessionResults } from '../../src-shared/calibration-results/session-results.ts';
import type { ListedSession } from '../../src-shared/calibration/session.ts';
import type { EditReceipt } from '../../src-shared/review.ts';

/** The requests about calibration sessions that the library process handles. */
export interface CalibrationRequests {
  'calibration:list': { in: undefined; out: readonly ListedSession[] };
  /** Refused until the session is revealed. */
  'calibration:results': { in: { sessionId: string }; out: SessionResults };
  /** What a file for the participants holds. Refused unless the current reviewer leads the open session. */
  'calibration-file:session': { in: { sessionId: string }; out: ExportedSession };
  /** The submitted reviews of the current reviewer, for the lead. */
  'calibration-file:results': {
    in: { sessionId: string; redacted: boolean };
    out: ExportedResults;
  };
  /** Finds out what an import of a calibration file would do. Nothing is changed. */
  'calibration-file:check': { in: { path: string }; out: CheckedCalibrationFile };
  /** Imports a calibration file that was checked, as one step of undo. */
  'calibration-file:import': {
    in: {
      path: string;
      contentHash: string;
      reviewerId: string;
      participantId?: string | undefined;
      requestId: string;
    };
    out: EditReceipt;
  };
}
