import type { CallEdit } from '../../../../src-shared/apply-review-edit.ts';
import type { Announce } from '../../../lib/messages.ts';
import type { AutosaveActions, AutosaveStore } from '../../../work/autosave.ts';
import { failureMessage, statusMessage } from '../../../work/edit-messages.ts';
import { isReadOnly } from '../../../work/read-only.ts';
import type { ReviewDataActions } from '../../../work/review-actions.ts';
import type { ReviewDataStore } from '../../../work/review-store.ts';
import { correctionText, readOnlyText } from './annotation-text.ts';

/** What the annotations need of the rest of the desk. */
export interface AnnotationDeps {
  readonly work: ReviewDataStore;
  readonly workActions: Pick<ReviewDataActions, 'apply'>;
  readonly drafts: AutosaveActions;
  readonly draftStore: AutosaveStore;
  readonly announce: Announce;
  readonly newId: () => string;
  /** Undoes the last edit; offered after an annotation was changed. */
  readonly undo: () => Promise<unknown>;
}

/** Makes edits and says what happened. */
export function annotationEdits({ work, workActions, announce, undo }: AnnotationDeps) {
  return {
    /** Returns whether the edit was stored. */
    write: async (edit: CallEdit, failure: string): Promise<boolean> => {
      const reply = await workActions.apply(edit);
      if (reply.ok) {
        const action = {
          label: correctionText.undo,
          run: () => void undo(),
          undoes: 'last-edit' as const,
        };
        announce({ ...statusMessage(reply.value.label), action });
      } else announce(failureMessage(failure, reply.error));
      return reply.ok;
    },

    /** Whether the review can be changed. If not, says why. */
    canWrite: (): boolean => {
      const { data } = work.getState();
      if (data === undefined) return false;
      if (!isReadOnly(data)) return true;
      const { status } = data.review;
      announce(statusMessage(readOnlyText[status === 'voided' ? 'voided' : 'submitted']));
      return false;
    },
  };
}
