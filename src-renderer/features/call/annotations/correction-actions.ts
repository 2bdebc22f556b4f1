import type { Correction } from '../../../../src-shared/annotations.ts';
import type { CallId } from '../../../../src-shared/call.ts';
import { passageOfWords } from '../../../../src-shared/passage.ts';
import { wordsOfQuote } from '../../../../src-shared/words-of-quote.ts';
import type { Destination } from '../../../work/passage.ts';
import type { Transcript } from '../../../../src-shared/transcript.ts';
import { statusMessage } from '../../../work/edit-messages.ts';
import { selectedWords } from '../selection/selection.ts';
import { currentDetail, type CallDeskStore } from '../store.ts';
import { annotationEdits, type AnnotationDeps } from './annotation-edits.ts';
import type { AnnotationStore, CorrectionTarget } from './annotation-store.ts';
import { correctionText as text } from './annotation-text.ts';

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

  /** Opens the editor for the selected words, or for the spoken one. */
  const correct = (): void => {
    const detail = currentDetail(desk.getState());
    if (detail === undefined || !canWrite()) return;
    const { callId, transcript } = detail;
    if (transcript.words.count === 0) {
      say(transcript.state === 'no-words' ? text.noWords : text.nothing);
      return;
    }
    const { selection } = desk.getState();
    const spoken = Math.max(0, deps.currentWord());
    const { first, last } = selectedWords(selection ?? { anchor: spoken, focus: spoken });
    const found = findTarget(transcript, corrections(), { first, last });
    if (typeof found === 'string') say(found);
    else if (found.stored !== undefined) open(storedTarget(callId, transcript, found.stored));
    else open(newTarget(callId, transcript, { first, last, id: deps.newId() }));
  };

  return {
    correct,
    cancel: close,

    /** Opens the editor of a stored correction. */
    change: (correction: Correction): void => {
      const detail = currentDetail(desk.getState());
      if (detail === undefined || !canWrite()) return;
      open(storedTarget(detail.callId, detail.transcript, correction));
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

interface WordRange {
  readonly first: number;
  readonly last: number;
}

const noWords: WordRange = { first: 0, last: 0 };

function newTarget(
  callId: CallId,
  transcript: Transcript,
  { first, last, id }: WordRange & { readonly id: string },
): CorrectionTarget {
  const { span, quote } = passageOfWords(transcript, first, last);
  const words = { firstWord: first, lastWord: last };
  return { callId, id, span, original: quote, text: quote, isStored: false, ...words };
}

function storedTarget(
  callId: CallId,
  transcript: Transcript,
  { id, span, original, corrected }: Correction,
): CorrectionTarget {
  const { first, last } = wordsOfQuote(transcript, { span, quote: original }) ?? noWords;
  const words = { firstWord: first, lastWord: last };
  return { callId, id, span, original, text: corrected, isStored: true, ...words };
}

/** The stored correction that the words belong to, if any; a text if they can't be corrected. */
function findTarget(
  { words }: Transcript,
  corrections: readonly Correction[],
  { first, last }: WordRange,
): { readonly stored: Correction | undefined } | string {
  const here = corrections.filter(
    ({ span }) => (span.firstWord ?? 0) <= last && first <= (span.lastWord ?? 0),
  );
  if (here.length > 1) return text.severalCorrections;
  const [stored] = here;
  const isOneTurn = words.entry[first] === words.entry[last];
  return stored === undefined && !isOneTurn ? text.severalTurns : { stored };
}
