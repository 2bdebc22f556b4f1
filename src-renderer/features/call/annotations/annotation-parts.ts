import type { AutosaveActions, AutosaveStore } from '../../../work/autosave.ts';
import type { ReviewDataStore } from '../../../work/review-store.ts';
import {
  noAnnotationOpen,
  createAnnotationStore,
  type AnnotationStore,
} from './annotation-store.ts';
import { correctionActions } from './correction-actions.ts';
import { turnActions } from './turn-actions.ts';

type CorrectionDeps = Parameters<typeof correctionActions>[1];

/** What the components of corrections and better replies share. */
export interface AnnotationParts {
  readonly store: AnnotationStore;
  readonly work: ReviewDataStore;
  readonly drafts: AutosaveActions;
  readonly draftStore: AutosaveStore;
  readonly corrections: ReturnType<typeof correctionActions>;
  readonly turns: ReturnType<typeof turnActions>;
}

/** Corrections, checked turns and better replies of the open call. */
export function createAnnotations(deps: CorrectionDeps) {
  const store = createAnnotationStore();
  const corrections = correctionActions(store, deps);
  const turns = turnActions(store, deps);
  const { work, drafts, draftStore, desk } = deps;
  const parts: AnnotationParts = { store, work, drafts, draftStore, corrections, turns };
  return {
    parts,
    /** The handlers of the commands, by command id. */
    runs: {
      'correction.write': corrections.correct,
      'turn.check': turns.toggleChecked,
      'reply.write': turns.writeReply,
    },
    dispose: desk.subscribe(({ generation }, before) => {
      if (generation !== before.generation) store.setState(noAnnotationOpen);
    }),
  };
}
