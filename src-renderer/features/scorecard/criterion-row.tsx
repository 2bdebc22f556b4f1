import { MessageSquare, Quote } from 'lucide-react';
import { memo, type MouseEvent } from 'react';
import { useStore } from 'zustand';
import type { CallId } from '../../../src-shared/call.ts';
import type { Answer } from '../../../src-shared/review.ts';
import type { Criterion } from '../../../src-shared/rubrics/rubric.ts';
import { useShortcut } from '../../commands/use-shortcut.ts';
import { IconButton } from '../../ui/button.tsx';
import { CriterionAnswer } from './criterion-answer.tsx';
import { CriterionComment } from './criterion-comment.tsx';
import { EvidenceList } from './evidence-list.tsx';
import { ProposalLine } from './proposal-line.tsx';
import { useProposal } from './proposals.ts';
import { scorecardText } from './scorecard-text.ts';
import type { ScorecardParts } from './scorecard-actions.ts';

interface RowProps {
  readonly parts: ScorecardParts;
  readonly criterion: Criterion;
  readonly callId: CallId;
}

const noAnswer: Answer = {};

/**
 * One criterion: its options with their keys, its guidance while current, its evidence and comment. It
 * renders again only for what it shows, so that an answer costs the same on any scorecard.
 */
export const CriterionRow = memo(function CriterionRow({ parts, criterion, callId }: RowProps) {
  const { id, name, guidance } = criterion;
  const answer = useStore(parts.work, ({ data }) => data?.review.answers[id] ?? noAnswer);
  const current = useStore(parts.store, ({ criterionId }) => criterionId === id);
  const proposal = useProposal(parts.store, id);
  const elementId = criterionElementId(id);
  const proposalId = `${elementId}-proposal`;
  // Ids of elements that are missing are left out by the browser.
  const descriptions = [`${elementId}-auto-fail`, `${elementId}-weight`, proposalId];
  return (
    <li className="criterion" data-current={current || undefined}>
      {/* The group itself takes the focus: keys answer it, so its options need no tab stops. */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- its role is below; the rule reads no expressions */}
      <div
        id={elementId}
        className="criterion-group"
        role={criterion.kind === 'choice' ? 'radiogroup' : 'group'}
        tabIndex={0}
        aria-label={name}
        aria-describedby={descriptions.join(' ')}
        onFocus={() => parts.actions.setCurrent(id)}
        onMouseDown={keepInPlace}
        onClickCapture={focusButton}
      >
        <span className="criterion-head">
          <span className="criterion-name" title={guidance}>
            {name}
            <AutoFail id={`${elementId}-auto-fail`} criterion={criterion} />
          </span>
          <CriterionTools parts={parts} criterion={criterion} />
          <Weight id={`${elementId}-weight`} criterion={criterion} />
        </span>
        <CriterionAnswer
          parts={parts}
          criterion={criterion}
          answer={answer}
          proposed={proposal?.optionId}
        />
      </div>
      {proposal === undefined ? undefined : (
        <ProposalLine
          parts={parts}
          id={proposalId}
          criterion={criterion}
          proposal={proposal}
          answer={answer}
          current={current}
        />
      )}
      {current && guidance !== undefined && guidance !== '' ? (
        <p className="criterion-help">{guidance}</p>
      ) : undefined}
      <EvidenceList parts={parts} criterion={criterion} evidence={answer.evidence} />
      <CriterionComment
        parts={parts}
        criterion={criterion}
        callId={callId}
        saved={answer.comment}
      />
    </li>
  );
});

const buttonOf = ({ target }: MouseEvent): HTMLElement | undefined =>
  (target instanceof Element && target.closest('button')) || undefined;

/**
 * The focus makes a criterion the current one, which closes the guidance of the one above and moves
 * everything below it. A button that took the focus when the mouse is pressed would therefore be gone
 * from under the pointer when it is released, and the click would be lost.
 */
function keepInPlace(event: MouseEvent): void {
  if (buttonOf(event) !== undefined) event.preventDefault();
}

/** Gives a clicked button the focus that it did not take when the mouse was pressed. */
function focusButton(event: MouseEvent): void {
  buttonOf(event)?.focus();
}

interface CriterionProps {
  readonly parts: ScorecardParts;
  readonly criterion: Criterion;
}

function CriterionTools({ parts: { actions }, criterion }: CriterionProps) {
  return (
    <span className="criterion-tools">
      <IconButton
        label={scorecardText.commentOn(criterion.name)}
        shortcut={useShortcut('answer.comment')}
        icon={<MessageSquare />}
        onClick={() => actions.comment(criterion)}
      />
      <IconButton
        label={scorecardText.attachEvidence(criterion.name)}
        shortcut={useShortcut('answer.evidence')}
        icon={<Quote />}
        onClick={() => void actions.attachEvidence(criterion)}
      />
    </span>
  );
}

interface DescriptionProps {
  readonly id: string;
  readonly criterion: Criterion;
}

/** The most that an answer to the criterion can fail. */
function autoFailOf(criterion: Criterion): 'section' | 'all' | undefined {
  const fails = (criterion.kind === 'choice' ? criterion.options : []).map((one) => one.fails);
  return fails.includes('all') ? 'all' : fails.find((one) => one !== undefined);
}

function AutoFail({ id, criterion }: DescriptionProps) {
  const autoFail = autoFailOf(criterion);
  if (autoFail === undefined) return undefined;
  return (
    <span id={id} className="criterion-auto-fail">
      {autoFail === 'all' ? scorecardText.autoFailReview : scorecardText.autoFailSection}
    </span>
  );
}

const Weight = ({ id, criterion: { weight } }: DescriptionProps) => (
  <span id={id} className="criterion-weight" title={scorecardText.weightLabel(weight)}>
    {weight === 0 ? scorecardText.notCounted : scorecardText.weight(weight)}
  </span>
);

/** The element that takes the focus for a criterion. */
export const criterionElementId = (id: string): string => `criterion-${id}`;
