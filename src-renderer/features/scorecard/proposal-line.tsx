import { Gauge } from 'lucide-react';
import type { Answer } from '../../../src-shared/review.ts';
import type { Criterion } from '../../../src-shared/rubrics/rubric.ts';
import { useShortcut } from '../../commands/use-shortcut.ts';
import { formatTime } from '../../lib/format.ts';
import { Button } from '../../ui/button.tsx';
import { passageLabel } from '../../work/passage.ts';
import type { Proposal } from './proposal.ts';
import { proposalText } from './scorecard-text.ts';
import { useIsReadOnly } from '../../work/read-only.ts';
import type { ScorecardParts } from './scorecard-actions.ts';

interface ProposalLineProps {
  readonly parts: ScorecardParts;
  readonly id: string;
  readonly criterion: Criterion;
  readonly proposal: Proposal;
  readonly answer: Answer;
  readonly current: boolean;
}

/**
 * What the measure of a criterion found, below its options. Once the criterion is answered, it is shown
 * only while the criterion is current.
 */
export function ProposalLine(props: ProposalLineProps) {
  const { parts, id, criterion, proposal, answer, current } = props;
  const isReadOnly = useIsReadOnly(parts);
  const shortcut = useShortcut('proposal.accept');
  const isAnswered = answer.value !== undefined;
  if (isAnswered && !current) return undefined;
  const canAccept = !isAnswered && proposal.optionId !== undefined && !isReadOnly;
  return (
    <div className="proposal" data-outcome={proposal.outcome}>
      <p id={id} className="proposal-text" title={proposal.explanation}>
        <Gauge aria-hidden="true" className="proposal-icon" />
        <span className="proposal-what">{headOf(criterion, proposal, answer)}</span>{' '}
        {proposal.explanation}
      </p>
      {current && canAccept ? (
        <Button
          tone="quiet"
          shortcut={shortcut}
          onClick={() => parts.actions.acceptProposal(criterion)}
        >
          {proposalText.accept}
        </Button>
      ) : undefined}
      {current && proposal.places.length > 0 ? (
        <Places parts={parts} criterion={criterion} proposal={proposal} />
      ) : undefined}
    </div>
  );
}

/** What became of the proposal, in a word or two. */
function headOf(criterion: Criterion, { outcome, optionId }: Proposal, answer: Answer): string {
  if (outcome === 'unknown') return proposalText.unknownHead;
  const options = criterion.kind === 'choice' ? criterion.options : [];
  const label = options.find(({ id }) => id === optionId)?.label;
  if (label === undefined) return proposalText.outcome[outcome];
  if (answer.proposal === 'accepted') return proposalText.accepted;
  return answer.value === undefined ? proposalText.proposed(label) : proposalText.overridden(label);
}

const Places = ({
  parts,
  criterion,
  proposal,
}: Pick<ProposalLineProps, 'parts' | 'criterion' | 'proposal'>) => (
  <ul className="proposal-places" aria-label={proposalText.places(criterion.name)}>
    {proposal.places.map(({ quote, ...span }, index) => (
      // The places of a result never change their order.
      <li key={index}>
        <button
          type="button"
          className="proposal-place figure"
          title={passageLabel({ span, quote })}
          onClick={() => parts.actions.showPlace({ span })}
        >
          {span.startMs === undefined
            ? proposalText.placeNumber(index + 1)
            : formatTime(span.startMs)}
        </button>
      </li>
    ))}
  </ul>
);
