import type { FileProblem } from '../file-format.ts';
import type { Reviewer } from '../reviewer.ts';

/** Why a review of a results file is not imported. */
export const resultSkipReasons = [
  'already-here',
  'newer-here',
  'revealed',
  'other-call',
  'unknown-call',
  'unfit-answer',
  'reviewed-here',
  'id-in-use',
] as const;
export type ResultSkipReason = (typeof resultSkipReasons)[number];

interface PreviewHead {
  /** Identifies the content of the file, so that only what was shown is imported. */
  readonly contentHash: string;
  /** For whom the file was checked. It is imported for nobody else. */
  readonly reviewerId: string;
  readonly workspaceName: string;
  readonly exportedAt: string;
  readonly sessionName: string;
}

/** What the import of a session would do. */
export interface SessionPreview extends PreviewHead {
  readonly kind: 'session';
  readonly change: 'new' | 'changed' | 'same';
  readonly lead: Reviewer;
  /** The last day, as the start of the day after. */
  readonly deadlineMs?: number;
  readonly rubric: { readonly name: string; readonly version: number; readonly isNew: boolean };
  readonly calls: number;
  /** How many of the calls this workspace does not have. */
  readonly missingCalls: number;
  readonly participants: readonly Reviewer[];
  /** The participant who the current reviewer is, if the file or an earlier import says so. */
  readonly ownId?: string;
  /** Otherwise, who they can be. */
  readonly candidates: readonly Reviewer[];
  /** The candidate who has the name of the current reviewer. */
  readonly namesakeId?: string;
}

/** What the import of a participant's results would do. */
export interface ResultsPreview extends PreviewHead {
  readonly kind: 'results';
  readonly participantName: string;
  readonly added: number;
  /** Reviews that are here in an older state. */
  readonly updated: number;
  /** Only the reasons that occur. */
  readonly skipped: readonly { readonly reason: ResultSkipReason; readonly reviews: number }[];
}

export type CalibrationPreview = SessionPreview | ResultsPreview;

/** A file is either refused with the places of its errors, or can be imported. */
export type CheckedCalibrationFile =
  | { readonly problems: readonly FileProblem[] }
  | { readonly preview: CalibrationPreview };

/** The same with the name of the file, or `cancelled` if no file was chosen. */
export type ChosenCalibrationFile =
  | (CheckedCalibrationFile & { readonly fileName: string })
  | { readonly cancelled: true };

/** A change that only the library makes, because it reads the file itself. */
export interface CalibrationImportEdit {
  readonly kind: 'calibration.import';
  readonly contentHash: string;
}
