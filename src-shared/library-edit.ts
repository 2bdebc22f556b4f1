import type { ReviewsImportEdit } from './exports/reviews-import.ts';
import type { DrawEdit } from './plans/plan-edit.ts';

/** Changes that only the library makes. A page can't request them. */
export type LibraryEdit = DrawEdit | ReviewsImportEdit;
