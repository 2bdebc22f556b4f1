import { useStore } from 'zustand';
import { assertNever } from '../../../src-shared/result.ts';
import { explainError } from '../../lib/error-text.ts';
import { formatTimeOfDay } from '../../lib/format.ts';
import type { SaveState, ReviewDataStore } from '../../work/review-store.ts';

/** Whether the work is on the disk, and never more than is true. */
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
      return 'Saving…';
    case 'saved':
      return `Saved ${formatTimeOfDay(saving.atMs)}`;
    case 'failed':
      return `Not saved: ${explainError(saving.error).title}`;
    default:
      return assertNever(saving, 'state of saving');
  }
}
