import { useStore } from 'zustand';
import { assertNever } from '../../../src-shared/result.ts';
import { explainError } from '../../lib/error-text.ts';
import { formatTimeOfDay } from '../../lib/dates.ts';
import type { SaveState, ReviewDataStore } from '../../work/review-store.ts';
import { scorecardText } from './scorecard-text.ts';

/** Whether the last edit is saved. “Saved” appears only after the library confirmed it. */
export function SaveStatus({ work }: { readonly work: ReviewDataStore }) {
  const saving = useStore(work, (state) => state.saving);
  return (
    <output className="saving" data-phase={saving.phase}>
      {statusText(saving)}
    </output>
  );
}

function statusText(saving: SaveState): string {
  switch (saving.phase) {
    case 'idle':
      return '';
    case 'saving':
      return scorecardText.saving;
    case 'saved':
      return scorecardText.saved(formatTimeOfDay(saving.atMs));
    case 'failed':
      return scorecardText.notSaved(explainError(saving.error).title);
    default:
      return assertNever(saving, 'state of saving');
  }
}
