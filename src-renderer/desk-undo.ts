import type { CallDetail } from '../src-shared/call-detail.ts';
import type { CallId } from '../src-shared/call.ts';
import type { Announce } from './lib/messages.ts';
import { failureMessage, statusMessage } from './lib/review-announce.ts';
import type { DraftActions } from './lib/review-drafts.ts';
import type { WorkActions } from './lib/review-work.ts';

interface UndoDeps {
  readonly workActions: Pick<WorkActions, 'undo' | 'redo'>;
  readonly drafts: Pick<DraftActions, 'flush'>;
  readonly announce: Announce;
  readonly openDetail: () => CallDetail | undefined;
  readonly openCall: (callId: CallId) => Promise<void>;
  /** The edit was of the tag set, the rubric or the comment templates. */
  readonly reloadSets: () => Promise<void>;
}

const ways = {
  undo: { done: 'Undone', nothing: 'nothing-to-undo', nothingWords: 'Nothing to undo' },
  redo: { done: 'Done again', nothing: 'nothing-to-redo', nothingWords: 'Nothing to redo' },
} as const;

/** Undo and redo reach every edit, also those of a call that was submitted and left. */
export function deskUndo(deps: UndoDeps) {
  /** Answers whether something was undone or done again. */
  const step = (way: keyof typeof ways) => async (): Promise<boolean> => {
    const { done, nothing, nothingWords } = ways[way];
    // What was typed last is an edit like any other, and the newest of them.
    await deps.drafts.flush();
    const reply = await deps.workActions[way]();
    if (!reply.ok) {
      const { error } = reply;
      deps.announce(
        error.kind === nothing
          ? statusMessage(nothingWords)
          : failureMessage(`Not ${way}ne`, error),
      );
      return false;
    }
    const { what, work } = reply.value;
    if (work === undefined) await deps.reloadSets();
    const elsewhere = work !== undefined && work.callId !== deps.openDetail()?.callId;
    if (elsewhere) await deps.openCall(work.callId);
    const agent = deps.openDetail()?.agentName;
    const place = elsewhere && agent !== undefined ? ` · ${agent}` : '';
    deps.announce(statusMessage(`${done}: ${what}${place}`));
    return true;
  };
  return { undo: step('undo'), redo: step('redo') };
}
