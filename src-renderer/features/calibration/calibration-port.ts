import type { ChosenCalibrationFile } from '../../../src-shared/calibration-file/calibration-import.ts';
import type { SessionResults } from '../../../src-shared/calibration-results/session-results.ts';
import type { CalibrationSession, ListedSession } from '../../../src-shared/calibration/session.ts';
import type { AppError } from '../../../src-shared/errors.ts';
import type { Result } from '../../../src-shared/result.ts';
import type { EditReceipt } from '../../../src-shared/review.ts';
import type { Reviewer } from '../../../src-shared/reviewer.ts';
import type { AnswerValue } from '../../../src-shared/rubrics/answer.ts';
import type { ListedRubric } from '../../../src-shared/rubrics/rubric.ts';

export type Reply<T> = Promise<Result<T, AppError>>;

/** A queue or a plan whose first calls a session can take. */
export interface CallSource {
  readonly id: string;
  readonly name: string;
}

/** Answers the participants agreed on; without a value, the agreed answer is removed. */
export interface AgreedInput {
  readonly sessionId: string;
  readonly callId: string;
  readonly criterionId: string;
  readonly value: AnswerValue | undefined;
  readonly comment: string;
}

/** The file that was shown, for the reviewer it was checked for. */
export interface ImportInput {
  readonly contentHash: string;
  readonly reviewerId: string;
  /** Which participant the reviewer is, if the file does not say so. */
  readonly participantId: string | undefined;
}

/** What the screen needs from the library, the queue, the desk and the settings. */
export interface CalibrationPort {
  readonly list: () => Reply<readonly ListedSession[]>;
  readonly results: (sessionId: string) => Reply<SessionResults>;
  readonly save: (session: CalibrationSession) => Reply<EditReceipt>;
  readonly reveal: (sessionId: string) => Reply<EditReceipt>;
  readonly close: (sessionId: string) => Reply<EditReceipt>;
  readonly reopen: (sessionId: string) => Reply<EditReceipt>;
  readonly agree: (input: AgreedInput) => Reply<EditReceipt>;
  /** The queue on the desk, the saved ones, and the plans. */
  readonly sources: () => Promise<readonly CallSource[]>;
  readonly callsOf: (sourceId: string, count: number) => Reply<readonly string[]>;
  readonly rubrics: () => Reply<readonly ListedRubric[]>;
  readonly reviewers: () => readonly Reviewer[];
  /** Opens the call with a calibration review, which is begun if there is no draft of it. */
  readonly review: (sessionId: string, next: NonNullable<ListedSession['next']>) => Reply<unknown>;
  /** Writes the session, or the reviewer's own results, into the export folder. */
  readonly exportFile: (
    sessionId: string,
    content: 'session' | 'results',
  ) => Reply<{ readonly path: string }>;
  /** Asks for a file in the system's dialog and checks it. Nothing is imported yet. */
  readonly chooseFile: () => Reply<ChosenCalibrationFile>;
  readonly importFile: (input: ImportInput) => Reply<EditReceipt>;
  readonly openMoment: (callId: string, ms: number) => void;
}

export interface CalibrationDeps {
  readonly port: CalibrationPort;
  readonly newId: () => string;
  readonly announceText: (text: string) => void;
  readonly announceError: (error: AppError) => void;
}
