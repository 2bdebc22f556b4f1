import type { CallDetail } from '../../../src-shared/call-detail.ts';
import type { CallId } from '../../../src-shared/call.ts';
import type { Announce } from '../../lib/messages.ts';
import { failureMessage, statusMessage } from '../../work/edit-messages.ts';
import type { AutosaveActions } from '../../work/autosave.ts';
import type { ReviewDataActions } from '../../work/review-actions.ts';

interface UndoDeps {
  readonly workActions: Pick<ReviewDataActions, 'undo' | 'redo'>;
  readonly drafts: Pick<AutosaveActions, 'flush'>;
  readonly announce: Announce;
  readonly openDetail: () => CallDetail | undefined;
  /** In unbiased mode no message names the agent. */
  readonly isUnbiased: () => boolean;
  readonly openCall: (callId: CallId) => Promise<void>;
  /** Called when the undone edit changed the tag set, the rubric or the comment templates. */
  readonly reloadSets: () => Promise<void>;
}

/** Names the call that was opened, but in unbiased mode not by its agent. */
function agentSuffix({ isUnbiased, openDetail }: UndoDeps): string {
  const agent = isUnbiased() ? undefined : openDetail()?.agentName;
  return agent === undefined ? '' : ` · ${agent}`;
}

const directions = {
  undo: { done: 'Undid', nothing: 'nothing-to-undo', nothingText: 'Nothing to undo' },
  redo: { done: 'Redid', nothing: 'nothing-to-redo', nothingText: 'Nothing to redo' },
} as const;

/** Undo and redo reach every edit, including those of calls that were submitted and left. */
export function undoActions(deps: UndoDeps) {
  /** Resolves to whether something was undone or redone. */
  const step = (direction: keyof typeof directions) => async (): Promise<boolean> => {
    const { done, nothing, nothingText } = directions[direction];
    // Text that was just typed is the newest edit, so it is saved first.
    await deps.drafts.flush();
    const reply = await deps.workActions[direction]();
    if (!reply.ok) {
      const { error } = reply;
      deps.announce(
        error.kind === nothing
          ? statusMessage(nothingText)
          : failureMessage(`Couldn’t ${direction}`, error),
      );
      return false;
    }
    const { label, reviewData: work } = reply.value;
    if (work === undefined) await deps.reloadSets();
    const isOtherCall = work !== undefined && work.callId !== deps.openDetail()?.callId;
    if (isOtherCall) await deps.openCall(work.callId);
    deps.announce(statusMessage(`${done}: ${label}${isOtherCall ? agentSuffix(deps) : ''}`));
    return true;
  };
  return { undo: step('undo'), redo: step('redo') };
}
