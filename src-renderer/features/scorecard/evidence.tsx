import { X } from 'lucide-react';
import type { Answer } from '../../../src-shared/review.ts';
import type { Criterion } from '../../../src-shared/rubric.ts';
import { formatStretch, formatTime } from '../../lib/format.ts';
import { passageWords } from '../../lib/review-passage.ts';
import { IconButton } from '../../ui/button.tsx';
import type { ScorecardParts } from './scorecard-parts.ts';

interface EvidenceProps {
  readonly parts: ScorecardParts;
  readonly criterion: Criterion;
  readonly evidence: Answer['evidence'];
}

/** The words an answer rests on; a press plays them. */
export function Evidence({ parts, criterion, evidence }: EvidenceProps) {
  if (evidence === undefined || evidence.length === 0) return undefined;
  return (
    <ul className="evidence" aria-label={`Evidence for ${criterion.name}`}>
      {evidence.map(({ quote, ...span }, place) => (
        // The same words may be attached twice, and the list never changes its order.
        <li key={place} className="evidence-row">
          <button
            type="button"
            className="evidence-go"
            onClick={() => parts.actions.playEvidence(span)}
          >
            <span className="figure evidence-time">{formatTime(span.startMs)}</span>
            <span className="evidence-quote">{passageWords({ span, quote })}</span>
          </button>
          <IconButton
            label={`Remove this evidence: ${quote.slice(0, 60) || formatStretch(span)}`}
            icon={<X />}
            onClick={() => void parts.actions.removeEvidence(criterion.id, place)}
          />
        </li>
      ))}
    </ul>
  );
}
