import { flushSync } from 'react-dom';
import type { CallDetail } from '../../../src-shared/call-detail.ts';
import type { CommandRegistry } from '../../commands/registry.ts';
import { isConcealed } from '../../lib/unbiased-mode.ts';
import type { AutosaveStore } from '../../work/autosave.ts';
import { commentElementId } from './criterion-comment.tsx';
import { criterionElementId } from './criterion-row.tsx';
import { scorecardActions, type ScorecardParts } from './scorecard-actions.ts';
import type { ScorecardDeps } from './scorecard-deps.ts';
import { overallCommentId, ScorecardPanel } from './scorecard-panel.tsx';
import { FlagDialog } from './flag-dialog.tsx';
import { SkipDialog } from './skip-dialog.tsx';
import { otherReviewsId } from './other-reviews.tsx';
import { VoidDialog } from './void-dialog.tsx';
import { SubmitDialog } from './submit-dialog.tsx';
import { useStore } from 'zustand';
import { createScorecardStore, initialScorecard, type ScorecardStore } from './store.ts';
import './scorecard.css';

interface ScorecardFeatureDeps extends Omit<ScorecardDeps, 'focus'> {
  readonly registry: CommandRegistry;
  readonly draftStore: AutosaveStore;
  /** Shows the scorecard's tab, so that the scorecard can take the focus. */
  readonly reveal: () => void;
  readonly focusTranscript: () => void;
}

const digits = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

/** Moves the focus synchronously, so that the next key press already reaches the element. */
const focusIn =
  (store: ScorecardStore, reveal: () => void) =>
  (find: () => HTMLElement | null | undefined): void => {
    flushSync(reveal);
    // Further down than what is rendered so far.
    if ((find() ?? undefined) === undefined) {
      flushSync(() => store.setState({ rendered: Number.POSITIVE_INFINITY }));
    }
    const element = find();
    element?.focus();
    element?.closest('.criterion')?.scrollIntoView({ block: 'nearest' });
  };

/** The scorecard: answers, comments and evidence, and submitting, skipping and flagging. */
export function createScorecardFeature(deps: ScorecardFeatureDeps) {
  const store = createScorecardStore();
  const focusNow = focusIn(store, deps.reveal);
  const actions = scorecardActions(store, {
    ...deps,
    focus: {
      criterion: (id) => {
        focusNow(() => document.getElementById(criterionElementId(id)));
      },
      comment: (id) => {
        focusNow(() => document.getElementById(commentElementId(id))?.querySelector('textarea'));
      },
      field: (id) => {
        document
          .getElementById(criterionElementId(id))
          ?.querySelector<HTMLElement>('input, textarea')
          ?.focus();
      },
      overallComment: () => {
        focusNow(() => document.getElementById(overallCommentId));
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
    settings: deps.settings,
    openDetail: deps.openDetail,
  };

  /** In unbiased mode the reviewer judges without the measures until the review is submitted. */
  const hideProposals = (): void => {
    const status = deps.work.getState().data?.review.status;
    const proposalsHidden = isConcealed(deps.settings().unbiasedMode, status);
    if (proposalsHidden !== store.getState().proposalsHidden) store.setState({ proposalsHidden });
  };
  const stopHiding = deps.work.subscribe(hideProposals);

  const isOpen = (): boolean => deps.work.getState().data !== undefined;
  const unbind = deps.registry.bindAll(
    {
      'scorecard.focus': actions.enter,
      'scorecard.leave': actions.leave,
      'criterion.previous': actions.previous,
      'criterion.next': actions.nextOrComment,
      'answer.not-applicable': () => {
        if (actions.chooseNotApplicable()) actions.next();
      },
      'answer.comment': () => actions.comment(),
      'answer.evidence': () => actions.attachEvidence(),
      'answer.clear': actions.clear,
      'proposal.accept': () => {
        if (actions.acceptProposal()) actions.next();
      },
      'proposal.accept-all': actions.acceptAllProposals,
      'proposal.next-place': actions.showNextPlace,
      'review.submit': actions.submit,
      'review.flag': actions.toggleFlag,
      'review.skip': actions.openSkipDialog,
      'review.reopen': actions.reopen,
      'review.void': actions.openVoidDialog,
      'review.start': actions.startReview,
      'review.others': () => focusNow(() => document.getElementById(otherReviewsId)),
      ...Object.fromEntries(
        digits.flatMap((digit) => [
          [
            `answer.${digit}`,
            () => {
              if (actions.chooseByDigit(digit)) actions.next();
            },
          ],
          [`answer-stay.${digit}`, () => void actions.chooseByDigit(digit)],
        ]),
      ),
    },
    isOpen,
  );

  return {
    store,
    actions,
    /** Resets the state for a newly opened call. */
    begin: (detail: CallDetail): void => {
      const { otherReviews: others = [] } = detail;
      store.setState({ ...initialScorecard, others });
      hideProposals();
      void actions.loadProposals(detail);
    },
    /** Called when unbiased mode was turned on or off. */
    hideProposals,
    Panel: ({ detail }: { readonly detail: CallDetail }) => (
      <ScorecardPanel parts={parts} callId={detail.callId} rubric={detail.rubric} />
    ),
    /** The dialogs of the review, whichever panel is shown. */
    Dialog: () => <ReviewDialog parts={parts} />,
    dispose: (): void => {
      stopHiding();
      unbind();
    },
  };
}

function ReviewDialog({ parts }: { readonly parts: ScorecardParts }) {
  const dialog = useStore(parts.store, (state) => state.dialog);
  if (dialog === 'skip') return <SkipDialog parts={parts} />;
  if (dialog === 'flag') return <FlagDialog parts={parts} />;
  if (dialog === 'void') return <VoidDialog parts={parts} />;
  return dialog === 'submit' ? <SubmitDialog parts={parts} /> : undefined;
}
