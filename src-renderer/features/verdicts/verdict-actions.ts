import { createStore } from 'zustand/vanilla';
import type { Verdict } from '../../../src-shared/annotations.ts';
import type { VerdictStance } from '../../../src-shared/verdict-stances.ts';
import type { CallDetail } from '../../../src-shared/call-detail.ts';
import type { CallId } from '../../../src-shared/call.ts';
import {
  otherValues,
  verdictSubjects,
  type VerdictSubject,
} from '../../../src-shared/verdict-subject.ts';
import type { Announce } from '../../lib/messages.ts';
import { failureMessage, statusMessage } from '../../work/edit-messages.ts';
import { isReadOnly } from '../../work/read-only.ts';
import type { ReviewDataActions } from '../../work/review-actions.ts';
import type { ReviewDataStore } from '../../work/review-store.ts';
import { verdictsText as text } from './verdicts-text.ts';

export interface VerdictDeps {
  readonly work: ReviewDataStore;
  readonly workActions: Pick<ReviewDataActions, 'apply'>;
  readonly announce: Announce;
  readonly undo: () => Promise<unknown>;
  readonly openDetail: () => CallDetail | undefined;
  /** Retell's judgements are hidden, in unbiased mode. */
  readonly isConcealed: () => boolean;
  /** Shows the details, where the verdicts are, and moves the focus to what `find` finds. */
  readonly reveal: (find: () => HTMLElement | undefined) => void;
}

/** The verdict whose value or reason is being entered, before there is one. */
export interface VerdictState {
  readonly open: { readonly field: string; readonly stance: VerdictStance } | undefined;
}

export const createVerdictStore = () => createStore<VerdictState>(() => ({ open: undefined }));
export type VerdictStore = ReturnType<typeof createVerdictStore>;

/** The id of the element around the verdict on a field. */
export const verdictElementId = (field: string): string => `verdict-${field}`;

/** Sets verdicts on Retell's judgements. */
export function verdictActions(store: VerdictStore, deps: VerdictDeps) {
  const { work, workActions, announce, undo } = deps;

  const set = async (
    callId: CallId,
    field: string,
    verdict: Verdict | undefined,
  ): Promise<boolean> => {
    const reply = await workActions.apply({ kind: 'verdict.set', callId, field, verdict });
    if (reply.ok) {
      const action = { label: text.undo, run: () => void undo(), undoes: 'last-edit' as const };
      announce({ ...statusMessage(reply.value.label), action });
    } else announce(failureMessage(text.notSaved, reply.error));
    return reply.ok;
  };

  /** Takes a stance. Choosing the one that stands takes it back. */
  const choose = (callId: CallId, subject: VerdictSubject, stance: VerdictStance): void => {
    const { field, retellValue } = subject;
    const standing = work.getState().data?.verdicts[field]?.stance;
    store.setState({ open: undefined });
    const [only, ...others] = otherValues(subject);
    if (standing === stance) void set(callId, field, undefined);
    else if (stance === 'agreed') void set(callId, field, { stance, retellValue });
    else if (stance === 'corrected' && only !== undefined && others.length === 0) {
      void set(callId, field, { stance, retellValue, value: only });
    } else store.setState({ open: { field, stance } });
  };

  const subjects = (): readonly VerdictSubject[] => {
    const call = deps.openDetail()?.call;
    return call === undefined ? [] : verdictSubjects(call);
  };

  const firstButton = (field: string) => (): HTMLElement | undefined =>
    document.getElementById(verdictElementId(field))?.querySelector('button') ?? undefined;

  return {
    set,
    choose,
    close: (): void => store.setState({ open: undefined }),

    /** Shows the verdicts and moves the focus to the first one. */
    focus: (): void => {
      const [first] = subjects();
      if (deps.isConcealed()) announce(statusMessage(text.concealed));
      else if (first === undefined) announce(statusMessage(text.nothing));
      else deps.reveal(firstButton(first.field));
    },

    /** Takes a stance on a judgement from the keyboard. */
    take: (field: string, stance: VerdictStance) => (): void => {
      const detail = deps.openDetail();
      const subject = subjects().find((one) => one.field === field);
      const refusal = deps.isConcealed()
        ? text.concealed
        : isReadOnly(work.getState().data)
          ? text.submitted
          : text.nothing;
      if (detail === undefined || subject === undefined || refusal !== text.nothing) {
        announce(statusMessage(refusal));
        return;
      }
      choose(detail.callId, subject, stance);
      if (store.getState().open !== undefined) deps.reveal(firstButton(field));
    },
  };
}

export type VerdictActions = ReturnType<typeof verdictActions>;

/** What the components of the verdicts share. */
export interface VerdictParts {
  readonly store: VerdictStore;
  readonly work: ReviewDataStore;
  readonly actions: VerdictActions;
}
