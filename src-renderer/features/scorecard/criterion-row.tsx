import { MessageSquare, Quote } from 'lucide-react';
import { useStore } from 'zustand';
import type { CallId } from '../../../src-shared/call.ts';
import type { Answer } from '../../../src-shared/review.ts';
import type { Criterion } from '../../../src-shared/rubric.ts';
import { useShortcut } from '../../commands/use-shortcut.ts';
import { IconButton } from '../../ui/button.tsx';
import { CriterionComment } from './criterion-comment.tsx';
import { EvidenceList } from './evidence-list.tsx';
import type { ScorecardParts } from './scorecard-actions.ts';

interface RowProps {
  readonly parts: ScorecardParts;
  readonly criterion: Criterion;
  readonly callId: CallId;
}

const noAnswer: Answer = { kind: 'choice' };

/** One question: its options by their keys, and what was said and shown for the answer. */
export function CriterionRow({ parts, criterion, callId }: RowProps) {
  const { id, name, help, options, allowNotApplicable } = criterion;
  const { actions } = parts;
  const answer = useStore(parts.work, ({ data: work }) => work?.review.answers[id] ?? noAnswer);
  const current = useStore(parts.store, ({ criterionId }) => criterionId === id);
  return (
    <li className="criterion" data-current={current || undefined}>
      {/* The group itself takes the focus: keys answer it without walking through its options. */}
      <div
        id={criterionElementId(id)}
        className="criterion-group"
        role="radiogroup"
        tabIndex={0}
        aria-label={name}
        aria-describedby={`${criterionElementId(id)}-about`}
        onFocus={() => actions.setCurrent(id)}
      >
        <span className="criterion-head">
          <span className="criterion-name" title={help}>
            {name}
          </span>
          <span className="criterion-tools">
            <IconButton
              label={`Comment on ${name}`}
              shortcut={useShortcut('answer.comment')}
              icon={<MessageSquare />}
              onClick={() => actions.comment(criterion)}
            />
            <IconButton
              label={`Attach evidence to ${name}`}
              shortcut={useShortcut('answer.evidence')}
              icon={<Quote />}
              onClick={() => void actions.attachEvidence(criterion)}
            />
          </span>
        </span>
        <span className="criterion-options">
          {options.map(({ label }, place) => (
            <OptionButton
              key={label}
              label={label}
              shortcut={String(place + 1)}
              checked={answer.choice === place}
              onChoose={() => void actions.choose(criterion, place)}
            />
          ))}
          {allowNotApplicable ? (
            <OptionButton
              label="Not applicable"
              shortcut="N"
              hideLabel
              checked={answer.choice === 'na'}
              onChoose={() => void actions.choose(criterion, 'na')}
            />
          ) : undefined}
        </span>
      </div>
      <p className="criterion-about" id={`${criterionElementId(id)}-about`}>
        {weightText(criterion)}
      </p>
      <EvidenceList parts={parts} criterion={criterion} evidence={answer.evidence} />
      <CriterionComment
        parts={parts}
        criterion={criterion}
        callId={callId}
        saved={answer.comment}
      />
    </li>
  );
}

/** The element that takes the focus for a criterion. */
export const criterionElementId = (id: string): string => `criterion-${id}`;

function weightText({ weight, autoFail }: Criterion): string {
  const parts = [weight === 0 ? 'Not counted' : `Weight ${weight}`];
  if (autoFail === 'all') parts.push('Auto-fail: the lowest answer fails the call');
  if (autoFail === 'section') parts.push('Auto-fail: the lowest answer fails the section');
  return parts.join(' · ');
}

interface OptionProps {
  readonly label: string;
  readonly shortcut: string;
  readonly checked: boolean;
  /** Only the sign is drawn; the words are for assistive tools and the tooltip. */
  readonly hideLabel?: boolean;
  readonly onChoose: () => void;
}

function OptionButton({ label, shortcut, checked, hideLabel = false, onChoose }: OptionProps) {
  return (
    <button
      type="button"
      className="option"
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- keys answer the group; a native radio would take the arrows
      role="radio"
      aria-checked={checked}
      aria-keyshortcuts={shortcut}
      aria-label={label}
      title={label}
      tabIndex={-1}
      onClick={onChoose}
    >
      <span className="option-shortcut">{shortcut}</span>
      {hideLabel ? undefined : <span className="option-label">{label}</span>}
    </button>
  );
}
