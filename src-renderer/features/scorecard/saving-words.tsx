import { useStore } from 'zustand';
import { assertNever } from '../../../src-shared/result.ts';
import { explainError } from '../../lib/explain-error.ts';
import { formatMoment } from '../../lib/format.ts';
import type { Saving, WorkStore } from '../../lib/review-work-store.ts';

/** Whether the work is on the disk, and never more than is true. */
export function SavingWords({ work }: { readonly work: WorkStore }) {
  const saving = useStore(work, (state) => state.saving);
  return (
    <output className="saving" data-phase={saving.phase}>
      {wordsOf(saving)}
    </output>
  );
}

function wordsOf(saving: Saving): string {
  switch (saving.phase) {
    case 'idle':
      return '';
    case 'saving':
      return 'Saving…';
    case 'saved':
      return `Saved ${formatMoment(saving.atMs)}`;
    case 'failed':
      return `Not saved: ${explainError(saving.error).title}`;
    default:
      return assertNever(saving, 'state of saving');
  }
}
