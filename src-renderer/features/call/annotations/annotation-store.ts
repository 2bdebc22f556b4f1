import { createStore } from 'zustand/vanilla';
import type { CallId } from '../../../../src-shared/call.ts';
import type { WordRange } from '../../../../src-shared/passage.ts';
import type { Span } from '../../../../src-shared/span.ts';

/** The words that are being corrected. */
export interface CorrectionTarget {
  readonly callId: CallId;
  readonly id: string;
  readonly span: Span;
  readonly original: string;
  /** What the field begins with. */
  readonly text: string;
  /** The correction exists already. */
  readonly isStored: boolean;
  /** Where it is in this transcript. */
  readonly entry: number;
  /** Undefined if the whole turn is corrected, in a transcript without words. */
  readonly words: WordRange | undefined;
}

export interface AnnotationState {
  readonly correcting: CorrectionTarget | undefined;
  /** The entry whose better reply is being written; its field is shown although it is empty. */
  readonly replyingTo: number | undefined;
}

export const noAnnotationOpen: AnnotationState = { correcting: undefined, replyingTo: undefined };

export const createAnnotationStore = () => createStore<AnnotationState>(() => noAnnotationOpen);
export type AnnotationStore = ReturnType<typeof createAnnotationStore>;
