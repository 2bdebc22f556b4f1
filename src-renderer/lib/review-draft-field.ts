import { useStore } from 'zustand';
import { explainError } from './explain-error.ts';
import type { DraftActions, DraftStore, SaveText } from './review-drafts.ts';

interface DraftField {
  readonly store: DraftStore;
  readonly actions: DraftActions;
  /** Names call and field, so that a text finds its way back to them. */
  readonly fieldKey: string;
  /** What the library holds. */
  readonly saved: string;
  readonly save: SaveText;
}

/**
 * A text field whose every letter is on its way to the disk. While a write fails the field keeps the
 * text and says why; the text is tried again with the next letter, on blur, and before the call is left.
 */
export function useDraftField({ store, actions, fieldKey, saved, save }: DraftField) {
  const draft = useStore(store, ({ drafts }) => drafts[fieldKey]);
  return {
    value: draft?.text ?? saved,
    problem:
      draft?.error === undefined ? undefined : `Not saved: ${explainError(draft.error).title}`,
    onText: (text: string) => actions.type(fieldKey, text, save),
    onBlur: () => void actions.flushOne(fieldKey),
  };
}
