import type { AppError } from '../../../src-shared/errors.ts';
import type { ClipRecordings } from './clip-recordings.ts';
import type { ExportRow } from '../../library/port.ts';

/** The workspace that an export names. */
export interface ExportedWorkspace {
  readonly id: string;
  readonly name: string;
}

/** What an export needs of each call besides the reviews. Transcripts take most of the time to read. */
export type RowDetail = 'review' | 'transcript' | 'clips';

/** The reviews of an export in order. Each iteration starts from the first one. */
export interface ExportSource {
  readonly workspace: ExportedWorkspace;
  readonly exportedMs: number;
  /** Whether quotes and transcripts show the text that Retell redacted. */
  readonly redacted: boolean;
  /** Where clips are cut from. */
  readonly recordings: ClipRecordings;
  /** Ends the export. */
  readonly signal: AbortSignal;
  readonly pages: (detail: RowDetail) => AsyncIterable<readonly ExportRow[]>;
}

/** Ends an export from within its rows: the library failed, or the reviewer cancelled. */
export class ExportStopped extends Error {
  readonly appError: AppError;

  constructor(appError: AppError) {
    super(`The export stopped: ${appError.kind}`);
    this.appError = appError;
  }
}
