import type { CallId } from '../../../../src-shared/call.ts';
import type { TranscriptEntry } from '../../../../src-shared/transcript.ts';
import { statusMessage } from '../../../work/edit-messages.ts';
import type { SaveText } from '../../../work/autosave.ts';
import { speakerName } from '../call-text.ts';
import { currentDetail, type CallDeskStore } from '../store.ts';
import { annotationEdits, type AnnotationDeps } from './annotation-edits.ts';
import type { AnnotationStore } from './annotation-store.ts';
import { checkText, replyText } from './annotation-text.ts';

interface TurnDeps extends AnnotationDeps {
  readonly desk: CallDeskStore;
  readonly currentWord: () => number;
}

type Turn = Extract<TranscriptEntry, { kind: 'turn' }>;

/** The key of a better reply in the autosave store. */
export const replyDraftKey = (callId: CallId, entry: number): string =>
  `better-reply ${callId} ${entry}`;

/** The edit takes no longer quote. */
const maxQuoteCharacters = 20_000;

/** Marks turns as checked, and writes better replies. */
export function turnActions(store: AnnotationStore, deps: TurnDeps) {
  const { work, desk, announce, drafts } = deps;
  const { write, canWrite } = annotationEdits(deps);
  const say = (message: string): void => announce(statusMessage(message));

  /** The entry of the selection; without one, of the spoken word, or the current one. */
  const currentEntry = (): number | undefined => {
    const { selection, currentEntry: entry } = desk.getState();
    const words = currentDetail(desk.getState())?.transcript.words;
    if (words === undefined || words.count === 0) return entry;
    return words.entry[selection?.focus ?? Math.max(0, deps.currentWord())];
  };

  const turnAt = (entry: number | undefined): Turn | undefined => {
    const found = currentDetail(desk.getState())?.transcript.entries[entry ?? -1];
    return found?.kind === 'turn' ? found : undefined;
  };

  return {
    /** Marks the current turn as checked, or no longer. */
    toggleChecked: (): void => {
      const detail = currentDetail(desk.getState());
      const entry = currentEntry();
      if (detail === undefined || !canWrite()) return;
      if (entry === undefined || turnAt(entry) === undefined) return say(checkText.noTurn);
      const checked = work.getState().data?.checkedTurns.includes(entry) !== true;
      const { callId } = detail;
      void write({ kind: 'turn.check', callId, entry, checked }, checkText.notSaved);
    },

    /** Opens the better reply of the current turn. */
    writeReply: (): void => {
      if (currentDetail(desk.getState()) === undefined || !canWrite()) return;
      const entry = currentEntry();
      const turn = turnAt(entry);
      if (turn === undefined || entry === undefined) return say(replyText.noTurn);
      if (turn.speaker !== 'agent') {
        return say(replyText.agentOnly(speakerName(turn.speaker).toLowerCase()));
      }
      store.setState({ replyingTo: entry });
    },

    /** Saves a reply; for a field that saves while the reviewer types. */
    saveReply:
      (callId: CallId, entry: number, quote: string): SaveText =>
      (reply) =>
        deps.workActions.apply({
          kind: 'reply.set',
          callId,
          entry,
          quote: quote.slice(0, maxQuoteCharacters),
          reply,
        }),

    /** The reviewer left the field. A text that can't be saved stays in it. */
    finishReply: async (callId: CallId, entry: number): Promise<void> => {
      const isSaved = await drafts.flushOne(replyDraftKey(callId, entry));
      if (!isSaved) {
        announce({ tone: 'alert', text: replyText.notSaved, next: replyText.notSavedNext });
      }
      if (store.getState().replyingTo === entry) store.setState({ replyingTo: undefined });
    },

    removeReply: (callId: CallId, entry: number): void => {
      if (!canWrite()) return;
      drafts.drop(replyDraftKey(callId, entry));
      store.setState({ replyingTo: undefined });
      void write({ kind: 'reply.set', callId, entry, quote: '', reply: '' }, replyText.notRemoved);
    },
  };
}
