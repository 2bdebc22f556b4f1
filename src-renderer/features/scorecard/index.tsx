import { flushSync } from 'react-dom';
import type { CallDetail } from '../../../src-shared/call-detail.ts';
import type { CommandRegistry } from '../../commands/registry.ts';
import type { AutosaveStore } from '../../work/autosave.ts';
import { commentElementId } from './criterion-comment.tsx';
import { criterionElementId } from './criterion-row.tsx';
import { scorecardActions } from './scorecard-actions.ts';
import type { ScorecardDeps } from './scorecard-deps.ts';
import { ScorecardPanel } from './scorecard-panel.tsx';
import type { ScorecardParts } from './scorecard-actions.ts';
import { SkipDialog } from './skip-dialog.tsx';
import { createScorecardStore, initialScorecard } from './store.ts';
import './scorecard.css';

interface ScorecardFeatureDeps extends Omit<ScorecardDeps, 'focus'> {
  readonly registry: CommandRegistry;
  readonly draftStore: AutosaveStore;
  /** The panel is one of several; it has to be in sight before it can take the focus. */
  readonly reveal: () => void;
  readonly focusTranscript: () => void;
}

const digits = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

/**
 * At once and not with the next frame: the key pressed right after this one is meant for the element,
 * and would otherwise do something else.
 */
function focusNow(reveal: () => void, find: () => HTMLElement | null | undefined): void {
  flushSync(reveal);
  const element = find();
  element?.focus();
  element?.closest('.criterion')?.scrollIntoView({ block: 'nearest' });
}

/** Scoring by key: criteria, options, comments, evidence, and what ends a review. */
export function createScorecardFeature(deps: ScorecardFeatureDeps) {
  const store = createScorecardStore();
  const actions = scorecardActions(store, {
    ...deps,
    focus: {
      criterion: (id) => {
        focusNow(deps.reveal, () => document.getElementById(criterionElementId(id)));
      },
      comment: (id) => {
        focusNow(deps.reveal, () =>
          document.getElementById(commentElementId(id))?.querySelector('textarea'),
        );
      },
      transcript: deps.focusTranscript,
    },
  });
  const parts: ScorecardParts = {
    store,
    work: deps.work,
    draftStore: deps.draftStore,
    drafts: deps.drafts,
    actions,
    openDetail: deps.openDetail,
  };

  const isOpen = (): boolean => deps.work.getState().data !== undefined;
  const unbind = deps.registry.bindAll(
    {
      'scorecard.focus': actions.enter,
      'scorecard.leave': actions.leave,
      'criterion.previous': actions.previous,
      'criterion.next': actions.next,
      'answer.not-applicable': actions.chooseNotApplicable,
      'answer.comment': () => actions.comment(),
      'answer.evidence': () => actions.attachEvidence(),
      'answer.clear': actions.clear,
      'review.submit': actions.submit,
      'review.flag': actions.toggleFlag,
      'review.skip': actions.openSkipDialog,
      ...Object.fromEntries(
        digits.map((digit) => [`answer.${digit}`, () => actions.chooseByDigit(digit)]),
      ),
    },
    isOpen,
  );

  return {
    store,
    actions,
    /** Another call is in front: nothing of the one before is in focus any more. */
    begin: () => store.setState(initialScorecard),
    Panel: ({ detail }: { readonly detail: CallDetail }) => (
      <ScorecardPanel parts={parts} callId={detail.callId} rubric={detail.rubric} />
    ),
    /** Asks why a call is skipped, whichever panel is in front. */
    Dialog: () => <SkipDialog parts={parts} />,
    dispose: unbind,
  };
}
