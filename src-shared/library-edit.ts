import type { ReviewsImportEdit } from './exports/reviews-import.ts';
import type { CalibrationImportEdit } from './calibration-file/calibration-import.ts';
import type { DrawEdit } from './plans/plan-edit.ts';

/** Changes that only the library makes. A page can't request them. */
export type LibraryEdit = CalibrationImportEdit | DrawEdit | ReviewsImportEdit | RemovalEdit;

/** Calls that were removed with their reviews, or restored. They are restored from the menu, not by undo. */
interface RemovalEdit {
  readonly kind: 'calls.remove' | 'calls.restore';
  readonly calls: number;
}
