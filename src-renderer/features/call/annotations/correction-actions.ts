import type { Correction } from '../../../../src-shared/annotations.ts';
import type { Destination } from '../../../work/passage.ts';
import { statusMessage } from '../../../work/edit-messages.ts';
import { selectedWords } from '../selection/selection.ts';
import { currentDetail, type CallDeskStore, type WordSelection } from '../store.ts';
import { annotationEdits, type AnnotationDeps } from './annotation-edits.ts';
import type { AnnotationStore, CorrectionTarget } from './annotation-store.ts';
import { correctionText as text } from './annotation-text.ts';
import { storedTarget, targetAt } from './correction-targets.ts';

interface CorrectionDeps extends AnnotationDeps {
  readonly desk: CallDeskStore;
  readonly currentWord: () => number;
  readonly play: (destination: Destination) => void;
}

/** Opens and saves corrections of the transcript. */
export function correctionActions(store: AnnotationStore, deps: CorrectionDeps) {
  const { work, desk, announce } = deps;
  const { write, canWrite } = annotationEdits(deps);
  const corrections = (): readonly Correction[] => work.getState().data?.corrections ?? [];
  const say = (message: string): void => announce(statusMessage(message));
  const close = (): void => store.setState({ correcting: undefined });

  const open = (target: CorrectionTarget): void => store.setState({ correcting: target });

  const spokenWord = (): WordSelection => {
    const spoken = Math.max(0, deps.currentWord());
    return { anchor: spoken, focus: spoken };
  };

  /** Opens the editor for the selected words or for the spoken one; without words, for the turn. */
  const correct = (): void => {
    const detail = currentDetail(desk.getState());
    if (detail === undefined || !canWrite()) return;
    const found = targetAt(detail, corrections(), {
      words: selectedWords(desk.getState().selection ?? spokenWord()),
      entry: desk.getState().currentEntry,
      newId: deps.newId,
    });
    if (typeof found === 'string') say(found);
    else open(found);
  };

  return {
    correct,
    cancel: close,

    /** Opens the editor of a stored correction. */
    change: (correction: Correction): void => {
      const detail = currentDetail(desk.getState());
      if (detail === undefined || !canWrite()) return;
      open(storedTarget(detail, correction));
    },

    /** Closes the editor and saves. A text that can't be saved is shown again. */
    save: async (target: CorrectionTarget, corrected: string): Promise<void> => {
      close();
      if (corrected.trim() === target.text.trim()) return;
      const { callId, id, span, original } = target;
      const edit = {
        kind: 'correction.set',
        callId,
        correction: { id, span, original, corrected },
      } as const;
      const isSaved = await write(edit, text.notSaved);
      const isOpen = work.getState().callId === callId && store.getState().correcting === undefined;
      if (!isSaved && isOpen) store.setState({ correcting: { ...target, text: corrected } });
    },

    remove: (id: string): void => {
      const { callId } = work.getState();
      close();
      if (callId === undefined || !canWrite()) return;
      void write({ kind: 'correction.remove', callId, id }, text.notRemoved);
    },

    play: ({ span, original }: Correction): void => deps.play({ span, quote: original }),
  };
}
